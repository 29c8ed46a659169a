package normalize

import (
	"testing"
	"time"
)

// TestDateFinder holds the finder to FindDate, whatever texts came before.
func TestDateFinder(t *testing.T) {
	c := DateContext{Now: time.Date(2021, 6, 19, 12, 0, 0, 0, time.UTC), Language: "de"}
	f := NewDateFinder(c)
	for range 2 {
		for _, s := range []string{
			"", "Von Lena Brandt | 18. Juni 2021", "Clara Voss June 18, 2021", "gestern, 14:05", "18 juin 2021", "kein Datum",
			"2021年6月18日 記者", "18.06.2021 | 3 Kommentare", "há 2 horas", "Mai", "vor 3 Stunden",
		} {
			a, b, ok := f.Find(s)
			x, y, is := FindDate(s, c)
			if a != x || b != y || ok != is {
				t.Errorf("%q: %d to %d, %v; FindDate says %d to %d, %v", s, a, b, ok, x, y, is)
			}
		}
	}
}
