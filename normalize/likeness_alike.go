package normalize

import (
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"

	"tearsheet"
)

// Likeness says when two items tell one story. The zero value uses the
// measured defaults (TestLikenessStream measures them).
type Likeness struct {
	Dek    float64       // within a source: least likeness of the deks, 0 to 1
	Within time.Duration // within a source: greatest distance of the dates
	Across float64       // across sources: least likeness of headline and dek
}

// The defaults.
const (
	// DefaultDek: below it reports that fill one form ("One of the … was fined
	// for …") become one story, above 0.8 edited deks are missed.
	DefaultDek = 0.72
	// DefaultWithin is less than a day, for the parts of a daily series are a
	// day apart.
	DefaultWithin = 20 * time.Hour
	DefaultAcross = 0.60
)

func (l Likeness) withDefaults() Likeness {
	if l.Dek == 0 {
		l.Dek = DefaultDek
	}
	if l.Within == 0 {
		l.Within = DefaultWithin
	}
	if l.Across == 0 {
		l.Across = DefaultAcross
	}
	return l
}

// Republished reports whether two items of one source are one story under two
// addresses: the same headline up to punctuation, both dates stated and near,
// and deks alike (or none, and one picture). It is symmetric.
//
// It is false when anything needed is missing, and when the two differ in a
// number, a weekday or a month: those are two parts of a series.
func (l Likeness) Republished(a, b tearsheet.Item) bool {
	l = l.withDefaults()
	if a.Published.IsZero() || b.Published.IsZero() || apart(a.Published, b.Published) > l.Within {
		return false
	}
	head := words(a.Headline)
	if len(head) < 2 || !slices.Equal(head, words(b.Headline)) {
		return false
	}
	if a.Dek == "" && b.Dek == "" {
		return a.Image != "" && a.Image == b.Image
	}
	if a.Dek == "" || b.Dek == "" {
		return false
	}
	x, y := words(a.Dek), words(b.Dek)
	return slices.Equal(numbers(x), numbers(y)) && alike(x, y) >= l.Dek
}

// apart is the distance of two dates; days are compared as days.
func apart(a, b tearsheet.Timestamp) time.Duration {
	if a.Precision == tearsheet.Day || b.Precision == tearsheet.Day {
		return day(a).Sub(day(b)).Abs()
	}
	return a.Time.Sub(b.Time).Abs()
}

func day(t tearsheet.Timestamp) time.Time {
	y, m, d := t.Time.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Related reports whether two items of two sources tell one story, a wire
// report for one: most of their words are the same and in the same order, and
// so are the numbers of the headlines. Dates, where both are stated, must be
// within three days. It is symmetric, and false for texts too short to
// compare.
func (l Likeness) Related(a, b tearsheet.Item) bool {
	l = l.withDefaults()
	if !a.Published.IsZero() && !b.Published.IsZero() && apart(a.Published, b.Published) > 72*time.Hour {
		return false
	}
	if len(a.Likeness.Bands) > 0 && len(b.Likeness.Bands) > 0 && distance(a.Likeness, b.Likeness) > farApart {
		return false // spares the comparison letter by letter
	}
	x, y := words(a.Headline), words(b.Headline)
	if len(x) < minFeatures || len(y) < minFeatures || !slices.Equal(numbers(x), numbers(y)) {
		return false
	}
	return alike(append(x, words(a.Dek)...), append(y, words(b.Dek)...)) >= l.Across
}

// farApart is the number of bits, of 64, from which on two sketches are of
// texts that share few words; unrelated ones differ in 32 on average.
const farApart = 28

// maxCompared bounds the text that is compared letter by letter; the time for
// it grows with the square.
const maxCompared = 600

// alike is the likeness of two texts, 0 to 1: 1 less the letters to be
// changed, as a part of the longer text. Of long texts the beginnings are
// compared.
func alike(x, y []string) float64 {
	a, b := head(strings.Join(x, " ")), head(strings.Join(y, " "))
	if a == b {
		return 1
	}
	long := max(runes(a), runes(b))
	return 1 - float64(levenshtein.ComputeDistance(a, b))/float64(long)
}

func head(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxCompared {
			return s[:i]
		}
	}
	return s
}

func runes(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}
