package normalize

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// FuzzDate feeds any text in any language. What comes out must hold together,
// and when it is written down and read again it must be the same.
func FuzzDate(f *testing.F) {
	for i, v := range dateVectors(f) {
		if i%40 == 0 {
			f.Add(v.text, v.lang)
		}
	}
	f.Add("\xff\x00 18 June 2021", "en")
	f.Add("18\u202eenuJ 2021", "x-\xff")
	now := time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text, lang string) {
		c := DateContext{Now: now, Language: lang}
		got, ok := Date(text, c)
		if again, _ := Date(text, c); again != got {
			t.Fatalf("%q read twice: %v, %v", text, got, again)
		}
		if ok == got.IsZero() {
			t.Fatalf("%q: %v with %v", text, ok, got)
		}
		if ok {
			dateHolds(t, text, got, c)
		}
		start, end, found := FindDate(text, c)
		if found && (start < 0 || start >= end || end > len(text)) {
			t.Fatalf("FindDate(%q) = %d, %d", text, start, end)
		}
		if found && utf8.ValidString(text) && !utf8.ValidString(text[start:end]) {
			t.Fatalf("FindDate(%q) cuts a character: %q", text, text[start:end])
		}
	})
}

func dateHolds(t *testing.T, text string, got tearsheet.Timestamp, c DateContext) {
	h, m, s := got.Time.Clock()
	switch {
	case got.Time.Sub(c.Now) > dateAhead:
		t.Fatalf("%q lies ahead: %v", text, got)
	case got.Precision == tearsheet.Day && h+m+s != 0, got.Precision == tearsheet.Minute && s != 0, got.Time.Nanosecond() != 0:
		t.Fatalf("%q has parts finer than its precision: %v", text, got)
	case got.Zone == tearsheet.NoZone, got.Text == "", !strings.Contains(text, got.Text):
		t.Fatalf("%q has no evidence: %+v", text, got)
	}
	written := got.Time.Format(time.RFC3339)
	if got.Precision == tearsheet.Minute {
		written = got.Time.Format("2006-01-02T15:04Z07:00")
	}
	again, _ := Date(written, c)
	if !again.Time.Equal(got.Time) || again.Precision != got.Precision && h+m+s != 0 {
		t.Fatalf("%q is %s, which is %+v", text, written, again)
	}
}

// FuzzDates reads a column of three cards: no card may change what another
// states in full.
func FuzzDates(f *testing.F) {
	f.Add("2021-06-18", "17:44", "05/06/2021", "en")
	f.Add("1624012200", "3 hours ago", "Updated 18 June 2021", "")
	now := time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, attr, text, other, lang string) {
		c := DateContext{Now: now, Language: lang}
		column := []Stated{{attr, text}, {"", "June 18, 2021"}, {"", other}}
		dated, order := Dates(column, c)
		if len(dated) != len(column) {
			t.Fatalf("%d of %d", len(dated), len(column))
		}
		again, order2 := Dates(column, c)
		if diff := cmp.Diff(dated, again, cmp.Comparer(time.Time.Equal)); diff != "" || order != order2 {
			t.Fatalf("not the same twice: %s", diff)
		}
		if s, _ := dateWall(dated[1].Published); s != "2021-06-18" && lang == "en" {
			t.Fatalf("a whole date became %q", s)
		}
		for _, d := range dated {
			if d.Published.IsZero() && !d.Modified.IsZero() {
				t.Fatalf("modified but never published: %+v", d)
			}
		}
	})
}

// TestDateTime holds texts that invite work to a bound: the longest that is
// read costs no more than a few times what its length suggests.
func TestDateTime(t *testing.T) {
	c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: "en"}
	for _, unit := range []string{"1 ", "18 June ", "June 18 ", "1.", "1:", "a ", "18年", "昨", "แ", "3 hours ", "at ", "10:30 ", ", ", "updated ", "मार्च ", "x18", "م ", "listopad "} {
		cost := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			best := time.Hour
			for range 5 {
				start := time.Now()
				Date(text, c)
				FindDate(text, c)
				best = min(best, time.Since(start))
			}
			return best
		}
		cost(maxDate) // languages are loaded
		short, long := cost(maxDate/8), cost(maxDate)
		if long > 40*short && long > 2*time.Millisecond {
			t.Errorf("%q: 128 bytes in %v, 1 kB in %v", unit, short, long)
		}
	}
	if d, _ := Dates([]Stated{{Text: strings.Repeat("June 18, 2021 ", 1000)}}, c); d[0].Dropped != DropLong {
		t.Errorf("14 kB: %+v", d[0])
	}
}
