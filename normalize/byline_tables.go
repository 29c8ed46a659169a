package normalize

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The tables are made when they are first asked: a program that normalises
// nothing pays nothing for them.

// phrases is a table of phrases to find at the front of a run of words. Most
// words begin no phrase, which one look-up tells.
type phrases struct{ load func() phraseMaps }

type phraseMaps struct {
	all  map[string]*phrase
	most map[string]int // words of the longest phrase that begins with a word
}

// phrase is a row of the table.
type phrase struct {
	text string
	role role
}

// phraseTable makes one table of lists a role; a phrase in two lists is a
// writer's.
func phraseTable(lists func() map[role][]string) phrases {
	return phrases{sync.OnceValue(func() phraseMaps {
		p := phraseMaps{make(map[string]*phrase), make(map[string]int)}
		all := lists()
		for _, r := range []role{sourceRole, notWriter, writer} {
			p.add(r, all[r])
		}
		return p
	})}
}

// phraseSet is a table in which the role does not matter.
func phraseSet(list ...string) phrases {
	return phrases{sync.OnceValue(func() phraseMaps {
		p := phraseMaps{make(map[string]*phrase, len(list)), make(map[string]int, len(list))}
		p.add(writer, list)
		return p
	})}
}

func (p phraseMaps) add(r role, list []string) {
	for _, text := range list {
		first, rest, more := strings.Cut(text, " ")
		n := 1
		if more {
			n += 1 + strings.Count(rest, " ")
		}
		p.all[text] = &phrase{text, r}
		p.most[first] = max(p.most[first], n)
	}
}

// leading finds the longest phrase that words begin with, and how many words
// it has; 0 for none.
func (p phrases) leading(words []string) (int, *phrase) {
	if len(words) == 0 {
		return 0, nil
	}
	var buf [64]byte
	table := p.load()
	n := min(table.most[string(foldInto(buf[:0], words[0]))], len(words))
	for ; n > 1; n-- {
		if found := table.all[fold(strings.Join(words[:n], " "))]; found != nil {
			return n, found
		}
	}
	if n == 1 {
		if found := table.all[string(foldInto(buf[:0], words[0]))]; found != nil {
			return 1, found
		}
	}
	return 0, nil
}

// begins reports whether a word begins a phrase of the table.
func (p phrases) begins(word string) bool {
	var buf [64]byte
	return p.load().most[string(foldInto(buf[:0], word))] > 0
}

// wordTable is a set of words in lower case.
type wordTable struct{ load func() map[string]bool }

func wordSet(words ...string) wordTable {
	return wordTable{sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, len(words))
		for _, w := range words {
			set[w] = true
		}
		return set
	})}
}

// has reports whether a word, folded, is in the set.
func (t wordTable) has(w string) bool {
	var buf [64]byte
	return t.load()[string(foldInto(buf[:0], w))]
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

// union is a set of the words of several, of phrases their first words.
func union(sets ...func() []string) wordTable {
	return wordTable{sync.OnceValue(func() map[string]bool {
		all := make(map[string]bool)
		for _, list := range sets {
			for _, w := range list() {
				first, _, _ := strings.Cut(w, " ")
				all[first] = true
			}
		}
		return all
	})}
}

func (t wordTable) list() []string { return slices.Collect(maps.Keys(t.load())) }

func (p phrases) list() []string { return slices.Collect(maps.Keys(p.load().most)) }

// fold is the form in which words are looked up: lower case, without the
// colon or comma after them.
func fold(s string) string {
	return strings.ToLower(strings.TrimRight(s, ":,;"))
}
