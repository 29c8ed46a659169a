package induce

import (
	"strings"
	"time"
	"unicode"

	"tearsheet"
	"tearsheet/normalize"
)

// values judges single values with the code that will read them later, and
// remembers what it found: the same "June 18, 2021" stands on every other card.
type values struct {
	finder *normalize.DateFinder
	lang   string
	spans  map[string][2]int // FindDate; {0, 0}: none
	exact  map[string]bool   // Date
	names  map[string][]tearsheet.Author
}

func newValues(c Context) *values {
	now := c.Now
	return &values{
		finder: normalize.NewDateFinder(normalize.DateContext{Now: now, Zone: c.Zone, Language: c.Language}),
		lang:   c.Language, spans: map[string][2]int{}, exact: map[string]bool{}, names: map[string][]tearsheet.Author{},
	}
}

// authors reads a text as a byline.
func (v *values) authors(text string) []tearsheet.Author {
	a, known := v.names[text]
	if !known {
		a = normalize.Byline([]string{text}, normalize.BylineContext{Language: v.lang, FindDate: v.numbered})
		v.names[text] = a
	}
	return a
}

// maxDateText is the weight up to which a text may be a date and no prose.
const maxDateText = 60

// span finds a date phrase in a text.
func (v *values) span(s string) (start, end int, ok bool) {
	if !mayDate(s) {
		return 0, 0, false
	}
	at, known := v.spans[s]
	if !known {
		if start, end, ok := v.finder.Find(s); ok {
			at = [2]int{start, end}
		}
		v.spans[s] = at
	}
	return at[0], at[1], at[1] > at[0]
}

// numbered finds a date phrase that has a digit: beside a name no other is
// looked for.
func (v *values) numbered(s string) (start, end int, ok bool) {
	if !hasDigit(s) {
		return 0, 0, false
	}
	return v.span(s)
}

// maxGlued is the length up to which a text is searched for a date; what is
// longer is prose.
const maxGlued = 400

// mayDate reports whether a text may hold a date: it has a digit, or is as
// short as "yesterday" in any language.
func mayDate(s string) bool {
	if len(s) > maxGlued {
		return false
	}
	if len(s) <= 40 {
		return len(s) > 2
	}
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 0x80 && (unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十〇", r)) {
			return true
		}
	}
	return false
}

// isDate reports whether a text is a date and nothing else to speak of.
func (v *values) isDate(s string) bool {
	if s == "" || len(s) > 4*maxDateText || weight(s) > maxDateText {
		return false
	}
	if is, ok := v.exact[s]; ok {
		return is
	}
	start, end, ok := v.span(s)
	is := ok && bare(s[:start]) && bare(s[end:])
	v.exact[s] = is
	return is
}

// bare reports whether nothing is said beside the date: signs, or a word like
// "on" or "Published:".
func bare(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	return letters == 0 || letters <= 12 && strings.HasSuffix(strings.TrimSpace(s), ":")
}

// stamp reports whether an attribute's value is a date for machines: ISO 8601
// to the day at least, or a Unix time in seconds or milliseconds.
func stamp(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' && allDigits(s[:4]) && allDigits(s[5:7]) && allDigits(s[8:10]) {
		y := s[:2]
		return y == "19" || y == "20"
	}
	if (len(s) == 10 || len(s) == 13) && allDigits(s) {
		secs := int64(0)
		for i := 0; i < 10; i++ {
			secs = secs*10 + int64(s[i]-'0')
		}
		y := time.Unix(secs, 0).UTC().Year()
		return y >= 1995 && y <= 2100
	}
	return false
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return false
		}
	}
	return s != ""
}

// nameLike reports whether a text has the shape of a person's name or two:
// a few words that begin with capitals, no digits; in scripts without
// capitals, a short run of letters.
func nameLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 90 {
		return false
	}
	words, capital, caseless := 0, 0, 0
	for f := range strings.FieldsSeq(strings.ReplaceAll(s, ",", " ")) {
		words++
		first := true
		for _, r := range f {
			switch {
			case unicode.IsDigit(r), strings.ContainsRune("?!:;#$%+=<>/\\|…", r):
				return false
			case first && unicode.IsLetter(r):
				if unicode.IsUpper(r) || unicode.IsTitle(r) {
					capital++
				} else if !unicode.IsLower(r) {
					caseless++
				}
			}
			if unicode.IsLetter(r) {
				first = false
			}
		}
	}
	switch {
	case caseless == words:
		w := weight(s)
		return words <= 4 && w >= 4 && w <= 30
	case words < 2 || words > 6:
		return false
	}
	return capital >= 2 && capital*2 > words
}
