package scraper

import (
	"strings"
	"testing"
	"time"

	"tearsheet"
)

// TestHostilePages: pages made to cost time are read in a time that has a
// bound. The bound is generous, for the machine may be slow; what fails it
// goes on for minutes.
func TestHostilePages(t *testing.T) {
	deep := strings.Repeat("<div class=c>", 480)
	tests := []struct{ name, why, html string }{
		{"5,000 links in a row", "each begins a run", strings.Repeat("<a href=/x>One more link</a> and text<br>", 5_000)},
		{"5,000 links deep down", "each is below 480 elements that match too", deep + strings.Repeat("<a href=/x>One more link</a>", 5_000)},
		{"cards in cards", "480 deep, each with words", strings.Repeat("<div class=c>words <a href=/x>in</a> words<i>x</i>", 480) + strings.Repeat("words <i>y</i>", 5_000)},
		{"labels without end", "in one card", "<div class=c><a href=/x>x</a>" + strings.Repeat("<i>a</i><i>b</i><i>c</i>", 5_000)},
		{"one long text", "no break in it", "<div class=c><a href=/x>" + strings.Repeat("word ", 100_000)},
		{"the same phrase for ever", "repeats are looked for", "<div class=c>" + strings.Repeat("<p>one two three</p><p>four five</p>", 5_000)},
		{"huge attributes", "", "<div class='" + strings.Repeat("c ", 300_000) + "' style='" + strings.Repeat("background ", 50_000) + "'><a href='" + strings.Repeat("x", 500_000) + "'>x</a>"},
		{"many attributes", "", "<div class=c " + strings.Repeat("a b c d=e ", 50_000) + "><a href=x>x</a>"},
		{"srcset without end", "", "<div class=c><img srcset='" + strings.Repeat("a 1w,", 200_000) + "'>"},
		{"scripts setting variables", "", strings.Repeat("<script>window.a={window.a={window.a={</script>", 10_000)},
	}
	block := tearsheet.Block{
		Card: "a, .c", Headline: short(t, "> a", "a", "."), Link: short(t, "a"), Dek: short(t, "p", "div p + p"), Byline: short(t, "div div div section i"),
		Date: append(short(t, "time", "div"), tearsheet.Rule{Data: "date"}), Image: short(t, "img, div"), Labels: short(t, "i"),
	}
	block.Dek = append(block.Dek, tearsheet.Rule{Select: ".", Line: 2})
	reader, err := Compile(one(block))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			d := parse(t, "<body>"+tt.html)
			parsed := time.Since(start)
			if _, err := reader.Read(d); err != nil {
				t.Fatal(err)
			}
			Judge(d)
			t.Logf("%d bytes: parse %v, read and judge %v", len(tt.html), parsed, time.Since(start)-parsed)
			if took := time.Since(start) - parsed; took > 30*time.Second {
				t.Errorf("%s: took %v", tt.why, took)
			}
		})
	}
}

// TestSiblingsAreCountedWithinBounds: a selector whose cost grows with the
// square of the siblings is refused where there are too many.
func TestSiblingsAreCountedWithinBounds(t *testing.T) {
	many := parse(t, strings.Repeat("<p>x", maxSiblings+1))
	few := parse(t, strings.Repeat("<p>x", 100))
	for selector, counts := range map[string]bool{
		"b ~ p": true, "p:nth-child(2n+1)": true, "p:nth-child(odd)": true, "p:nth-of-type(2)": true, "p:last-of-type": true,
		"p": false, "p:nth-child(3)": false, `p[class~="a"]`: false, "p:first-child": false, "p:not(.a) + p": false,
	} {
		reader, err := Compile(one(tearsheet.Block{Card: "p", Headline: short(t, "."), Link: short(t, selector)}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := reader.Read(many); (tearsheet.KindOf(err) == tearsheet.KindLimit) != counts {
			t.Errorf("%s on many: %v", selector, err)
		}
		if _, err := reader.Read(few); err != nil {
			t.Errorf("%s on few: %v", selector, err)
		}
	}
}
