package main

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

func writeWords(tables map[string]*table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Made by gen from CLDR %s and %s (Unicode License V3, see LICENSE.unicode) and extras.txt.\n", version, earlier)
	for _, name := range keys(tables, cmp.Compare[string]) {
		t := tables[name]
		fmt.Fprintf(&b, "\n=%s\n", name)
		for _, p := range keys(t.codes, byStart) {
			fmt.Fprintf(&b, "%s\t%s\n", codeList(t.codes[p]), p)
		}
		for _, p := range keys(t.before, byStart) {
			fmt.Fprintf(&b, "<%s\t%s\n", t.before[p].code(), p)
		}
		for _, p := range keys(t.after, byStart) {
			fmt.Fprintf(&b, ">%s\t%s\n", t.after[p].code(), p)
		}
	}
	return b.String()
}

// writeIndex lists, for the first word of each phrase that can make a date,
// the languages that have it. Words of one or two letters are common words of
// some other language and are no evidence, at least in the alphabets that many
// languages share.
func writeIndex(tables map[string]*table) string {
	langs := map[string][]string{}
	for _, name := range keys(tables, cmp.Compare[string]) {
		t, seen := tables[name], map[string]bool{}
		if name == "*" {
			continue
		}
		note := func(phrase string) {
			w := firstWord(phrase)
			r, _ := utf8.DecodeRuneInString(w)
			least := 3
			if r >= 0x590 {
				least = 2 // few languages share these scripts
			}
			if utf8.RuneCountInString(w) < least || cldr.Spaceless(r) || seen[w] {
				return
			}
			seen[w] = true
			langs[w] = append(langs[w], name)
		}
		for p, codes := range t.codes {
			if codes['m'] != "" || codes['x'] != "" || codes['w'] != "" || codes['s'] != "" {
				note(p)
			}
		}
		for p := range t.after {
			note(p)
		}
		for p := range t.before {
			note(p)
		}
	}
	var b strings.Builder
	for _, w := range keys(langs, cmp.Compare[string]) {
		fmt.Fprintf(&b, "%s\t%s\n", w, strings.Join(langs[w], " "))
	}
	return b.String()
}

func firstWord(s string) string {
	for i, r := range s {
		if !cldr.Joins(r) {
			return s[:i]
		}
	}
	return s
}

// addExtras reads our own lines: sections as in words.txt, several phrases on
// a line, not folded, # for a remark. What they say of a phrase replaces what
// CLDR says; a code beginning with "!" takes a meaning away.
func addExtras(tables map[string]*table, text string) error {
	var t *table
	for n, line := range strings.Split(text, "\n") {
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '=':
			name := strings.TrimSpace(line[1:])
			if tables[name] == nil {
				tables[name] = newTable()
			}
			t = tables[name]
			continue
		}
		code, phrases, ok := strings.Cut(line, " ")
		if !ok || t == nil {
			return fmt.Errorf("extras.txt:%d: no phrases", n+1)
		}
		for p := range strings.SplitSeq(phrases, "|") {
			t.extra(code, cldr.FoldString(p))
		}
	}
	return nil
}

func (t *table) extra(code, p string) {
	side := func(m map[string]*sides) {
		bit := func(c byte) map[byte]bool {
			if c == '.' {
				return map[byte]bool{}
			}
			return map[byte]bool{c: true}
		}
		m[p] = &sides{bit(code[1]), bit(code[2]), bit(code[3])}
	}
	switch code[0] {
	case '<':
		side(t.before)
	case '>':
		side(t.after)
	case '!':
		delete(t.codes[p], code[1])
		if len(t.codes[p]) == 0 {
			delete(t.codes, p)
		}
	default:
		if t.codes[p] == nil {
			t.codes[p] = map[byte]string{}
		}
		if old := t.codes[p]['k']; old != "" && code[0] == 'k' {
			code = old + code[1:]
		}
		t.codes[p][code[0]] = code
	}
}
