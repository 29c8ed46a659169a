package normalize

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// Language settles the language of a page in BCP 47 from what the page states
// (html lang, og:locale, the configuration) and from its headlines together.
//
// A stated language whose script is not that of the headlines is wrong for
// certain; one whose script fits is believed unless the headlines, many
// enough, are surely of another. lie says so in words then; "" otherwise.
// Where nothing is stated the headlines decide if they can: by their script,
// or by a confident guess. A tag that is none counts as not stated. "" is
// unknown: too little text, or too even.
func Language(stated string, headlines []string) (tag, lie string) {
	tag = canonicalTag(stated)
	letters, script := mainScript(headlines)
	if letters < minLetters {
		return tag, ""
	}
	if tag == "" {
		if script.language != "" {
			return script.language, ""
		}
		return guessLanguage(headlines, letters), ""
	}
	if script.name == "" {
		return tag, ""
	}
	if !script.writes(baseLanguage(tag), tag) {
		truth := script.language
		if truth == "" {
			truth = guessLanguage(headlines, letters)
		}
		return truth, fmt.Sprintf("the page says its language is %s, but its headlines are in %s script", tag, script.name)
	}
	if truth := overruled(tag, headlines, letters); truth != "" {
		return truth, fmt.Sprintf("the page says its language is %s, but its headlines are in %s", tag, truth)
	}
	return tag, ""
}

// overruled returns the language of the headlines when they are surely not in
// the one that the page states though its script fits: the stated language's
// small words hardly occur, those of the guess do. "" otherwise, and for a
// language whose small words are not known.
func overruled(tag string, headlines []string, letters int) string {
	if letters < sureLetters {
		return ""
	}
	share, known := shareOfSmallWords(baseLanguage(tag), headlines)
	if !known || share > isForeign {
		return ""
	}
	guess := guessLanguage(headlines, letters)
	if guess == "" || guess == baseLanguage(tag) || akin(guess, tag) {
		return ""
	}
	if spoken, _ := shareOfSmallWords(guess, headlines); spoken < isSpoken {
		return ""
	}
	return guess
}

const (
	enoughLetters = 5000 // more proves no more
	minLetters    = 40   // less text says nothing
	sureLetters   = 300  // from here on a guess may overrule the page
)

// script is a writing system and who writes in it.
type script struct {
	name      string
	table     *unicode.RangeTable
	language  string // when it tells the language by itself
	languages string // that are written in it; "": all that no other row claims
}

// scripts of the world's newsrooms. Kana comes before Han: Japanese has both.
var scripts = []script{
	{"Latin", unicode.Latin, "", ""},
	{"Cyrillic", unicode.Cyrillic, "", "ru uk be bg sr mk kk ky tg mn tt ba cv ce os sah tyv uz az bs sh av ab"},
	{"Greek", unicode.Greek, "el", "el grc"},
	{"Arabic", unicode.Arabic, "", "ar fa ur ps ckb sd ug arz prs ks pa ku azb bal"},
	{"Hebrew", unicode.Hebrew, "he", "he iw yi lad"},
	{"Devanagari", unicode.Devanagari, "", "hi mr ne sa kok mai bho doi brx sd ks awa"},
	{"Bengali", unicode.Bengali, "bn", "bn as mni bpy"},
	{"Gurmukhi", unicode.Gurmukhi, "pa", "pa"},
	{"Gujarati", unicode.Gujarati, "gu", "gu"},
	{"Odia", unicode.Oriya, "or", "or"},
	{"Tamil", unicode.Tamil, "ta", "ta"},
	{"Telugu", unicode.Telugu, "te", "te"},
	{"Kannada", unicode.Kannada, "kn", "kn tcy"},
	{"Malayalam", unicode.Malayalam, "ml", "ml"},
	{"Sinhala", unicode.Sinhala, "si", "si"},
	{"Thai", unicode.Thai, "th", "th"},
	{"Lao", unicode.Lao, "lo", "lo"},
	{"Khmer", unicode.Khmer, "km", "km"},
	{"Myanmar", unicode.Myanmar, "my", "my shn mnw ksw"},
	{"Tibetan", unicode.Tibetan, "bo", "bo dz"},
	{"Georgian", unicode.Georgian, "ka", "ka xmf"},
	{"Armenian", unicode.Armenian, "hy", "hy hyw"},
	{"Ethiopic", unicode.Ethiopic, "", "am ti"},
	{"Hangul", unicode.Hangul, "ko", "ko"},
	{"Kana", kana, "ja", "ja"},
	{"Han", unicode.Han, "zh", "zh yue wuu ja ko cmn nan hak gan"},
}

var kana = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3041, Hi: 0x30FF, Stride: 1}, {Lo: 0x31F0, Hi: 0x31FF, Stride: 1}}}

// writes reports whether a language is written in the script, as far as is
// known: a tag that names its script is believed.
func (s script) writes(base, tag string) bool {
	if strings.Count(tag, "-") > 0 && len(strings.Split(tag, "-")[1]) == 4 {
		return true
	}
	if s.languages != "" {
		return inWords(s.languages, base)
	}
	for _, other := range scripts {
		if other.languages != "" && other.language != "" && inWords(other.languages, base) {
			return false // a language with a script of its own
		}
	}
	return !inWords("ru uk be bg mk ar fa ur ps hi mr ne am ti zh ja ko", base)
}

func inWords(list, word string) bool {
	return strings.Contains(" "+list+" ", " "+word+" ")
}

// mainScript counts the letters of the headlines and names the script of two
// thirds of them; any kana at all makes Han Japanese. No name: none has so
// many.
func mainScript(headlines []string) (letters int, main script) {
	counts := make([]int, len(scripts))
	for _, h := range headlines {
		if letters > enoughLetters {
			break
		}
		for _, c := range h {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				letters++
				counts[0]++
				continue
			}
			if c < 0x80 || !unicode.IsLetter(c) {
				continue
			}
			letters++
			for i := range scripts {
				if unicode.Is(scripts[i].table, c) {
					counts[i]++
					break
				}
			}
		}
	}
	han, kanas := len(scripts)-1, len(scripts)-2
	if counts[kanas]*20 >= counts[han] {
		counts[kanas] += counts[han]
		counts[han] = 0
	}
	for i, n := range counts {
		if n*3 >= letters*2 {
			return letters, scripts[i]
		}
	}
	return letters, script{}
}

// guessLanguage asks whatlanggo; "" when the text is short or its answer is
// not clear, and when the small words of the answer, where they are known,
// speak against it.
func guessLanguage(headlines []string, letters int) string {
	if letters < 3*minLetters {
		return ""
	}
	text := strings.Join(headlines, "\n")
	if len(text) > maxGuessed {
		text = strings.ToValidUTF8(text[:maxGuessed], "")
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return ""
	}
	tag := canonicalTag(info.Lang.Iso6391())
	if share, known := shareOfSmallWords(tag, headlines); known && share <= isForeign {
		return ""
	}
	return tag
}

// maxGuessed bounds the text that is guessed by, in bytes: more makes no guess
// better.
const maxGuessed = 6000

// akin reports whether two languages are so alike that a guess between them
// proves nothing.
func akin(a, b string) bool {
	for _, family := range []string{
		"da no nb nn sv is fo", "cs sk pl", "hr sr bs sl sh mk bg", "ru uk be bg", "es pt gl ca it ro oc ast", "id ms jv su", "nl af de lb", "hi mr ne", "ar fa ur ps", "tr az tk", "en sco", "zh yue ja",
	} {
		if inWords(family, baseLanguage(a)) && inWords(family, baseLanguage(b)) {
			return true
		}
	}
	return false
}
