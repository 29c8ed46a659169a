package normalize

import (
	"testing"
	"time"
)

func TestSolarHijri(t *testing.T) {
	for _, tc := range []struct {
		y, m, d   int
		want, why string
	}{
		{1399, 1, 1, "2020-03-20", "Nowruz after a common year"},
		{1400, 1, 1, "2021-03-21", "Nowruz after a leap year"},
		{1403, 12, 30, "2025-03-20", "the last day of a leap year"},
		{1402, 12, 30, "", "no leap year"},
		{1357, 11, 22, "1979-02-11", "the revolution"},
		{1304, 1, 11, "1925-03-31", "the day on which the calendar became law"},
		{1400, 3, 28, "2021-06-18", ""},
		{1400, 7, 31, "", "the second half has months of 30 days"},
		{1400, 13, 1, "", "no such month"},
		{1400, 1, 0, "", "no such day"},
	} {
		got, ok := calendarSolar(tc.y, tc.m, tc.d)
		if s := got.Format(time.DateOnly); ok && s != tc.want || ok != (tc.want != "") {
			t.Errorf("%d/%d/%d is %s, %v; want %q (%s)", tc.y, tc.m, tc.d, s, ok, tc.want, tc.why)
		}
	}
}

// FuzzSolarHijri: days that follow each other there follow each other here.
func FuzzSolarHijri(f *testing.F) {
	f.Add(1399, 12, 30)
	f.Fuzz(func(t *testing.T, y, m, d int) {
		day, ok := calendarSolar(y, m, d)
		if !ok {
			return
		}
		next, ok := calendarSolar(y, m, d+1)
		if !ok {
			if next, ok = calendarSolar(y, m+1, 1); !ok {
				next, ok = calendarSolar(y+1, 1, 1)
			}
		}
		if ok && next.Sub(day) != 24*time.Hour {
			t.Errorf("%d/%d/%d is %v, the day after %v", y, m, d, day, next)
		}
	})
}
