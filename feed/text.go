package feed

import (
	"html"
	"strings"
)

// clean returns s as all three formats can carry it. Characters that XML 1.0
// forbids (section 2.2) and the C1 controls carry no text and are left out,
// but for line-breaking ones, which become a space; bytes that are no UTF-8
// become U+FFFD, which says that something was lost. A carriage return
// becomes a newline, as every XML parser would make it (section 2.11). It is
// idempotent, and returns s itself when there is nothing to do.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(cleanRune, s)
}

// plain reports whether all of s is printable ASCII or a newline: most text
// of addresses and much of the rest.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 0x20 || c > 0x7e) && c != '\n' {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', r == '\t':
		return r
	case r == '\r':
		return '\n'
	case r == '\v', r == '\f', r == 0x85:
		return ' '
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return -1
	case r == 0xfffe, r == 0xffff:
		return -1
	}
	return r
}

var textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escapeText makes HTML of plain text.
func escapeText(s string) string { return textEscaper.Replace(s) }

// contentHTML is the picture and the dek as HTML, both, one or "". The
// headline is never repeated in it, and so the picture has an empty alt.
func contentHTML(image, dek string) string {
	var b strings.Builder
	if image != "" {
		b.WriteString(`<p><img src="` + html.EscapeString(image) + `" alt=""></p>`)
	}
	for p := range strings.SplitSeq(dek, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + escapeText(p) + "</p>")
		}
	}
	return b.String()
}

// languageTag returns a tag that has the shape of BCP 47, as Atom's grammar
// wants it; anything else, and "und", is "".
func languageTag(s string) string {
	if s == "und" || s == "" {
		return ""
	}
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 {
			return ""
		}
		for _, c := range []byte(part) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return ""
			}
		}
	}
	return s
}

// firstText is a, or b when a is blank.
func firstText(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}
