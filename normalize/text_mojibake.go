package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mojibake: UTF-8 that someone read as windows-1252 and wrote again. It is
// mended only where that is certain:
//
//  1. a sequence that no one writes, whatever stands around it: with a C1
//     control in it, or beginning with a letter and a sign that never follows
//     one, if it has three bytes or four ("â€™") or the letter is Â or Ã ("Ã¤");
//     and, beside such a one, any of three bytes or four;
//  2. any other sequence when the whole string, read back as windows-1252, is
//     valid UTF-8 (a single real curly quote or accented letter in it is proof
//     of the contrary) and one sequence at least cannot be natural text, see
//     isEvidence. Without that "CAFÉ…" would become "CAFɅ".

// mend undoes every layer of mojibake in s.
func mend(s string) string {
	if mayBeMojibake(s) {
		s = mendSequences(s)
	}
	for {
		mended, ok := mendWhole(s)
		if !ok {
			return s
		}
		s = mendSequences(mended)
	}
}

// mendSequences mends those of the first kind and, once there was one, every
// other of three bytes or four: what stands beside mojibake is mojibake.
func mendSequences(s string) string {
	m := sequenceMender{}
	if m.read(s); m.mended {
		strict := string(m.out)
		m = sequenceMender{loose: true}
		m.read(strict)
	}
	return string(m.out)
}

// sequenceMender reads once: what a sequence becomes can complete an earlier
// one, and is looked at as if it had been written.
type sequenceMender struct {
	out           []rune
	loose, mended bool
}

func (m *sequenceMender) read(s string) {
	m.out = make([]rune, 0, len(s))
	for _, r := range s {
		m.push(r)
	}
}

func (m *sequenceMender) push(r rune) {
	m.out = append(m.out, r)
	if c, ok := windows1252(r); !ok || c < 0x80 || c > 0xBF {
		return
	}
	for n := 2; n <= 4 && n <= len(m.out); n++ {
		tail := m.out[len(m.out)-n:]
		if tail[0] < 0xC2 || tail[0] > 0xF4 {
			continue
		}
		if mended, ok := mendSequence(tail, m.loose && n > 2); ok {
			m.mended = true
			m.out = m.out[:len(m.out)-n]
			m.push(mended)
		}
		return // a lead byte begins the sequence or none does
	}
}

// mendSequence reads one whole sequence, if it is one and certain.
func mendSequence(tail []rune, certain bool) (rune, bool) {
	var raw [4]byte
	certain = certain || (len(tail) > 2 || tail[0] == 'Â' || tail[0] == 'Ã') && !isNatural(tail[1]) && tail[1] != '¡' && tail[1] != '¿'
	for i, r := range tail {
		c, ok := windows1252(r)
		if !ok {
			return 0, false
		}
		raw[i] = c
		certain = certain || 0x80 <= r && r < 0xA0
	}
	mended, size := utf8.DecodeRune(raw[:len(tail)])
	if !certain || mended == utf8.RuneError || size != len(tail) {
		return 0, false
	}
	return mended, true
}

// isNatural reports whether a character may stand behind a letter.
func isNatural(r rune) bool { return strings.ContainsRune(afterLetter, r) || unicode.IsLetter(r) }

func mendWhole(s string) (string, bool) {
	if !mayBeMojibake(s) {
		return s, false
	}
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := windows1252(r)
		if !ok {
			return s, false
		}
		raw = append(raw, c)
	}
	if !utf8.Valid(raw) || !hasEvidence(s) {
		return s, false
	}
	return string(raw), true
}

// mayBeMojibake looks, without allocating, for a letter that a lead byte
// becomes, U+00C2 to U+00F4, before a character that a continuation byte
// becomes: U+0080 to U+00BF or one of upper1252.
func mayBeMojibake(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == 0xC3 && s[i+1] >= 0x82 && s[i+1] <= 0xB4 {
			switch s[i+2] { // first bytes of those characters
			case 0xC2, 0xC5, 0xC6, 0xCB, 0xE2:
				return true
			}
		}
	}
	return false
}

// windows1252 is the byte that a decoder of windows-1252 (or of the ISO 8859-1
// it stands for) reads as r; false for a character that it never gives.
func windows1252(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	if i := strings.IndexRune(upper1252, r); i >= 0 {
		return 0x80 + byte(utf8.RuneCountInString(upper1252[:i])), true
	}
	return 0, false
}

// upper1252 holds the characters of the bytes 0x80 to 0x9F. The five bytes
// that windows-1252 leaves out stand for themselves, as browsers read them.
const upper1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// afterLetter are continuation bytes that writers put after a letter, so that
// "É…" or "é”" may be meant.
const afterLetter = "…“”‘’–—«»‹›•™®©°ºª²³¹· \u00A0´"

// hasEvidence reports whether one sequence at least is no natural text.
func hasEvidence(s string) bool {
	runes := []rune(s)
	for i := 0; i < len(runes); {
		lead, _ := windows1252(runes[i])
		n := sequenceLength(lead)
		if n > 1 && isEvidence(runes, i, n) {
			return true
		}
		i += n
	}
	return false
}

// sequenceLength is the length of the UTF-8 sequence that a byte begins; the
// string is known to be valid.
func sequenceLength(lead byte) int {
	switch {
	case lead < 0xC0:
		return 1
	case lead < 0xE0:
		return 2
	case lead < 0xF0:
		return 3
	}
	return 4
}

// isEvidence judges runes[i:i+n]: a letter followed by characters that no one
// writes after a letter ("â€"), a capital in the middle of a word ("cafÃ©"),
// or Â and Ã standing alone before a sign ("Â«").
func isEvidence(runes []rune, i, n int) bool {
	if i+n > len(runes) {
		return false
	}
	for _, r := range runes[i+1 : i+n] {
		if !isNatural(r) {
			return true
		}
	}
	before, after := ' ', ' '
	if i > 0 {
		before = runes[i-1]
	}
	if i+n < len(runes) {
		after = runes[i+n]
	}
	lead := runes[i]
	if n > 2 || !unicode.IsUpper(lead) {
		return false
	}
	return unicode.IsLower(before) || unicode.IsLower(after) ||
		(lead == 'Â' || lead == 'Ã') && !unicode.IsLetter(before)
}
