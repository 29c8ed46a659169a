package normalize

import "testing"

func TestLooksLikeName(t *testing.T) {
	for _, c := range []struct {
		in         string
		least, top float64
		why        string
	}{
		{"", 0, 0, "nothing"},
		{"By Jane Roe", 1, 1, "a word of role"},
		{"Von Jana Roth", 1, 1, "a word of role"},
		{"김장미 기자", 1, 1, "a word of role behind"},
		{"作者：玫小红", 1, 1, "a word of role"},
		{"Jane Roe", 0.8, 0.8, "begins like a name"},
		{"Jan van der Au", 0.8, 0.8, "particles are small"},
		{"Jane Roe June 18, 2021", 0, 0.8, "without FindDate the date is not known for one"},
		{"Jane Roe | 5 min read", 0.8, 0.8, "a reading time glued on"},
		{"AFP", 0.7, 0.7, "an agency"},
		{"Staff", 0.7, 0.7, "a newsroom"},
		{"WIRED", 0.4, 0.4, "one word"},
		{"玫小红", 0.4, 0.4, "a Chinese name, or a word"},
		{"jane_roe", 0.2, 0.2, "a nickname"},
		{"Politics", 0, 0, "a section"},
		{"3 comments", 0, 0, "a count"},
		{"18", 0, 0, "a number"},
		{"5 min read", 0, 0, "a reading time"},
		{"Storm Hits the Coast of Northport Again", 0, 0, "too many words, and function words"},
		{"Why the mayor is wrong", 0, 0, "function words"},
		{"Ferries stay in port while the council looks for beds for all of the travellers.", 0, 0, "a sentence"},
		{"Who said so?", 0, 0, "a question"},
	} {
		if got := LooksLikeName(c.in); got < c.least || got > c.top {
			t.Errorf("LooksLikeName(%q) = %.1f, want %.1f to %.1f: %s", c.in, got, c.least, c.top, c.why)
		}
	}
}
