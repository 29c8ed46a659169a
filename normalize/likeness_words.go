package normalize

import (
	"strings"
	"unicode"
)

// words are what is compared of a text: lower case, without punctuation and
// without apostrophes inside words, so that “Roe’s” and "Roe's" are one.
// Where a script sets no spaces, each pair of neighbouring characters is a
// word.
func words(s string) []string {
	if s == "" {
		return nil
	}
	s = strings.ToLower(s)
	out := make([]string, 0, strings.Count(s, " ")+2)
	start := -1        // of the word being read
	apostrophe := -1   // in it
	pair, prev := 0, 0 // start of the character before, in unspaced text
	unspaced := false
	flush := func(end int) {
		if start >= 0 {
			out = append(out, lessApostrophes(s[start:end], apostrophe >= 0))
		}
		start, apostrophe = -1, -1
	}
	for i, c := range s {
		switch {
		case isUnspacedLetter(c):
			flush(i)
			if unspaced && prev == i {
				out = append(out, s[pair:i+runeLen(c)])
			} else if next := i + runeLen(c); !unspacedAt(s, next) {
				out = append(out, s[i:next]) // a character alone
			}
			pair, prev, unspaced = i, i+runeLen(c), true
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) && start >= 0:
			if start < 0 {
				start = i
			}
			unspaced = false
		case (c == '\'' || c == '’') && start >= 0:
			apostrophe = i
		default:
			flush(i)
			unspaced = false
		}
	}
	flush(len(s))
	return out
}

func runeLen(c rune) int { return len(string(c)) }

func unspacedAt(s string, i int) bool {
	for _, c := range s[i:] {
		return isUnspacedLetter(c)
	}
	return false
}

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
		if isNumber(w) || ordinals[w] {
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
