package config

import (
	"errors"
	"strings"

	"tearsheet"
)

// parseRule reads the short form of a rule: a selector and, after the last @
// outside of brackets and quotes, an attribute.
func parseRule(s string) (tearsheet.Rule, error) {
	sel, attr := s, ""
	if i := lastAt(s); i >= 0 {
		sel, attr = s[:i], strings.TrimSpace(s[i+1:])
		if attr == "" {
			return tearsheet.Rule{}, errors.New("an attribute is missing after @")
		}
	}
	sel = strings.TrimSpace(sel)
	if sel == "" {
		sel = "."
	}
	return tearsheet.Rule{Select: sel, Attr: attr}, nil
}

func lastAt(s string) int {
	depth, quote, at := 0, byte(0), -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '(':
			depth++
		case c == ']' || c == ')':
			depth--
		case c == '@' && depth == 0:
			at = i
		}
	}
	return at
}
