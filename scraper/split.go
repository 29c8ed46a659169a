package scraper

import "strings"

// Where the parts of a selector end: a small lexer of the outermost level of
// CSS selectors. Strings, brackets, parentheses and escapes are skipped whole.

// skip returns the place after the token at i: one byte, or all of a string, a
// bracket, a parenthesis or an escape.
func skip(s string, i int) int {
	switch s[i] {
	case '\\':
		return min(i+2, len(s))
	case '"', '\'':
		return skipString(s, i)
	case '[', '(':
		return skipNested(s, i)
	}
	return i + 1
}

func skipString(s string, i int) int {
	quote := s[i]
	for i++; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(s)
}

// skipNested skips to the partner of the bracket at i without recursion: a
// selector may come from a file.
func skipNested(s string, i int) int {
	depth := 0
	for i < len(s) {
		switch s[i] {
		case '[', '(':
			depth++
		case ']', ')':
			if depth--; depth == 0 {
				return i + 1
			}
		case '\\':
			i++
		case '"', '\'':
			i = skipString(s, i)
			continue
		}
		i++
	}
	return len(s)
}

// splitTop splits at a separator of the outermost level.
func splitTop(s string, sep byte) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i = skip(s, i) {
		if s[i] == sep {
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

type rawCompound struct {
	combinator byte
	text       string
}

// splitCompounds splits a selector at its combinators.
func splitCompounds(s string) []rawCompound {
	var parts []rawCompound
	combinator := byte(0)
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && !isCombinator(s[end]) {
			end = skip(s, end)
		}
		if end > i {
			parts = append(parts, rawCompound{combinator, s[i:end]})
		}
		combinator = ' '
		for i = end; i < len(s) && isCombinator(s[i]); i++ {
			if !isSpace(s[i]) {
				combinator = s[i]
			}
		}
	}
	return parts
}

func isCombinator(c byte) bool { return isSpace(c) || strings.IndexByte(">+~", c) >= 0 }
