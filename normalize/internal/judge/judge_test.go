// Package judge holds normalize's dates against those of a program that no one
// here wrote. It is a package of its own because linking that program costs a
// process 200 ms and 95 MB at start.
package judge

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	dateparser "github.com/markusmobius/go-dateparser"

	"tearsheet"
	"tearsheet/normalize"
)

// excuses are the languages in which the judge is known to be wrong, with what
// it does there.
var excuses = map[string]string{
	"fa": "reads Solar Hijri years as ours",
	"th": "reads Buddhist years as ours",
}

// TestJudge asks for the day of every date of the table. Where the judge finds
// one, it must be ours in nearly all cases; each other case is printed.
func TestJudge(t *testing.T) {
	f, err := os.Open("../../testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var both, same, ours int
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if len(c) != 6 || c[5] == "none" || c[3] != "" || strings.HasPrefix(c[0], "#") {
			continue
		}
		lang, _, _ := strings.Cut(c[0], "-")
		if excuses[lang] != "" {
			continue
		}
		now, err := time.Parse(time.RFC3339, c[2])
		if err != nil {
			t.Fatal(err)
		}
		got, ok := normalize.Date(c[1], normalize.DateContext{Now: now, Language: c[0]})
		if !ok {
			continue
		}
		ours++
		judged, ok := ask(c[1], lang, now)
		if !ok {
			continue
		}
		both++
		if near(got, judged) {
			same++
			continue
		}
		t.Logf("%s %q: ours %s, the judge's %s", c[0], c[1], got.Time.Format(time.RFC3339), judged.Format(time.RFC3339))
	}
	t.Logf("of our %d dates the judge reads %d, and %d of them the same", ours, both, same)
	if both < 500 || same*100 < both*95 {
		t.Error("too few read the same")
	}
}

func ask(text, lang string, now time.Time) (time.Time, bool) {
	c := &dateparser.Configuration{CurrentTime: now, DefaultTimezone: time.UTC, PreferredDateSource: dateparser.Past}
	if lang != "" {
		c.Languages = []string{lang}
	}
	d, err := dateparser.Parse(c, text)
	if err != nil || d.IsZero() {
		return time.Time{}, false
	}
	return d.Time, true
}

// near compares days; the judge keeps now's clock where none is stated.
func near(got tearsheet.Timestamp, judged time.Time) bool {
	y, m, d := got.Time.Date()
	y2, m2, d2 := judged.In(got.Time.Location()).Date()
	return y == y2 && m == m2 && d == d2
}
