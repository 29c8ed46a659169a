package testsite

const definitionsRecipe = `list: dl
card: dt
headline: a
link: a@href
dek: dd.summary
byline: dd.source b
date: dd.source time
labels: em
next: a.next@href
`

// definitions is a definition list: a card has no element of its own.
func definitions(s *Site, cards []Story) string {
	p := &page{}
	p.put("<dl>\n")
	for _, c := range cards {
		p.put("<dt>")
		if c.Badge != "" {
			p.put("<em>%s</em> ", c.Badge)
		}
		p.put("<a href=\"%s\">%s</a></dt>\n", c.Path, c.Headline)
		if c.Dek != "" {
			p.put("<dd class=\"summary\">%s</dd>\n", c.Dek)
		}
		p.put("<dd class=\"source\">")
		if len(c.Authors) > 0 {
			p.put("<b>%s</b> ", names(c.Authors))
		}
		if !c.Published.IsZero() {
			p.put("<time>%s</time>", s.when(c.Published, "2 January 2006, 15:04"))
		}
		p.put("</dd>\n")
	}
	p.put("</dl>\n")
	return p.String()
}
