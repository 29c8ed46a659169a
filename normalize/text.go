package normalize

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is what a reader sees of a string from a page: character references
// that were encoded twice are resolved, UTF-8 that was read as windows-1252 is
// mended where a round trip proves it, soft hyphens and zero-width characters
// are gone (joiners that Persian, Indic scripts and emoji need stay), every
// run of white space, no-break ones too, is one space, and the result is in
// Unicode NFC. A line break inside Chinese or Japanese text, which those
// scripts do not read as a space, leaves none. Quotes, dashes, ellipses and
// case are kept as written.
//
// Text of the empty or blank string is "". The result is valid UTF-8 (bytes
// that are not become U+FFFD), and Text of it is itself.
func Text(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	// What one round uncovers (a zero-width space inside an entity, mojibake
	// written as entities) the next one reads. Hidden layers cost their writer
	// three bytes for each byte below, so that rounds grow with the logarithm
	// of the length.
	for range maxRounds {
		before := s
		s = norm.NFC.String(spaces(norm.NFC.String(mend(entities(s)))))
		if s == before || !strings.Contains(s, "&") && !mayBeMojibake(s) {
			break
		}
	}
	return s
}

const maxRounds = 40

// isClean finds the common case without work: characters that stand for
// themselves in every step, and single spaces inside.
func isClean(s string) bool {
	last := ' '
	for _, c := range s {
		if c == '&' || c == ' ' && last == ' ' || !standsForItself(c) {
			return false
		}
		last = c
	}
	return s == "" || last != ' ' && !mayBeMojibake(s)
}

// standsForItself lists ranges without controls, marks, joiners, spaces, and
// characters that NFC changes: the scripts of most pages.
func standsForItself(c rune) bool {
	switch {
	case c < 0x7F:
		return c >= ' '
	case c < 0x300:
		return c >= 0xA1 && c != 0xAD
	case c < 0x530:
		return 0x388 <= c && (c <= 0x482 || c >= 0x48A)
	case c < 0x2028:
		return c >= 0x2010
	}
	return 0x4E00 <= c && c <= 0x9FFF || 0xAC00 <= c && c <= 0xD7A3 || 0x3041 <= c && c <= 0x3096 ||
		0x30A1 <= c && c <= 0x30FA || c == '、' || c == '。' || c == '「' || c == '」' || c == 'ー' || c == '，' || c == '：' || c == '€'
}

// longestEntity bounds how far back "&" is looked for: the longest name in
// HTML's table has 31 letters.
const longestEntity = 40

// entities resolves character references until none is left. A reference
// that the parser resolved already was one by the page's markup; one that is
// still there was encoded twice. Only those that end in ";" count, so that
// "AT&T" and "&copy that" stay. It reads once: a resolved character can
// complete an earlier "&", and is looked at as if it had been written.
func entities(s string) string {
	if !strings.Contains(s, "&") || !strings.ContainsAny(s, ";\u037E") {
		return s
	}
	e := entityReader{out: make([]byte, 0, len(s))}
	for _, r := range s {
		e.push(r)
	}
	return string(e.out)
}

type entityReader struct{ out []byte }

func (e *entityReader) push(r rune) {
	if r == '\u037E' { // the Greek question mark, which NFC writes as ";"
		r = ';'
	}
	e.out = utf8.AppendRune(e.out, r)
	if r != ';' {
		return
	}
	from := max(0, len(e.out)-longestEntity)
	amp := strings.LastIndexByte(string(e.out[from:]), '&')
	if amp < 0 {
		return
	}
	ref := string(e.out[from+amp:])
	decoded, ok := resolveEntity(ref)
	if !ok {
		return
	}
	e.out = e.out[:from+amp]
	for _, r := range decoded {
		e.push(r)
	}
}

// resolveEntity resolves one whole reference, "&" to ";".
func resolveEntity(ref string) (string, bool) {
	if ref == "&semi;" {
		return ";", true
	}
	decoded := html.UnescapeString(ref)
	if decoded == ref || strings.HasSuffix(decoded, ";") { // "&notit;" resolves "&not" only
		return ref, false
	}
	return decoded, true
}

// spaces takes out what is not to be seen and makes every white space one
// space, by script.
func spaces(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var prev rune // last rune written
	var base rune // last one written that is no mark: marks change their order
	var gap gap
	rtl := hasRTL(s)
	for i, r := range s {
		switch {
		case isSpace(r):
			gap.add(r)
			continue
		case dropped(r, rtl), isJoiner(r) && !joins(base, gap, s[i+utf8.RuneLen(r):]):
			continue
		}
		if gap.seen && prev != 0 && !(gap.onlyLineBreak() && isUnspaced(prev) && isUnspaced(r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		prev, gap = r, emptyGap
		if !unicode.Is(unicode.M, r) {
			base = r
		}
	}
	return b.String()
}

// gap is a run of white space.
type gap struct{ seen, lineBreak, wide bool }

var emptyGap gap

func (g *gap) add(r rune) {
	g.seen = true
	switch r {
	case '\n', '\r', '\u2028', '\u2029', '\u0085':
		g.lineBreak = true
	case '\u3000': // a space that a Chinese or Japanese writer typed
		g.wide = true
	}
}

func (g gap) onlyLineBreak() bool { return g.lineBreak && !g.wide }

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2800' || r == '\u3164' // blanks that pass as letters: Braille, Hangul filler
}

// dropped says which characters are never text: controls, soft hyphens, zero
// width, marks of direction (kept inside right-to-left text, where they show),
// interlinear and private markers.
func dropped(r rune, rtl bool) bool {
	switch {
	case r < ' ', 0x7F <= r && r < 0xA0:
		return true
	case r == '\u00AD', r == '\u200B', r == '\u2060', r == '\uFEFF', r == '\u180E', r == '\u034F':
		return true
	case r == '\u200E', r == '\u200F', r == '\u061C':
		return !rtl
	case 0x202A <= r && r <= 0x202E, 0x2061 <= r && r <= 0x206F, 0xFFF9 <= r && r <= 0xFFFB:
		return true
	case 0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // noncharacters
		return true
	}
	return false
}

func hasRTL(s string) bool {
	for _, r := range s {
		if r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return true
		}
	}
	return false
}

func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// joins reports whether a zero-width (non-)joiner between a base and what
// follows changes what is seen: between letters of scripts that join, and in
// emoji. Between other characters it is invisible rubbish.
func joins(base rune, g gap, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return !g.seen && shapes(base) && shapes(next)
}

func shapes(r rune) bool {
	switch {
	case r < 0x590, r == utf8.RuneError, isSpace(r), dropped(r, true):
		return false
	case unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return false
	case r == '\uFE0F':
		return true
	}
	return unicode.In(r, unicode.Letter, unicode.Mark, unicode.So, unicode.Sk)
}

// isUnspaced reports whether a script puts no spaces between words and lines:
// Han, Kana and their punctuation, but not Hangul.
func isUnspaced(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		0x3001 <= r && r <= 0x303F || r == '\u30FC' || 0xFF01 <= r && r <= 0xFF0F || 0xFF1A <= r && r <= 0xFF20)
}
