package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tearsheet"
)

// BylineContext is what is known around a byline. The zero value works.
type BylineContext struct {
	Language string   // BCP 47; "": unknown, and words that are names elsewhere are let stand
	Caps     bool     // every byline of the column is in capitals: bring names to title case
	Labels   []string // the card's labels: a byline that is only one of them names nobody
	// FindDate gives the span of a date phrase, so that a date glued to the
	// name is cut off. nil: no dates are looked for.
	FindDate func(s string) (start, end int, ok bool)
}

// Byline reads the authors out of the strings that a card has for its byline,
// in their order, each once however often it is written. Names are kept as
// written.
//
// Left out: words of role ("By", "Von", "기자"), job titles, degrees, places
// ("in Seoul"), outlets ("for The Paper"), e-mail addresses, handles beside a
// name, dates, reading times and counts of comments, and who took the
// pictures, edited or translated.
//
// An agency, a newsroom or a nickname that stands alone is an author as it is
// written ("AFP", "Staff", "janeroe"), because the page names it as one; beside a
// person's name an agency counts only when joined by "and", a newsroom never.
//
// Nothing, blanks, a date, a number, a section's name, a string longer than a
// byline can be (1,000 bytes), and more than 200 names give no author. A string
// that may be one name or two ("Ortega y Gasset") is one.
func Byline(raw []string, c BylineContext) []tearsheet.Author {
	r := bylineReader{BylineContext: c, language: baseLanguage(c.Language)}
	for _, s := range raw {
		if len(s) <= maxByline {
			r.line(Text(s))
		}
	}
	return r.authors()
}

const maxByline = 1000

// maxAuthors bounds what a card can name; a list beyond it is no byline but
// an index of names, and each is compared with all others.
const maxAuthors = 200

// kind is what a piece of a byline turned out to be.
type kind uint8

const (
	nobody     kind = iota
	title           // "Senior Reporter": a job without a name
	source          // "Source: Reuters"
	collective      // "Staff", "die Redaktion"
	agency          // "AFP"
	person
)

type found struct {
	name   string
	kind   kind
	joined bool // by "and" or the like to what stands before it
}

type bylineReader struct {
	BylineContext
	language string
	first    int  // where the finds of this line begin
	upper    bool // the segment is in capitals, and so are its joiners
	dated    bool // a date was cut from the line: words around dates go with it
	found    []found
}

// line reads one string.
func (r *bylineReader) line(s string) {
	if notNames.has(s) || strings.HasSuffix(s, "?") {
		return
	}
	r.first = len(r.found)
	s = r.cutDates(cutAvatar(s))
	s = cutBrackets(spacePunctuation(cutDotted(s)))
	first, words := r.cutRole(cutAddresses(strings.Fields(s)), noRole)
	if first != noRole && len(words) == 0 {
		r.roleAlone(s)
		return
	}
	role := first
	for i, words := range splitWords(markRoles(words)) {
		if i > 0 || first == noRole {
			role, words = r.cutRole(words, role)
		}
		if len(words) == 0 {
			continue // "By | Jane Roe": the role is that of the next segment
		}
		if role != notWriter {
			r.names(words, role)
		}
		role = noRole
	}
}

// dottedRoles are words of role with a dot inside that joins names elsewhere.
var dottedRoles = []string{"文・写真", "取材・文", "写真・文", "글·사진", "글・사진", "取材・構成"}

func cutDotted(s string) string {
	if isASCII(s) {
		return s
	}
	for _, p := range dottedRoles {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return strings.TrimLeft(rest, " :：/／＝=")
		}
	}
	return s
}

// roleAlone keeps a newsroom whose name is also a role ("Redaktion").
func (r *bylineReader) roleAlone(s string) {
	if collectives.has(s) {
		r.found = append(r.found, found{name: strings.TrimRight(s, ": "), kind: collective})
	}
}

// cutDates takes date phrases out, leaving a separator.
func (r *bylineReader) cutDates(s string) string {
	r.dated = false
	if r.FindDate == nil || !mayHoldDate(s) {
		return s
	}
	for range 3 { // a byline holds a date, a time of update, hardly more
		start, end, ok := r.FindDate(s)
		if !ok || start < 0 || end > len(s) || start >= end || !isSureDate(s[start:end]) {
			break
		}
		start += nicknameDigits(s[:start], s[start:end])
		s = s[:start] + " | " + s[end:]
		r.dated = true
	}
	return s
}

// nicknameDigits is the length of digits in front of a date that end a
// nickname ("jane11 June 18, 2021").
func nicknameDigits(before, date string) int {
	c, _ := utf8.DecodeLastRuneInString(before)
	digits := len(date) - len(strings.TrimLeft(date, "0123456789"))
	if digits > 0 && (c == '_' || unicode.Is(unicode.Latin, c)) && strings.HasPrefix(date[digits:], " ") {
		return digits
	}
	return 0
}

// isSureDate guards names that are a date's word somewhere ("Jana", Swahili
// for yesterday): without a number a date is one of the known day words or a
// whole phrase.
func isSureDate(s string) bool {
	return strings.IndexFunc(s, unicode.IsNumber) >= 0 || strings.ContainsAny(s, "一二三四五六七八九十〇") ||
		strings.Count(s, " ") > 1 || dayWords.has(s)
}

// mayHoldDate spares names the search for a date: there is none without a
// number or a word of an hour or a day.
func mayHoldDate(s string) bool {
	for _, c := range s {
		if '0' <= c && c <= '9' || c >= 0x80 && (unicode.IsNumber(c) || unicode.Is(unicode.Han, c)) {
			return true
		}
	}
	for w := range strings.FieldsSeq(s) {
		if timeWords.has(w) {
			return true
		}
	}
	return false
}

// authors settles who counts.
func (r *bylineReader) authors() []tearsheet.Author {
	best := nobody
	for _, f := range r.found {
		best = max(best, f.kind)
	}
	var out []tearsheet.Author
	for _, f := range r.found {
		if !f.counts(best) {
			continue
		}
		name := f.name
		if r.Caps {
			name = titleCase(name, r.language)
		}
		i := slices.IndexFunc(out, func(a tearsheet.Author) bool { return strings.EqualFold(a.Name, name) })
		switch {
		case i < 0 && len(out) == maxAuthors:
			return nil
		case i < 0:
			out = append(out, tearsheet.Author{Name: name})
		case i >= 0 && isUpper(out[i].Name) && !isUpper(name):
			out[i].Name = name
		}
	}
	return out
}

// counts reports whether a find is an author when best is the best kind of
// find: beside a person only an agency that is joined to somebody is.
func (f found) counts(best kind) bool {
	return f.kind != nobody && f.kind == best || best == person && f.kind == agency && f.joined
}

// isUpper reports whether a string has letters with case and all are capital.
func isUpper(s string) bool {
	cased := false
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		cased = cased || unicode.IsUpper(c)
	}
	return cased
}

// startsUpper reports whether a word begins like a name: with a capital, or
// with a letter of a script that has none.
func startsUpper(word string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "“\"'(‘"))
	return unicode.IsUpper(c) || unicode.IsTitle(c) || unicode.IsLetter(c) && !unicode.IsLower(c)
}
