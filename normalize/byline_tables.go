package normalize

import "strings"

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

// foldInto is fold without allocating for the short ASCII words that most are.
func foldInto(buf []byte, w string) []byte {
	if len(w) > cap(buf) {
		return append(buf, fold(w)...)
	}
	for i := range len(w) {
		c := w[i]
		if c >= 0x80 {
			return append(buf[:0], fold(w)...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	for n := len(buf); n > 0 && (buf[n-1] == ':' || buf[n-1] == ',' || buf[n-1] == ';'); n-- {
		buf = buf[:n-1]
	}
	return buf
}

// fold is the form in which words are looked up: lower case, without the
// colon or comma after them.
func fold(s string) string {
	return strings.ToLower(strings.TrimRight(s, ":,;"))
}
