package cldr

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word gives the longest phrase that stands at a place of a folded text, and
// its length; 0 when there is none. A phrase of an alphabet ends where no
// letter follows.
func (l *Language) Word(text []byte, at int) (Word, int) {
	return l.words.find(text, at)
}

// After gives the longest phrase that may follow a number, as "hours ago".
func (l *Language) After(text []byte, at int) (Unit, int) {
	return l.after.find(text, at)
}

// NearMonth gives the month whose name a word comes near to: an abbreviation
// of at least three letters that fits one month only ("octob"), or a name of
// at least five letters with up to three more behind it (a case that the table
// has not). English, which has no cases, is not stretched. 0: none.
func (l *Language) NearMonth(word []byte) uint8 {
	letters := utf8.RuneCount(word)
	if letters < 3 {
		return 0
	}
	first, _ := utf8.DecodeRune(word)
	span := l.words.span(first)
	var month uint8
	for _, e := range l.words.list[span[0]:span[1]] {
		if e.value.Month == 0 {
			continue
		}
		cut := len(e.text) > len(word) && e.text[:len(word)] == string(word)
		longer := !cut && l.Name != "en" && len(e.text) < len(word) && string(word[:len(e.text)]) == e.text &&
			utf8.RuneCountInString(e.text) >= 5 && letters-utf8.RuneCountInString(e.text) <= 3
		switch {
		case !cut && !longer:
		case month != 0 && month != e.value.Month:
			return 0
		default:
			month = e.value.Month
		}
	}
	return month
}

// Before gives the longest phrase that ends at a place and may stand before a
// number, as "vor".
func (l *Language) Before(text []byte, end int) (u Unit, n int) {
	for _, e := range l.before {
		if len(e.text) <= n || len(e.text) > end {
			continue
		}
		if start := end - len(e.text); string(text[start:end]) == e.text && begins(text, start) {
			u, n = e.value, len(e.text)
		}
	}
	return u, n
}

func (e *entries[T]) find(text []byte, at int) (v T, n int) {
	r := rune(text[at])
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRune(text[at:])
	}
	span := e.span(r)
	for _, e := range e.list[span[0]:span[1]] {
		if end := at + len(e.text); end <= len(text) && string(text[at:end]) == e.text && Ends(text, end) {
			return e.value, len(e.text)
		}
	}
	return v, 0
}

func (e *entries[T]) span(r rune) [2]uint16 {
	if r < utf8.RuneSelf {
		return e.ascii[r]
	}
	return e.other[r]
}

// Ends reports whether a word may end at a place: no letter of a script with
// spaces goes on there, and no number is cut.
func Ends(text []byte, at int) bool {
	if at >= len(text) {
		return true
	}
	c := text[at]
	if c < utf8.RuneSelf {
		if '0' <= c && c <= '9' {
			return at == 0 || text[at-1] < '0' || text[at-1] > '9'
		}
		if c < 'a' || c > 'z' {
			return true
		}
		last, _ := utf8.DecodeLastRune(text[:at])
		return !Joins(last)
	}
	r, _ := utf8.DecodeRune(text[at:])
	if !Joins(r) {
		return true
	}
	last, _ := utf8.DecodeLastRune(text[:at])
	return !Joins(last)
}

func begins(text []byte, at int) bool {
	if at == 0 {
		return true
	}
	last, _ := utf8.DecodeLastRune(text[:at])
	first, _ := utf8.DecodeRune(text[at:])
	return !Joins(last) || !Joins(first)
}

// Joins reports whether a rune is a letter (or a sign on one) of a script that
// sets its words apart, so that two of them in a row are one word.
func Joins(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z'
	case Spaceless(r):
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// Spaceless reports the scripts that write words without spaces, and Hangul,
// whose particles stick to the word.
func Spaceless(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case r <= 0xFFF, // Thai, Lao, Tibetan
		0x1000 <= r && r <= 0x109F, // Myanmar
		0x1100 <= r && r <= 0x11FF, // Hangul
		0x1780 <= r && r <= 0x17FF, // Khmer
		0x2E80 <= r && r <= 0x9FFF, // Han, Kana
		0xA000 <= r && r <= 0xA4CF, // Yi
		0xAC00 <= r && r <= 0xD7FF,
		0xF900 <= r && r <= 0xFAFF,
		r >= 0x20000:
		return true
	}
	return false
}

// Speaks appends the languages that know a word, by the index, which leaves out
// words too short to tell one language from another.
func Speaks(dst []string, word []byte) []string {
	lo, hi := 0, len(index)
	for lo < hi { // on lines: word TAB language SPACE language …
		mid := lo + strings.LastIndexByte(index[lo:(lo+hi)/2], '\n') + 1
		line, _, _ := strings.Cut(index[mid:hi], "\n")
		key, langs, _ := strings.Cut(line, "\t")
		switch c := bytes.Compare([]byte(key), word); {
		case c == 0:
			for lang := range strings.FieldsSeq(langs) {
				dst = append(dst, lang)
			}
			return dst
		case c < 0:
			lo = min(mid+len(line)+1, hi)
		default:
			hi = mid
		}
	}
	return dst
}
