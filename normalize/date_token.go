package normalize

import (
	"strings"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

// dateKind is what a token is.
type dateKind uint8

const (
	dateSign    dateKind = iota // a mark of punctuation
	dateNumber                  // digits of any script, or Han numerals
	dateWord                    // a word or phrase that the tables know
	dateUnknown                 // any other word
)

type dateToken struct {
	kind       dateKind
	gap        bool   // white space stands before it
	digits     uint8  // of a number, as written
	sign       byte   // of punctuation; 0 for one outside ASCII
	start, end uint16 // in the folded text
	number     int64
	word       cldr.Word
}

// tokenise cuts the folded text by the words of a language and by the words
// that are read in every language.
func (p *dateParser) tokenise(lang *cldr.Language) {
	p.lang, p.toks = lang, p.toks[:0]
	text := p.folded.Text
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		t := dateToken{start: uint16(i), gap: i > 0 && text[i-1] == ' '}
		if c := text[i]; '0' <= c && c <= '9' {
			p.digits(&t, i)
		} else {
			p.wordAt(&t, i)
		}
		i = int(t.end)
		if n := len(p.toks); t.kind == dateUnknown && n > 0 && p.toks[n-1].kind == dateUnknown && !t.gap {
			p.toks[n-1].end = t.end // a run in a script without spaces
			continue
		}
		p.toks = append(p.toks, t)
	}
}

func (p *dateParser) digits(t *dateToken, i int) {
	text := p.folded.Text
	t.kind = dateNumber
	j := i
	for ; j < len(text) && '0' <= text[j] && text[j] <= '9'; j++ {
		if j-i < 18 {
			t.number = t.number*10 + int64(text[j]-'0')
		}
	}
	t.digits, t.end = uint8(min(j-i, 255)), uint16(j)
}

func (p *dateParser) wordAt(t *dateToken, i int) {
	text := p.folded.Text
	var w cldr.Word
	n := 0
	if p.lang != nil {
		w, n = p.lang.Word(text, i)
	}
	switch any, m := p.any.Word(text, i); {
	case m > n:
		w, n = any, m
	case m == n && m > 0:
		w.Mark |= any.Mark
	}
	if v, digits, m := dateHanNumber(text[i:]); m > n {
		t.kind, t.number, t.digits, t.end = dateNumber, v, digits, uint16(i+m)
		return
	}
	if n > 0 {
		t.kind, t.word, t.end = dateWord, w, uint16(i+n)
		return
	}
	r, size := utf8.DecodeRune(text[i:])
	if !cldr.Joins(r) && !cldr.Spaceless(r) {
		t.kind, t.end = dateSign, uint16(i+size)
		if r < utf8.RuneSelf {
			t.sign = byte(r)
		}
		return
	}
	t.kind, t.end = dateUnknown, uint16(i+size)
	for j := i + size; cldr.Joins(r) && j < len(text); {
		if r, size = utf8.DecodeRune(text[j:]); !cldr.Joins(r) {
			break
		}
		j += size
		t.end = uint16(j)
	}
	p.nearWord(t)
}

// nearWord gives an unknown word the meaning of the word that it stands for in
// the language of the page: with a particle written in one with it, or a month
// cut short in another way than the tables cut it, or in another case.
func (p *dateParser) nearWord(t *dateToken) {
	if p.lang == nil {
		return
	}
	text := p.folded.Text
	if first, n := utf8.DecodeRune(text[t.start:t.end]); strings.ContainsRune(dateParticles[p.lang.Name], first) && int(t.start)+n < int(t.end) {
		at := int(t.start) + n
		if w, m := p.lang.Word(text, at); m > 0 && at+m >= int(t.end) && (w.Month > 0 || w.Weekday > 0 || w.Solar > 0) {
			t.kind, t.word, t.end = dateWord, w, uint16(at+m)
			return
		}
	}
	if !p.besideNumber(t) {
		return
	}
	if m := p.lang.NearMonth(text[t.start:t.end]); m > 0 {
		t.kind, t.word = dateWord, cldr.Word{Month: m}
	}
}

// dateParticles are prepositions and articles of one letter that are written
// in one with the next word.
var dateParticles = map[string]string{"he": "בלהמוכש", "ar": "وبل", "fa": "و", "ur": "و"}

// besideNumber reports a digit right before or behind a word: a near miss of a
// month's name counts only there.
func (p *dateParser) besideNumber(t *dateToken) bool {
	text := p.folded.Text
	digit := func(at, step int) bool {
		for n := 0; n < 3 && at >= 0 && at < len(text); n++ {
			switch c := text[at]; {
			case '0' <= c && c <= '9':
				return true
			case c != ' ' && c != '-' && c != '.' && c != '\'' && c != '/' && c != ',':
				return false
			}
			at += step
		}
		return false
	}
	return digit(int(t.start)-1, -1) || digit(int(t.end), 1)
}

// dateHanNumber reads 二〇二一, 十八, 二十三, 三: a value, how many digits it would be
// written with, and the length in bytes; 0 for none.
func dateHanNumber(text []byte) (value int64, digits uint8, n int) {
	if len(text) == 0 || text[0] < 0xE3 {
		return 0, 0, 0
	}
	var ten, unit int64
	placed := false
	for n < len(text) && digits < 8 {
		r, size := utf8.DecodeRune(text[n:])
		v := dateHanDigit(r)
		if v < 0 {
			break
		}
		switch {
		case v == 10:
			ten, unit, placed = max(unit, 1)*10, 0, true
		case placed:
			unit = v
		default:
			unit = unit*10 + v
		}
		n += size
		digits++
	}
	value = ten + unit
	if placed {
		digits = 2
	}
	return value, digits, n
}

func dateHanDigit(r rune) int64 {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一', '壹', '元': // 令和元年, the first year
		return 1
	case '二', '两', '兩':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return -1
}
