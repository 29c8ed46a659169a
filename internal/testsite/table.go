package testsite

const tableRecipe = `list: table.stories
card: tr.head
headline: a
link: a@href
dek: {select: td.text, line: -2}
byline: {select: td.text, line: -1, match: '^(\p{Lu}[^|0-9]*?)\s*(?:\||$)'}
date: {select: td.text, line: -1, match: '(\d{1,2} [A-Z][a-z]+ \d{4}|\w+ \w+ ago|yesterday|just now)$'}
image: img@src
labels: i
next: a.next@href
`

// table is a layout of old: a story is a pair of rows, and its fields are bare
// text between line breaks.
func table(s *Site, cards []Story) string {
	p := &page{}
	p.put("<table class=\"stories\" border=\"0\" cellpadding=\"4\">\n")
	for _, c := range cards {
		p.put("<tr class=\"head\"><td colspan=\"2\">")
		if c.Badge != "" {
			p.put("<i>%s</i> ", c.Badge)
		}
		p.put("<a href=\"%s\"><b>%s</b></a></td></tr>\n<tr><td width=\"100\">", c.Path, c.Headline)
		if c.Image != "" {
			p.put("<img src=\"%s\" width=\"90\">", c.Image)
		}
		p.put("</td><td class=\"text\">")
		if c.Dek != "" {
			p.put("%s<br>\n", c.Dek)
		}
		p.put("%s", names(c.Authors))
		if len(c.Authors) > 0 && !c.Published.IsZero() {
			p.put(" | ")
		}
		if !c.Published.IsZero() {
			p.put("%s", s.when(c.Published, "2 January 2006"))
		}
		p.put("</td></tr>\n")
	}
	p.put("</table>\n")
	return p.String()
}
