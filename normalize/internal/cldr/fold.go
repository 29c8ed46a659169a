package cldr

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text in the one form in which words are compared: lower case,
// Latin, Greek and Cyrillic without accents, Hebrew and Arabic without points,
// digits of all scripts as ASCII, white space as one space, invisible
// characters gone, the full stop of an abbreviation gone.
type Folded struct {
	Text []byte
	From []uint16 // for each byte of Text: where its rune starts in the original
}

// MaxLen is the longest text that Fold takes; a longer one is cut by the
// caller's refusal, never here.
const MaxLen = 4096

// Fold appends the folded form of s to f, which may hold a buffer to use. s
// must be no longer than MaxLen.
func Fold(f Folded, s string) Folded {
	f.Text, f.From = f.Text[:0], f.From[:0]
	letters := 0 // in a row, right before here
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			letters = f.ascii(s, i, letters)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		letters = f.rune(s[i:i+n], r, i, letters)
		i += n
	}
	if n := len(f.Text); n > 0 && f.Text[n-1] == ' ' {
		f.Text, f.From = f.Text[:n-1], f.From[:n-1]
	}
	return f
}

// FoldString is Fold for the tables.
func FoldString(s string) string { return string(Fold(Folded{}, s).Text) }

func (f *Folded) put(c byte, at int) {
	f.Text = append(f.Text, c)
	f.From = append(f.From, uint16(at))
}

func (f *Folded) space(at int) {
	if n := len(f.Text); n > 0 && f.Text[n-1] != ' ' {
		f.put(' ', at)
	}
}

func (f *Folded) ascii(s string, i, letters int) int {
	switch c := s[i]; {
	case 'a' <= c && c <= 'z':
		f.put(c, i)
		return letters + 1
	case 'A' <= c && c <= 'Z':
		f.put(c+'a'-'A', i)
		return letters + 1
	case c <= ' ' || c == 0x7f:
		f.space(i)
	case c == '`':
		f.put('\'', i)
	case c == '.' && letters > 0:
		// "a.m." is one word, "news.Updated" two.
		if letters > 1 && i+1 < len(s) && letterAt(s[i+1:]) {
			f.space(i)
		}
	default:
		f.put(c, i)
	}
	return 0
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func (f *Folded) rune(s string, r rune, at, letters int) int {
	switch {
	case Invisible(r):
		return letters
	case unicode.IsSpace(r):
		f.space(at)
		return 0
	}
	if d := norm.NFKD.PropertiesString(s).Decomposition(); len(d) > 0 && len(d) <= 12 {
		for len(d) > 0 {
			r, n := utf8.DecodeRune(d)
			letters = f.plain(r, at, letters)
			d = d[n:]
		}
		return letters
	}
	return f.plain(r, at, letters)
}

// plain puts one rune that has no decomposition.
func (f *Folded) plain(r rune, at, letters int) int {
	if point(r) {
		return letters
	}
	if r == ' ' {
		f.space(at)
		return 0
	}
	if v, ok := digit(r); ok {
		f.put('0'+v, at)
		return 0
	}
	r = unicode.ToLower(r)
	if to, ok := same[r]; ok {
		for i := range len(to) {
			f.put(to[i], at)
		}
		if to[0] >= 'a' {
			return letters + 1
		}
		return 0
	}
	if r < utf8.RuneSelf {
		f.put(byte(r), at)
	} else {
		var buf [4]byte
		for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
			f.put(c, at)
		}
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return letters + 1
	}
	return 0
}

// Invisible reports characters that carry no text: joiners, direction marks,
// soft hyphens, variation selectors.
func Invisible(r rune) bool {
	switch {
	case r == 0xAD || r == 0xFEFF || r == 0x34F || r == 0x61C || r == 0x180E:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, 0xFE00 <= r && r <= 0xFE0F:
		return true
	}
	return false
}

// point reports the marks that are left off: accents of the alphabets that
// stay readable without them, and the points of Hebrew and Arabic. The signs
// of Indic and Southeast Asian scripts are letters in all but name.
func point(r rune) bool {
	if r >= 0x900 && r < 0xD00 && r&0x7F == 0x3C {
		return true // nukta: many keyboards leave it off
	}
	return 0x300 <= r && r <= 0x36F || 0x591 <= r && r <= 0x5C7 ||
		0x610 <= r && r <= 0x61A || r == 0x640 || 0x64B <= r && r <= 0x65F || r == 0x670
}

// digit gives the value of a decimal digit of any script.
func digit(r rune) (byte, bool) {
	if r < 0x660 || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	// Digits come in runs of ten that start at a zero (Unicode 4.6).
	z := r
	for n := 0; n < 9 && unicode.Is(unicode.Nd, z-1); n++ {
		z--
	}
	if r >= 0x1D7CE && r <= 0x1D7FF { // five runs that touch
		return byte((r - 0x1D7CE) % 10), true
	}
	return byte(r - z), true
}

// same lists letters that are written one for the other, and signs of
// punctuation that mean the same in a date.
var same = map[rune]string{
	'ı': "i", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ß': "ss", 'æ': "ae", 'œ': "oe", // keyboards without them
	'ς': "σ",                               // final sigma
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", // Persian and Arabic keyboards
	'ہ': "ه", 'ھ': "ه", 'ے': "ي", 'ە': "ه",
	'ी': "ि", 'ू': "ु", 'ী': "ি", 'ূ': "ু", 'ੀ': "ਿ", 'ੂ': "ੁ", 'ી': "િ", 'ૂ': "ુ", // spelt long or short: जनवरी, फरवरी, জানুয়ারী
	'ヵ': "か", 'ヶ': "か", 'ケ': "か", // 1ヶ月
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '⁃': "-", '־': "-",
	'’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", '´': "'", '′': "'", '՚': "'", 'ꞌ': "'", '׳': "'", '״': "'",
	'،': ",", '、': ",", '。': ",", '։': ",", '।': ",",
	'•': "|", '·': "|", '・': "|", '‧': "|", '∙': "|", '●': "|", '¦': "|", '│': "|", '｜': "|", '⋅': "|", '»': "|", '›': "|", '→': "|",
	'【': "(", '】': ")", '「': "(", '」': ")", '［': "(", '］': ")", '〔': "(", '〕': ")",
	'∶': ":", '꞉': ":", '⁄': "/", '∕': "/",
}
