package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is compared by its words: lower case, without punctuation and without
// apostrophes inside, so that “Roe’s” and "Roe's" are one. Where a script
// sets no spaces, each pair of neighbouring characters is a word.

// class is what a character is to a word.
type class uint8

const (
	between    class = iota // ends a word
	ofWord                  // letters, digits, marks
	apostrophe              // left out of a word
	unspaced                // a letter of a script without spaces
)

func classOf(c rune) class {
	switch {
	case c < 0x80:
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			return ofWord
		}
		if c == '\'' {
			return apostrophe
		}
		return between
	case c == '’':
		return apostrophe
	case isUnspacedLetter(c):
		return unspaced
	case unicode.In(c, unicode.L, unicode.M, unicode.N):
		return ofWord
	}
	return between
}

// words lists the words of a text.
func words(s string) []string {
	if s == "" {
		return nil
	}
	s = strings.ToLower(s)
	out := make([]string, 0, strings.Count(s, " ")+2)
	start, quoted := -1, false
	before := -1 // where the unspaced letter just before begins
	pairs := 0   // it was the second of
	flush := func(end int) {
		if start >= 0 {
			out = append(out, lessApostrophes(s[start:end], quoted))
		}
		if before >= 0 && pairs == 0 {
			out = append(out, s[before:end]) // a letter alone
		}
		start, quoted, before, pairs = -1, false, -1, 0
	}
	for i, c := range s {
		switch classOf(c) {
		case unspaced:
			if start >= 0 {
				flush(i)
			}
			if before >= 0 {
				out = append(out, s[before:i+utf8.RuneLen(c)])
				pairs++
			}
			before = i
		case ofWord:
			if before >= 0 {
				flush(i)
			}
			if start < 0 {
				start = i
			}
		case apostrophe:
			if start >= 0 {
				quoted = true
			} else {
				flush(i)
			}
		default:
			flush(i)
		}
	}
	flush(len(s))
	return out
}

// wordHashes appends the hashes of a text's words to buf: of words(s), without
// making the strings.
func wordHashes(buf []uint64, s string) []uint64 {
	h := uint64(hashSeed)
	inside := false
	before := rune(-1)
	pairs := 0
	flush := func() {
		if inside {
			buf = append(buf, mix(h))
		}
		if before >= 0 && pairs == 0 {
			buf = append(buf, mix(hashRune(hashSeed, before)))
		}
		h, inside, before, pairs = hashSeed, false, -1, 0
	}
	for _, c := range s {
		if c < 0x80 && before < 0 {
			if lower := lowerASCII[c]; lower != 0 {
				h, inside = hashRune(h, rune(lower)), true
			} else if inside && c != '\'' {
				buf = append(buf, mix(h))
				h, inside = hashSeed, false
			}
			continue
		}
		switch classOf(c) {
		case unspaced:
			if inside {
				flush()
			}
			if before >= 0 {
				buf = append(buf, mix(hashRune(hashRune(hashSeed, before), c)))
				pairs++
			}
			before = c
		case ofWord:
			if before >= 0 {
				flush()
			}
			h = hashRune(h, unicode.ToLower(c))
			inside = true
		case apostrophe:
			if !inside {
				flush()
			}
		default:
			if inside || before >= 0 {
				flush()
			}
		}
	}
	flush()
	return buf
}

// lowerASCII maps ASCII letters and digits to what is hashed, all else to 0.
var lowerASCII = func() (t [0x80]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	return t
}()

// hashRune is a step of FNV-1a over characters.
func hashRune(h uint64, c rune) uint64 { return (h ^ uint64(c)) * 0x100000001B3 }

// isUnspacedLetter reports whether c is a letter of a script that sets no
// spaces between words.
func isUnspacedLetter(c rune) bool {
	return c >= 0x0E00 && (unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) || c == 'ー' ||
		unicode.IsLetter(c) && unicode.In(c, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan))
}

// lessApostrophes takes apostrophes out of a word that has some.
func lessApostrophes(w string, has bool) string {
	if !has {
		return w
	}
	return strings.NewReplacer("'", "", "’", "").Replace(w)
}

// numbers are the words of a text that count or date: with these different,
// two texts alike in all else are two parts of a series.
func numbers(words []string) []string {
	var out []string
	for _, w := range words {
		if isNumber(w) || ordinals.load()[w] {
			out = append(out, w)
		}
	}
	return out
}

func isNumber(w string) bool {
	return strings.IndexFunc(w, unicode.IsNumber) >= 0 || isSmallRoman(w)
}

// isSmallRoman finds part numbers ("Part II"); a lone i is a word.
func isSmallRoman(w string) bool {
	return len(w) > 1 && strings.Trim(w, "ivx") == ""
}

// ordinals are words that number the parts of a series: days of the week,
// numbers, times of day, in the languages of the larger newsrooms.
var ordinals = wordSet(
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "morning", "evening", "midday", "night", "today", "tomorrow", "spring", "summer", "autumn", "winter",
	"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "eins", "zwei", "drei", "vier", "fünf", "erste", "zweite", "dritte", "erster", "zweiter", "dritter", "morgen", "abend",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "deux", "trois", "quatre", "cinq", "premier", "première", "deuxième", "troisième", "matin", "soir",
	"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "dos", "tres", "cuatro", "cinco", "primero", "primera", "segundo", "segunda", "tercero", "tercera",
	"terça", "quarta", "quinta", "sexta", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro", "dois", "três", "primeiro", "primeira", "terceiro",
	"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "due", "tre", "quattro", "cinque", "primo", "prima", "secondo", "terzo",
	"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag",
	"poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar",
)
