package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases is a table of phrases to find at the front of a run of words. Most
// words begin no phrase, which one look-up tells.
type phrases struct {
	all  map[string]*phrase
	most map[string]int // words of the longest phrase that begins with a word
}

// phrase is a row of the table.
type phrase struct {
	text string
	role role
}

// phraseTable turns lists a role into one table to ask.
func phraseTable(lists map[role][]string) phrases {
	p := phrases{make(map[string]*phrase), make(map[string]int)}
	for _, r := range []role{sourceRole, notWriter, writer} { // a phrase in two lists is a writer's
		for _, text := range lists[r] {
			p.add(text, r)
		}
	}
	return p
}

// phraseSet is a table in which the role does not matter.
func phraseSet(list ...string) phrases {
	p := phrases{make(map[string]*phrase, len(list)), make(map[string]int, len(list))}
	for _, text := range list {
		p.add(text, writer)
	}
	return p
}

func (p phrases) add(text string, r role) {
	first, rest, more := strings.Cut(text, " ")
	n := 1
	if more {
		n += 1 + strings.Count(rest, " ")
	}
	p.all[text] = &phrase{text, r}
	p.most[first] = max(p.most[first], n)
}

// leading finds the longest phrase that words begin with, and how many words
// it has; 0 for none.
func (p phrases) leading(words []string) (int, *phrase) {
	if len(words) == 0 {
		return 0, nil
	}
	var buf [64]byte
	n := min(p.most[string(foldInto(buf[:0], words[0]))], len(words))
	for ; n > 1; n-- {
		if found := p.all[fold(strings.Join(words[:n], " "))]; found != nil {
			return n, found
		}
	}
	if n == 1 {
		if found := p.all[string(foldInto(buf[:0], words[0]))]; found != nil {
			return 1, found
		}
	}
	return 0, nil
}

// begins reports whether a word begins a phrase of the table.
func (p phrases) begins(word string) bool {
	var buf [64]byte
	return p.most[string(foldInto(buf[:0], word))] > 0
}

// wordTable is a set of words in lower case.
type wordTable map[string]bool

func wordSet(words ...string) wordTable {
	set := make(wordTable, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// has reports whether a word, folded, is in the set.
func (t wordTable) has(w string) bool {
	var buf [64]byte
	return t[string(foldInto(buf[:0], w))]
}

// foldInto is fold without allocating for words that fit into buf.
func foldInto(buf []byte, w string) []byte {
	if len(w) > cap(buf)-utf8.UTFMax {
		return append(buf, fold(w)...)
	}
	for _, c := range w {
		switch {
		case 'A' <= c && c <= 'Z':
			buf = append(buf, byte(c)+'a'-'A')
		case c < 0x80:
			buf = append(buf, byte(c))
		case len(buf)+utf8.UTFMax > cap(buf): // lower case can be longer
			return append(buf[:0], fold(w)...)
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(c))
		}
	}
	for n := len(buf); n > 0 && (buf[n-1] == ':' || buf[n-1] == ',' || buf[n-1] == ';'); n-- {
		buf = buf[:n-1]
	}
	return buf
}

// union is a set of all words of several.
func union(sets ...wordTable) wordTable {
	all := make(wordTable)
	for _, s := range sets {
		for w := range s {
			first, _, _ := strings.Cut(w, " ")
			all[first] = true
		}
	}
	return all
}

// firstWords are the words that phrases begin with.
func (p phrases) firstWords() wordTable {
	all := make(wordTable, len(p.most))
	for w := range p.most {
		all[w] = true
	}
	return all
}

// fold is the form in which words are looked up: lower case, without the
// colon or comma after them.
func fold(s string) string {
	return strings.ToLower(strings.TrimRight(s, ":,;"))
}
