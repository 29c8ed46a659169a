package normalize

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"tearsheet"
)

// rhythms are the ways in which listings publish: the mean pause between two
// cards, and how long ago the newest may be.
var rhythms = []struct {
	name        string
	pause, lead time.Duration
	forms       int // of writing: without a year only what is of this year can be told
}{
	{"a busy front", 40 * time.Minute, 12 * time.Hour, 4},
	{"a daily", 8 * time.Hour, 24 * time.Hour, 4},
	{"a section", 30 * time.Hour, 48 * time.Hour, 4},
	{"a weekly", 7 * 24 * time.Hour, 7 * 24 * time.Hour, 4},
	{"a monthly", 31 * 24 * time.Hour, 30 * 24 * time.Hour, 3},
	{"a page of an archive", 20 * time.Hour, 3 * 365 * 24 * time.Hour, 3},
}

// dateColumn makes a listing, newest first, and writes its days in an order.
func dateColumn(r *rand.Rand, n int, pause, lead time.Duration, order tearsheet.DateOrder, forms int) (now time.Time, column []Stated, days []time.Time) {
	now = time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(r.Int64N(int64(4 * 365 * 24 * time.Hour))))
	at := now.Add(-time.Duration(r.Int64N(int64(lead))))
	sep := []string{"/", ".", "-"}[r.IntN(3)]
	format := []string{"%02[1]d%[2]s%02[3]d%[2]s%04[4]d", "%[1]d%[2]s%[3]d%[2]s%04[4]d", "%02[1]d%[2]s%02[3]d%[2]s%02[5]d", "%[1]d/%[3]d"}[r.IntN(forms)]
	for range n {
		y, m, d := at.Date()
		a, b := d, int(m)
		if order == tearsheet.MonthFirst {
			a, b = b, a
		}
		column = append(column, Stated{Text: fmt.Sprintf(format, a, sep, b, y, y%100)})
		days = append(days, time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
		at = at.Add(-time.Duration(r.ExpFloat64() * float64(pause)))
	}
	return now, column, days
}

// TestGeneratedColumns reads listings where nothing but the column tells the
// order, and the region of the page's language is wrong as often as not: at least 99% of those with eight cards or more must
// come out right, and a wrong one is never better than none.
func TestGeneratedColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const each = 1500
	var all, right, wrong int
	for _, rhythm := range rhythms {
		var good, bad int
		for k := range each {
			order := []tearsheet.DateOrder{tearsheet.DayFirst, tearsheet.MonthFirst}[k%2]
			now, column, days := dateColumn(r, 8+r.IntN(23), rhythm.pause, rhythm.lead, order, rhythm.forms)
			dated, proven := Dates(column, DateContext{Now: now, Language: []string{"en", "en-US", "en-GB"}[k%3]})
			if proven != order && proven != tearsheet.UnknownOrder {
				t.Logf("%s: handed on %v for %v: %v at %v", rhythm.name, proven, order, column, now)
			}
			same, other := 0, 0
			for i, d := range dated {
				switch {
				case d.Published.IsZero():
				case d.Published.Time.Equal(days[i]):
					same++
				default:
					other++
				}
			}
			switch {
			case other > 0:
				bad++
			case same == len(days):
				good++
			}
		}
		t.Logf("%-22s %d of %d right, %d wrong, %d left open", rhythm.name, good, each, bad, each-good-bad)
		all, right, wrong = all+each, right+good, wrong+bad
	}
	if right*1000 < all*990 {
		t.Errorf("%d of %d right: under 99%%", right, all)
	}
	if wrong*1000 > all*5 {
		t.Errorf("%d of %d wrong: a guess is worse than none", wrong, all)
	}
}
