package scraper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tearsheet"
)

// unclosed is n formatting elements that differ, none of them closed.
func unclosed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b id=%d>", i)
	}
	return b.String()
}

func TestCheckElements(t *testing.T) {
	many := strings.Repeat("</p><p>x", 10_000)
	tests := []struct {
		name, why, html string
		refused         bool
	}{
		{"unclosed", "each paragraph opens them all again", "<p>" + unclosed(400) + many, true},
		{"unclosed, in capitals", "", "<P>" + strings.ReplaceAll(unclosed(400), "<b", "<FONT") + many, true},
		{"closed by another name", "does not close them", "<p>" + unclosed(400) + strings.Repeat("</i>", 400) + many, true},
		{"closed in a cell", "formatting does not reach into cells", "<p>" + unclosed(400) + "<table><tr><td>" + strings.Repeat("</b>", 400) + "</table>" + many, true},
		{"in a cell around a table", "", "<table><td><p>" + unclosed(400) + "<table><td>" + strings.Repeat("</b>", 400) + "</table>" + many, true},
		{"closed", "", "<p>" + unclosed(400) + strings.Repeat("</b>", 400) + many, false},
		{"equal", "three equal ones are the most", "<p>" + strings.Repeat("<font color=red>", 400) + many, false},
		{"a cell each", "cells end what was opened in them", "<table>" + strings.Repeat("<tr><td><font size=1>x", 10_000), false},
		{"in a script", "tags in scripts are text", `<script>x = "` + unclosed(400) + `"</script><p>` + many, false},
		{"too many tags", "", strings.Repeat("<br>", maxElements+1), true},
		{"links", "a second link closes the first", "<p>" + strings.Repeat("<a href=x>", 10_000) + many, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := checkElements([]byte(tt.html))
			if (err != nil) != tt.refused || err != nil && tearsheet.KindOf(err) != tearsheet.KindLimit {
				t.Errorf("%s: %v, want refused %v", tt.why, err, tt.refused)
			}
		})
	}
}

// FuzzElements: a page becomes no more elements than estimated, but for a
// constant: the parser adds html, head, body, tbody, and copies some elements
// for one that is closed out of turn.
func FuzzElements(f *testing.F) {
	for _, s := range []string{"<p>" + unclosed(20) + strings.Repeat("</p><p>x", 20), "<table><td><b>x<tr><td><i>y</table><p>z", "<svg><script><b id=1></svg><p>x</p><p>y", "<b><p></b><i><p></i>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		root, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			return
		}
		elements := 0
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				elements++
			}
		}
		if estimate := estimateElements(body, maxElements); elements > 20+20*estimate {
			t.Fatalf("%d elements, estimated %d", elements, estimate)
		}
	})
}
