package testsite

const listRecipe = `list: ul.news
card: li
headline: a
link: a@href
dek: small
byline: em
date: .d
labels: b
next: a.next@href
`

// list is a plain list with dates in numbers, whose order only the column
// shows.
func list(s *Site, cards []Story) string {
	p := &page{}
	p.put("<ul class=\"news\">\n")
	for _, c := range cards {
		p.put("<li>")
		if !c.Published.IsZero() {
			p.put("<span class=\"d\">%s</span> ", s.when(c.Published, "02.01.2006"))
		}
		if c.Badge != "" {
			p.put("<b>%s</b> ", c.Badge)
		}
		p.put("<a href=\"%s\">%s</a>", c.Path, c.Headline)
		if c.Dek != "" {
			p.put(" <small>%s</small>", c.Dek)
		}
		if len(c.Authors) > 0 {
			p.put(" — <em>%s</em>", names(c.Authors))
		}
		p.put("</li>\n")
	}
	p.put("</ul>\n")
	return p.String()
}
