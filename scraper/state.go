package scraper

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// JSON as pages write it: inside comments and CDATA marks, with raw line
// breaks in strings, or set to a variable by a script.

// decodeData reads the first JSON value of a text; nil if there is none.
func decodeData(text string) any {
	text = bareJSON(text)
	if v, ok := decodeJSON(text); ok {
		return v
	}
	v, _ := decodeJSON(mendJSON(text))
	return v
}

func decodeJSON(text string) (any, bool) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, false
	}
	return v, true
}

// wrappings are what stands around JSON in old templates, to be hidden from
// browsers or XML parsers.
var wrappings = []string{"<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>", "//", ";", "\ufeff"}

func bareJSON(text string) string {
	for {
		before := len(text)
		text = strings.TrimSpace(text)
		for _, w := range wrappings {
			text = strings.TrimPrefix(text, w)
			text = strings.TrimSuffix(text, w)
		}
		if rest, ok := strings.CutPrefix(text, "/*"); ok {
			_, text, _ = strings.Cut(rest, "*/")
		}
		if len(text) == before {
			return text
		}
	}
}

// mendJSON replaces control characters within strings by spaces, and drops
// comments and commas before a closing bracket outside of them.
func mendJSON(text string) string {
	out := make([]byte, 0, len(text))
	inString := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case inString && c == '\\' && i+1 < len(text):
			out = append(out, c, text[i+1])
			i++
			continue
		case c == '"':
			inString = !inString
		case inString && c < 0x20:
			c = ' '
		case !inString && strings.HasPrefix(text[i:], "/*"):
			end := strings.Index(text[i+2:], "*/")
			if end < 0 {
				return string(out)
			}
			i += end + 3
			continue
		case !inString && (c == ']' || c == '}'):
			out = bytes.TrimSuffix(bytes.TrimRight(out, " \t\r\n"), []byte(","))
		}
		out = append(out, c)
	}
	return string(out)
}

// assignment finds where a script sets a variable of the window.
var assignment = regexp.MustCompile(`(?:window|self|globalThis)(?:\.([A-Za-z_$][\w$]*)|\[["']([\w$.-]+)["']\])\s*=\s*(JSON\.parse\(\s*)?`)

type variable struct{ name, json string }

// assignments returns the variables that a script sets to JSON, by a literal
// or by JSON.parse of a string.
func assignments(script string) []variable {
	const most = 64
	if !strings.Contains(script, "window") && !strings.Contains(script, "self") && !strings.Contains(script, "globalThis") {
		return nil
	}
	var out []variable
	for _, m := range assignment.FindAllStringSubmatchIndex(script, most) {
		name := ""
		for _, g := range [...]int{2, 4} {
			if m[g] >= 0 {
				name = script[m[g]:m[g+1]]
			}
		}
		value := script[m[1]:]
		if m[6] >= 0 {
			value = parsedString(value)
		}
		if strings.HasPrefix(value, "{") || strings.HasPrefix(value, "[") {
			out = append(out, variable{name, firstValue(value)})
		}
	}
	return out
}

// firstValue is the object or list at the beginning of a script's text, to the
// bracket that closes it, so that what follows is not read.
func firstValue(s string) string {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return s[:i+1]
			}
		case '"':
			i = skipString(s, i) - 1
		}
	}
	return s
}

// parsedString returns the content of the string literal at the beginning; ""
// if there is none.
func parsedString(s string) string {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return ""
	}
	literal := s[1 : max(skipString(s, 0), 2)-1]
	if s[0] == '\'' {
		literal = strings.ReplaceAll(strings.ReplaceAll(literal, `\'`, "'"), `"`, `\"`)
		literal = strings.ReplaceAll(literal, `\\"`, `\"`)
	}
	if text, err := strconv.Unquote(`"` + literal + `"`); err == nil {
		return text
	}
	var text string
	if json.Unmarshal([]byte(`"`+literal+`"`), &text) != nil {
		return ""
	}
	return text
}

// depth is how deeply a value is nested, counted no further than maxDepth.
func depth(v any, at int) int {
	if at > maxDepth {
		return at
	}
	deepest := at
	switch v := v.(type) {
	case []any:
		for _, w := range v {
			deepest = max(deepest, depth(w, at+1))
		}
	case map[string]any:
		for _, w := range v {
			deepest = max(deepest, depth(w, at+1))
		}
	}
	return deepest
}

// revive turns Nuxt 3's flattened state into the value that it stands for: a
// list in which objects and lists hold the places of their parts.
func revive(v any) any {
	flat, ok := v.([]any)
	if !ok || len(flat) == 0 {
		return v
	}
	r := reviver{flat: flat, left: maxValues}
	return r.value(0, 0)
}

// reviver copies what is shared and stops at cycles, within a bound in all.
type reviver struct {
	flat []any
	left int
}

func (r *reviver) value(at, depth int) any {
	if r.left--; at < 0 || at >= len(r.flat) || depth > maxDepth || r.left < 0 {
		return nil
	}
	switch v := r.flat[at].(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, w := range v {
			out[k] = r.ref(w, depth)
		}
		return out
	case []any:
		if len(v) == 2 {
			if _, tagged := v[0].(string); tagged { // ["Reactive", 1]
				return r.ref(v[1], depth)
			}
		}
		out := make([]any, 0, len(v))
		for _, w := range v {
			out = append(out, r.ref(w, depth))
		}
		return out
	default:
		return v
	}
}

func (r *reviver) ref(v any, depth int) any {
	n, ok := v.(json.Number)
	if !ok {
		return v
	}
	at, err := strconv.Atoi(n.String())
	if err != nil {
		return nil
	}
	return r.value(at, depth+1)
}
