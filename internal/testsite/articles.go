package testsite

import "time"

const articlesRecipe = `list: main
card: article.post
headline: h2 a
link: h2 a@href
dek: .excerpt
byline: .by a
date: time@datetime
image: img@src
labels: .badge
next: a.next@href
`

// articles is what a careful newsroom serves: one article a card, headings,
// machine-readable times, authors as links.
func articles(s *Site, cards []Story) string {
	p := &page{}
	for _, c := range cards {
		p.put("<article class=\"post\">\n")
		if c.Image != "" {
			p.put("<a class=\"picture\" href=\"%s\"><img src=\"%s\" alt=\"\" width=\"320\" height=\"180\"></a>\n", c.Path, c.Image)
		}
		if c.Badge != "" {
			p.put("<span class=\"badge\">%s</span>\n", c.Badge)
		}
		p.put("<h2><a href=\"%s\">%s</a></h2>\n", c.Path, c.Headline)
		if c.Dek != "" {
			p.put("<p class=\"excerpt\">%s</p>\n", c.Dek)
		}
		p.put("<footer class=\"meta\">")
		for i, name := range c.Authors {
			p.put([]string{"<span class=\"by\">By <a rel=\"author\" href=\"/people/%s/\">%s</a></span>", " <span class=\"by\">and <a rel=\"author\" href=\"/people/%s/\">%s</a></span>"}[min(i, 1)], slug(name), name)
		}
		switch {
		case c.Published.IsZero():
		case s.o.Relative:
			p.put(" <span class=\"age\">%s</span>", s.when(c.Published, ""))
		default:
			p.put(" <time datetime=\"%s\">%s</time>", c.Published.Format(time.RFC3339), c.Published.Format("January 2, 2006"))
		}
		p.put("</footer>\n</article>\n")
	}
	return p.String()
}
