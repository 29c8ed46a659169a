package scraper

import (
	"errors"
	"strings"

	"tearsheet"
)

// ParseRule reads the short form of a rule: a selector, and after an "@" the
// name of an attribute: "h2 a@href", "time@datetime", ".", ".@href", "> p".
// "@href" alone is ".@href". Whether the selector is one is for Compile to
// say; the error is for what has no reading at all: the empty string (which is
// what YAML makes of `item: #main`) and an "@" without a name.
func ParseRule(s string) (tearsheet.Rule, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return tearsheet.Rule{}, errEmptyRule
	}
	at := lastAt(s)
	if at < 0 {
		return tearsheet.Rule{Select: s}, nil
	}
	r := tearsheet.Rule{Select: strings.TrimSpace(s[:at]), Attr: strings.TrimSpace(s[at+1:])}
	if escapes := len(r.Select) - len(strings.TrimRight(r.Select, `\`)); escapes%2 == 1 {
		return tearsheet.Rule{}, errors.New("the selector ends within an escape")
	}
	if !isAttrName(r.Attr) {
		return tearsheet.Rule{}, errors.New("after the @ stands no attribute name")
	}
	if r.Select == "" {
		r.Select = "."
	}
	return r, nil
}

var errEmptyRule = errors.New("the rule is empty (in YAML, a selector that begins with # must stand in quotes)")

// FormatRule is the inverse of ParseRule. It reports false for a rule that has
// no short form: one with a line, a match or a data path.
func FormatRule(r tearsheet.Rule) (string, bool) {
	short := r.Select
	if r.Attr != "" {
		short += "@" + r.Attr
	}
	back, err := ParseRule(short)
	return short, err == nil && back == r
}

// lastAt is the place of the last "@" that stands outside of strings, brackets
// and parentheses; -1 if there is none. Within them it belongs to the selector.
func lastAt(s string) int {
	at := -1
	for i := 0; i < len(s); {
		if s[i] == '@' {
			at = i
		}
		i = skip(s, i)
	}
	return at
}

// isAttrName reports whether a name can be that of an attribute in HTML.
func isAttrName(s string) bool {
	return s != "" && !strings.ContainsAny(s, " \t\r\n\f\"'<>/=@[]()\\")
}
