package induce

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A unit is what looks like the headline of a story: a link with the words of
// a headline, or a heading. Units are what cards are counted by.
type unit struct {
	elem  int32 // the heading if there is one, else the link
	link  int32 // -1: a heading without a link
	story int32 // number of the story: equal addresses are one; -1 without a link
	words int32 // weight of its text
	rank  int8  // 1 to 6 for h1 to h6, linkRank for a bare link
}

// linkRank is the rank of a link outside of headings: a heading beats it.
const linkRank = 9

// links is what is known of the page's links.
type links struct {
	host    string           // the page's own
	path    string           // of the page, from its root
	stories map[string]int32 // address as compared → number
	urls    []string
	shapes  []float32 // of each address, what storyShape says of it
	story   []int32   // of each element: the story that it links to; -1 none
}

// notStories are path segments that stand before the name of something other
// than a story.
var notStories = map[string]bool{
	"tag": true, "tags": true, "category": true, "categories": true, "author": true, "authors": true, "topic": true, "topics": true,
	"user": true, "users": true, "profile": true, "login": true, "signin": true, "sign-in": true, "signup": true, "register": true, "subscribe": true, "account": true,
	"search": true, "privacy": true, "privacy-policy": true, "terms": true, "contact": true, "about-us": true, "cookies": true, "share": true, "sharer": true, "intent": true,
	"keywords": true, "hub": true, "label": true, "feed": true, "rss": true,
}

// address brings a link to the form in which two of them are compared; ""
// for what leads nowhere else.
func (l *links) address(href string) string {
	href = strings.TrimSpace(href)
	if i := strings.IndexByte(href, '#'); i >= 0 && !strings.HasPrefix(href[i:], "#!") {
		href = href[:i]
	}
	switch {
	case href == "":
		return ""
	case strings.HasPrefix(href, "//"):
		href = l.local(href[2:])
	case len(href) > 8 && (strings.EqualFold(href[:7], "http://") || strings.EqualFold(href[:8], "https://")):
		href = l.local(href[strings.Index(href, "//")+2:])
	case href[0] == '/':
	case href[0] == '?':
		href = l.path + href
	case strings.IndexByte(href, ':') >= 0 && strings.IndexByte(href, ':') < 12 && !strings.ContainsAny(href[:strings.IndexByte(href, ':')], "/?."):
		return "" // mailto:, javascript:, tel:
	default:
		href = l.path[:strings.LastIndexByte(l.path, '/')+1] + strings.TrimPrefix(href, "./")
	}
	for len(href) > 1 && href[len(href)-1] == '/' {
		href = href[:len(href)-1]
	}
	return href
}

// local takes the page's own host off an address.
func (l *links) local(addr string) string {
	addr = strings.TrimPrefix(addr, "www.")
	if rest, ok := strings.CutPrefix(addr, l.host); ok && l.host != "" {
		switch {
		case rest == "":
			return "/"
		case rest[0] == '/':
			return rest
		case rest[0] == '?':
			return "/" + rest
		}
	}
	return addr
}

// newLinks numbers the addresses of the page's links.
func newLinks(s *survey, base string) *links {
	l := &links{stories: map[string]int32{}, story: make([]int32, len(s.elems))}
	for i := range l.story {
		l.story[i] = -1
	}
	if i := strings.Index(base, "://"); i >= 0 {
		base = base[i+3:]
	}
	base, _, _ = strings.Cut(strings.TrimPrefix(base, "www."), "?")
	l.host, l.path, _ = strings.Cut(base, "/")
	l.path = "/" + l.path
	own := l.address(l.path)
	for id := range s.elems {
		e := &s.elems[id]
		if e.link != int32(id) {
			continue
		}
		href, _ := attribute(e.node, "href")
		addr := l.address(href)
		if addr == "" || addr == own || !leadsToStory(addr) {
			continue
		}
		n, ok := l.stories[addr]
		if !ok {
			n = int32(len(l.urls))
			l.stories[addr] = n
			l.urls = append(l.urls, addr)
			l.shapes = append(l.shapes, float32(storyShape(addr)))
		}
		l.story[int32(id)] = n
	}
	return l
}

// leadsToStory reports whether an address can be a story's.
func leadsToStory(addr string) bool {
	path := addr
	if i := strings.IndexByte(addr, '/'); i >= 0 {
		path = addr[i+1:]
	} else {
		return strings.IndexByte(addr, '?') >= 0 // the front page of another site
	}
	if path == "" {
		return false // the site's own front page
	}
	if i := strings.IndexByte(path, '?'); i >= 0 {
		if path[:i] == "" {
			return true
		}
		path = path[:i]
	}
	segs := strings.Count(path, "/") + 1
	for i := 0; path != ""; i++ {
		var seg string
		seg, path, _ = strings.Cut(path, "/")
		if notStories[strings.ToLower(seg)] && i >= segs-3 && slugWords(path) < 3 && slugWords(seg) < 3 {
			return false
		}
	}
	return true
}

// slugWords counts the words of the last segment of a path.
func slugWords(path string) int {
	path = strings.TrimRight(path, "/")
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		path = path[i+1:]
	}
	n := 0
	for range pieces(path) {
		n++
	}
	return n
}

// storyShape is how far an address looks like a story's by itself: a slug of
// many words, a number, a date in the path.
func storyShape(addr string) float64 {
	path := addr
	if i := strings.IndexByte(addr, '/'); i >= 0 {
		path = addr[i:]
	}
	digits, long := 0, 0
	for i := 0; i < len(path); i++ {
		if digit(path[i]) {
			digits++
			if digits > long {
				long = digits
			}
		} else if path[i] != '/' && path[i] != '-' {
			digits = 0
		}
	}
	v := 0.0
	switch w := slugWords(strings.SplitN(path, "?", 2)[0]); {
	case w >= 4:
		v = 1
	case w == 3:
		v = 0.7
	}
	if long >= 4 {
		v = max(v, 0.8)
	}
	return v
}

// findUnits gathers the units, in document order. A link or heading becomes
// one by its column: the links that stand alike on the page, judged together.
func findUnits(s *survey, l *links, v *values, over map[int32]overlay) []unit {
	type column struct {
		units []unit
	}
	columns := map[[4]uint64]*column{}
	var order [][4]uint64
	for id := range s.elems {
		e := &s.elems[id]
		u := unit{elem: int32(id), link: e.link, story: -1, rank: linkRank}
		switch {
		case e.heading == int32(id):
			u.link, u.rank = headingLink(s, int32(id), l), int8(e.node.Data[1]-'0')
			if o, ok := over[int32(id)]; ok {
				u.link = o.link
			}
		case e.link == int32(id) && e.heading < 0 && !hasHeading(s, int32(id)):
		default:
			continue
		}
		if u.link >= 0 {
			n := l.story[u.link]
			if n < 0 {
				continue
			}
			u.story = n
		}
		u.words = s.size(u.elem)
		if u.words == 0 || e.hidden || e.node.DataAtom == atom.A && inline(s, u.elem) {
			continue
		}
		sig := s.shape(u.elem)
		c := columns[sig]
		if c == nil {
			c = &column{}
			columns[sig] = c
			order = append(order, sig)
		}
		c.units = append(c.units, u)
	}
	var units []unit
	for _, sig := range order {
		c := columns[sig]
		if headlines(s, l, c.units) && !dates(s, v, c.units) {
			units = append(units, c.units...)
		}
	}
	sortUnits(units)
	return units
}

// dates reports whether a column of links are dates: links to a story by its
// time, or to the archive of a day.
func dates(s *survey, v *values, units []unit) bool {
	const asked = 5
	n, is := 0, 0
	for i := 0; i < len(units) && n < asked; i += 1 + len(units)/asked {
		n++
		if units[i].words <= maxDateText && v.isDate(s.text(units[i].elem)) {
			is++
		}
	}
	return is*2 > n
}
