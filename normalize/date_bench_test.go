package normalize

import (
	"strings"
	"testing"
	"time"
)

// BenchmarkDates reads a column of thirty cards, as it is done for a page; the
// time is that of one card.
func BenchmarkDates(b *testing.B) {
	for _, bc := range []struct{ name, lang, text string }{
		{"ISO", "en", "2021-06-18T10:30:00Z"},
		{"English", "en", "June 18, 2021"},
		{"EnglishClock", "en", "Fri, June 18, 2021 at 3:05 p.m. ET"},
		{"Numeric", "en-GB", "18/06/2021"},
		{"Relative", "en", "3 hours ago"},
		{"German", "de", "18. Juni 2021, 14:05 Uhr"},
		{"Russian", "ru", "18 июня 2021, 14:05"},
		{"Korean", "ko", "2021.06.18 오후 3:05"},
		{"Bengali", "bn", "১৮ জুন ২০২১"},
		{"LyingPage", "en-US", "18 de junio de 2021"},
		{"NoDate", "en", "The mayor said that nothing had been decided"},
	} {
		b.Run(bc.name, func(b *testing.B) {
			column := make([]Stated, 30)
			for i := range column {
				column[i].Text = bc.text
			}
			c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: bc.lang}
			b.ReportAllocs()
			for range b.N / len(column) {
				Dates(column, c)
			}
		})
	}
}

// BenchmarkFindDate looks for a date in a byline, with and without one.
func BenchmarkFindDate(b *testing.B) {
	c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: "en"}
	for _, text := range []string{"By Jane Doe and John Roe", "By Jane Doe | June 18, 2021"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FindDate(text, c)
			}
		})
	}
}

// BenchmarkDateLong is the longest text that is read, with much to try.
func BenchmarkDateLong(b *testing.B) {
	text := strings.Repeat("18 ", maxDate/3)
	c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: "en"}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Date(text, c)
	}
}
