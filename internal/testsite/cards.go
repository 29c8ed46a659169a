package testsite

const cardsRecipe = `list: .grid
card: a.group
headline: h3
link: .@href
dek: p.line-clamp-2
byline: .font-medium
date: .text-slate-500
image: img@src
labels: .uppercase
next: a.next@href
`

// cards is what a component library serves: no element says what it is, and
// the whole card is one link.
func cards(s *Site, cards []Story) string {
	p := &page{}
	p.put("<div class=\"grid grid-cols-1 gap-6 md:grid-cols-2\">\n")
	for _, c := range cards {
		p.put("<a class=\"group flex flex-col rounded-lg shadow\" href=\"%s\">\n", c.Path)
		if c.Image != "" {
			p.put("<img class=\"aspect-video object-cover\" src=\"%s\" alt=\"\">\n", c.Image)
		}
		p.put("<div class=\"p-4\">\n")
		if c.Badge != "" {
			p.put("<span class=\"text-xs uppercase text-rose-600\">%s</span>\n", c.Badge)
		}
		p.put("<h3 class=\"text-lg font-semibold\">%s</h3>\n", c.Headline)
		if c.Dek != "" {
			p.put("<p class=\"text-sm line-clamp-2\">%s</p>\n", c.Dek)
		}
		p.put("<div class=\"flex items-center gap-2 text-xs\">")
		if len(c.Authors) > 0 {
			p.put("<span class=\"font-medium\">%s</span>", names(c.Authors))
		}
		if !c.Published.IsZero() {
			p.put("<span class=\"text-slate-500\">%s</span>", s.when(c.Published, "Jan 2, 2006"))
		}
		p.put("</div>\n</div>\n</a>\n")
	}
	p.put("</div>\n")
	return p.String()
}
