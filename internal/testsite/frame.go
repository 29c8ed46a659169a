package testsite

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// Name is the paper's.
const Name = "The Harbour Post"

// page collects markup; text that it is given is escaped.
type page struct{ strings.Builder }

// put writes markup in which each %s is text and is escaped.
func (p *page) put(markup string, texts ...any) {
	for i, t := range texts {
		if s, ok := t.(string); ok {
			texts[i] = html.EscapeString(s)
		}
	}
	fmt.Fprintf(p, markup, texts...)
}

// frame sets a listing into all that surrounds one: a masthead with today's
// date, which belongs to no card, menus, the most read, a pager, a footer.
func frame(s *Site, number int, more bool, list string) string {
	p := &page{}
	p.put("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>Latest | %s</title>\n", Name)
	p.put("<meta name=\"description\" content=\"All news of the day from the harbour and the islands\">\n</head>\n<body>\n")
	p.put("<header class=\"masthead\"><a href=\"/\">%s</a> <p class=\"today\">%s</p>\n", Name, s.now.Format("January 2, 2006"))
	p.put("<nav class=\"sections\"><ul>")
	for _, section := range []string{"Politics", "Business", "Culture", "Weather", "Letters"} {
		p.put("<li><a href=\"/%s/\">%s</a></li>", strings.ToLower(section), section)
	}
	p.put("</ul></nav></header>\n<main id=\"latest\">\n<h1>Latest</h1>\n")
	p.WriteString(list)
	p.put("<nav class=\"pager\">")
	if number > 1 {
		p.put("<a class=\"prev\" rel=\"prev\" href=\"?page=%s\">Newer</a> ", fmt.Sprint(number-1))
	}
	if more {
		p.put("<a class=\"next\" rel=\"next\" href=\"?page=%s\">Older</a>", fmt.Sprint(number+1))
	}
	p.put("</nav>\n</main>\n<aside class=\"most-read\"><h2>Most read</h2><ol>\n")
	for i := range min(5, len(s.stories)) {
		st := s.stories[len(s.stories)-1-i*len(s.stories)/5]
		p.put("<li><a href=\"%s\">%s</a></li>\n", st.Path, st.Headline)
	}
	p.put("</ol></aside>\n<footer><p>© %s. <a href=\"/about/\">About us</a> <a href=\"/privacy/\">Privacy</a></p></footer>\n</body></html>\n", Name)
	return p.String()
}

// when is a date as a card shows it: in words of its own, or as an age.
func (s *Site) when(at time.Time, layout string) string {
	if !s.o.Relative {
		return at.Format(layout)
	}
	switch age := s.now.Sub(at); {
	case age < time.Minute:
		return "just now"
	case age < 2*time.Minute:
		return "1 minute ago"
	case age < time.Hour:
		return fmt.Sprintf("%d minutes ago", age/time.Minute)
	case age < 2*time.Hour:
		return "1 hour ago"
	case age < 24*time.Hour:
		return fmt.Sprintf("%d hours ago", age/time.Hour)
	case age < 48*time.Hour:
		return "yesterday"
	default:
		return fmt.Sprintf("%d days ago", age/(24*time.Hour))
	}
}

func names(authors []string) string { return strings.Join(authors, " and ") }

// articlePage is a story itself: a page that is no listing.
func articlePage(st Story) string {
	p := &page{}
	p.put("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s | %s</title>\n", st.Headline, Name)
	p.put("<meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2031-06-18T08:00:00+02:00\"></head>\n<body><header><a href=\"/\">%s</a></header>\n", Name)
	p.put("<main><article><h1>%s</h1>\n<p class=\"standfirst\">%s</p>\n<p class=\"by\">%s</p>\n", st.Headline, st.Dek, names(st.Authors))
	for i := range 12 {
		p.put("<p>%s, %s. %s, %s.</p>\n", lead[(st.Number+i)%len(lead)], follow[i%len(follow)], lead[(st.Number+i+2)%len(lead)], follow[(i+1)%len(follow)])
	}
	p.put("</article></main></body></html>\n")
	return p.String()
}
