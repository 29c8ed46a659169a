package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LooksLikeName judges how much one string of a card looks like a byline, from
// 0 (surely none) to 1 (it says "By" and a name). It looks at the string only,
// not at the column: a title in capitals ("Storm Hits Coast") looks like a
// name, and a column of bylines shows by names that come again.
//
//	1.0   a word of role and a name: "By Jane Roe", "김민준 기자", "作者：王小明"
//	0.8   two to four words that begin like names: "Jane van der Roe", "O'Carroll, Chad"
//	0.7   an agency or a newsroom: "AFP", "Staff"
//	0.4   one word that begins like a name, or two to four Han characters: "WIRED", "王小明"
//	0.2   a nickname: "jane_roe"
//	0     nothing, a number, a section ("Politics"), a sentence, a date
//
// A date, reading time or count glued to the name is not held against it. No
// value is a promise: with several strings take the mean over the column.
func LooksLikeName(s string) float64 {
	if len(s) > maxName {
		return 0
	}
	s = Text(s)
	words := strings.Fields(spacePunctuation(s))
	if len(words) == 0 || len(words) > 14 {
		return 0
	}
	r := bylineReader{}
	r.line(s)
	best := found{}
	for _, f := range r.found {
		if f.kind > best.kind {
			best = f
		}
	}
	switch best.kind {
	case nobody, title:
		return 0
	case source, collective, agency:
		return 0.7
	}
	if introduced(words) {
		return 1
	}
	return nameShape(best.name)
}

const maxName = 160

// introduced reports whether a word of role stands before or after the name.
func introduced(words []string) bool {
	r := bylineReader{}
	ro, rest := r.cutRole(words, noRole)
	if ro == writer && len(rest) > 0 && (strings.HasSuffix(words[0], ":") || startsUpper(rest[0])) {
		return true
	}
	last := words[len(words)-1]
	return !isASCII(last) && gluedSuffix(last) != "" && len(words) < 4
}

// nameShape judges a name by its words.
func nameShape(name string) float64 {
	words := strings.Fields(name)
	if strings.ContainsAny(name, "0123456789?!“”\"") && len(words) > 1 {
		return 0
	}
	like, particle := 0, 0
	for i, w := range words {
		switch {
		case functionWords.has(w):
			return 0
		case i > 0 && particles.load()[w]:
			particle++
		case startsUpper(w):
			like++
		}
	}
	switch n := len(words); {
	case n == 1:
		return oneWord(name, like)
	case like+particle < n || like < 2, like > 4:
		return 0
	}
	return 0.8
}

func oneWord(name string, like int) float64 {
	n := utf8.RuneCountInString(name)
	switch {
	case isHanKanaWord(name):
		if n < 2 || n > 5 {
			return 0
		}
		return 0.4
	case n < 3 || n > 30 || strings.IndexFunc(name, unicode.IsLetter) < 0:
		return 0
	case like == 1:
		return 0.4
	}
	return 0.2
}

// functionWords stand in headlines and in no name.
var functionWords = wordSet("the", "of", "for", "a", "an", "is", "are", "was", "were", "be", "to", "how", "why", "what", "when", "who", "where", "his", "her", "its", "their", "your", "our", "my", "this", "that", "these", "with", "from", "after", "over", "into", "about", "as", "at", "on", "not", "new", "says", "said", "will", "can", "you", "we", "it", "more", "than", "up", "out", "off", "but", "or", "if", "no", "all", "read", "by",
	"ist", "sind", "war", "ein", "eine", "das", "die", "nicht", "mit", "auf", "für", "im", "zum", "wie", "warum", "nach", "über", "bei", "est", "sont", "un", "une", "les", "dans", "sur", "pour", "avec", "pas", "plus", "qui", "que", "aux", "los", "las", "una", "con", "sin", "por", "para", "más", "cómo", "uma", "com", "não", "mais", "gli", "il", "che", "non", "nel", "sono", "een", "het", "niet", "voor", "op", "не", "на", "в", "за", "что", "как", "для", "по")
