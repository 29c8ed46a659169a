package scraper

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// PageKind is what a page is, as far as a reader of listings cares.
type PageKind string

// The kinds of page.
const (
	ListingPage PageKind = "listing"
	ArticlePage PageKind = "article"
	LoginPage   PageKind = "log-in page"
	ConsentPage PageKind = "consent page"
	BotWall     PageKind = "bot wall"
	ScriptShell PageKind = "script shell"
	SoftMissing PageKind = "soft 404"
	EmptyList   PageKind = "empty list"
	Unclear     PageKind = "unclear" // nothing speaks for any of the others
)

// Kind is the judgement of a page.
type Kind struct {
	Is     PageKind
	Reason string // in words, for the person who gave the address
}

// String returns kind and reason in one line.
func (k Kind) String() string { return string(k.Is) + ": " + k.Reason }

// Judge says what kind of page it is, and why. It is the one judgement for
// recipes that find nothing and for pages without a recipe. A page that shows
// stories is a listing, whatever banner or log-in box lies over it; only a
// heading that says otherwise speaks against it. For a page of which nothing
// is known it returns Unclear.
func Judge(d *Document) Kind {
	s := survey(d)
	for _, judge := range [...]func(*sight) (string, PageKind){
		(*sight).wall, (*sight).missing, (*sight).login, (*sight).article, (*sight).shell, (*sight).listing,
	} {
		if reason, kind := judge(s); kind != "" {
			return Kind{kind, reason}
		}
	}
	if m := s.find(EmptyList, s.title, s.headings, s.text); m != "" {
		return Kind{EmptyList, m + ", and it shows " + s.stories()}
	}
	return Kind{Unclear, fmt.Sprintf("it shows %s and %d characters of text", s.stories(), s.size)}
}

// Thresholds of the judgement, each with its reason.
const (
	// fewStories: below it a page does not show a listing that a wall merely covers.
	fewStories = 5
	// leastStories: fewer repeated links than this are no list.
	leastStories = 3
	// longBody: text in one place that only an article has; teasers are shorter.
	longBody = 1500
	// statedBody: the same for a page that says that it is an article.
	statedBody = 500
	// shellText: a page whose scripts draw it shows a name and a notice at most.
	shellText = 400
	// wallText: walls and error pages have a paragraph or two.
	wallText = 3000
	// headingLength, in characters: a heading that names the page is short; a
	// headline is longer. Titles have the name of the site besides.
	headingLength = 70
)

// wall finds walls before the content: against programs, and for consent.
func (s *sight) wall() (string, PageKind) {
	for _, kind := range [...]PageKind{BotWall, ConsentPage} {
		m := ""
		if s.links < fewStories {
			m = s.find(kind, s.title, s.marks)
		}
		if m == "" && s.links < leastStories && s.size < wallText {
			m = s.find(kind, s.headings, s.text)
		}
		if m != "" {
			return m + ", and it shows " + s.stories(), kind
		}
	}
	return "", ""
}

// missing finds error pages that came with a status of success.
func (s *sight) missing() (string, PageKind) {
	if m := s.find(SoftMissing, s.title, s.headings); m != "" {
		return m, SoftMissing
	}
	return "", ""
}

func (s *sight) login() (string, PageKind) {
	if s.links >= fewStories {
		return "", ""
	}
	switch m := s.find(LoginPage, s.title, s.headings); {
	case s.password:
		return "it asks for a password and shows " + s.stories(), LoginPage
	case m != "" && s.size < wallText:
		return m + ", and it shows " + s.stories(), LoginPage
	}
	return "", ""
}

// article finds pages that are one story. Whole posts one below the other are
// a listing: no place holds most of their text.
func (s *sight) article() (string, PageKind) {
	share := 100 * s.body / max(s.size, 1)
	switch {
	case s.stated && s.body >= statedBody && share >= 25 && s.links*100 < s.body:
		return fmt.Sprintf("it says that it is an article, and has %d characters of text in one place", s.body), ArticlePage
	case s.body >= longBody && share >= 50 && s.links*150 < s.body:
		return fmt.Sprintf("%d%% of its text, %d characters, stand in one place beside %s", share, s.body, s.stories()), ArticlePage
	}
	return "", ""
}

func (s *sight) shell() (string, PageKind) {
	if s.links >= leastStories || s.size > shellText || !s.scripts {
		return "", ""
	}
	if m := s.find(ScriptShell, s.noscript, s.text); m != "" {
		return m + ", and without scripts it shows " + s.stories(), ScriptShell
	}
	if s.empty || s.size < shellText/4 {
		return fmt.Sprintf("scripts draw it: without them it has %d characters of text and shows %s", s.size, s.stories()), ScriptShell
	}
	return "", ""
}

func (s *sight) listing() (string, PageKind) {
	if s.links >= leastStories {
		return "it shows " + s.stories(), ListingPage
	}
	if s.heads >= leastStories {
		return fmt.Sprintf("it shows %d headings that read like headlines", s.heads), ListingPage
	}
	return "", ""
}

func (s *sight) stories() string {
	if s.links == 1 {
		return "1 link to a story"
	}
	return fmt.Sprintf("%d links to stories", s.links)
}

// find returns the first mark of a kind that stands in one of the texts, as a
// sentence's beginning; "" for none.
func (s *sight) find(kind PageKind, texts ...string) string {
	for _, m := range marks {
		if m.kind != kind {
			continue
		}
		for _, t := range texts {
			if strings.Contains(t, m.words) {
				return fmt.Sprintf("it says %q (%s)", m.words, m.why)
			}
		}
	}
	return ""
}

// sight is what one walk over a page sees.
type sight struct {
	title    string // in lower case, like all texts here
	headings string // short h1 and h2, a line each
	text     string // the beginning of the text to be seen
	noscript string
	marks    string // ids, actions, addresses of scripts and frames, set at the end of the walk
	size     int    // characters of text to be seen
	body     int    // characters of running text in the one place that has most
	links    int    // links to different addresses whose text is long enough for a headline
	heads    int    // headings from h2 down that read like headlines
	password bool
	scripts  bool
	empty    bool // an element waits for scripts to fill it
	stated   bool // to be an article

	seen   map[string]bool
	lower  strings.Builder
	marked strings.Builder
	dense  map[*html.Node]int
}

// surveyed bounds what the walk keeps of texts.
const surveyed = 8 << 10

func survey(d *Document) *sight {
	s := &sight{title: atMost(2*headingLength, d.Title), seen: map[string]bool{}, dense: map[*html.Node]int{}}
	s.walk(d.Root, aside{})
	s.text, s.marks = strings.ToLower(s.lower.String()), s.marked.String()
	for _, size := range s.dense {
		s.body = max(s.body, size)
	}
	return s
}

// atMost is a text in lower case, or "" if it is too long to name a page.
func atMost(length int, s string) string {
	if utf8.RuneCountInString(s) > length {
		return ""
	}
	return strings.ToLower(s)
}

// aside is where a node stands.
type aside struct{ link, frame bool }

// frames are the parts of a page that are on all pages of the site.
var frames = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Aside: true}

func (s *sight) walk(n *html.Node, in aside) {
	switch n.Type {
	case html.TextNode:
		s.words(n, in)
		return
	case html.ElementNode:
		if !s.element(n, &in) {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c, in)
	}
}

// element notes an element and reports whether to go on below it.
func (s *sight) element(n *html.Node, in *aside) bool {
	s.mark(Attr(n, "id"))
	switch n.DataAtom {
	case atom.Script:
		s.scripts = true
		s.mark(Attr(n, "src"))
		s.stated = s.stated || saysArticle(n)
		return false
	case atom.Noscript:
		if len(s.noscript) < surveyed {
			s.noscript += strings.ToLower(rawText(n)) + "\n"
		}
		return false
	case atom.Meta:
		s.stated = s.stated || Attr(n, "property") == "article:published_time"
	case atom.Iframe:
		s.mark(Attr(n, "src"))
	case atom.Form:
		s.mark(Attr(n, "action"))
	case atom.Input:
		s.password = s.password || strings.EqualFold(Attr(n, "type"), "password")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5:
		s.heading(n, *in)
	case atom.Div, atom.Main:
		s.empty = s.empty || n.FirstChild == nil && mounts[Attr(n, "id")]
	case atom.A:
		in.link = true
		s.link(n, *in)
	}
	in.frame = in.frame || frames[n.DataAtom]
	if n.DataAtom == atom.Head {
		return true // for its scripts and what it says of the page
	}
	return !unseen[n.DataAtom] && n.DataAtom != atom.Title && n.Namespace == "" && !Hidden(n)
}

func (s *sight) heading(n *html.Node, in aside) {
	text := Text(n)
	if rank := n.DataAtom; (rank == atom.H1 || rank == atom.H2) && len(s.headings) < surveyed {
		s.headings += atMost(headingLength, text) + "\n"
	}
	if n.DataAtom != atom.H1 && !in.frame && isHeadline(text) {
		s.heads++
	}
}

// mounts are the ids of the elements that the well-known frameworks fill.
var mounts = map[string]bool{"root": true, "app": true, "__next": true, "__nuxt": true, "react-root": true, "main-app": true, "svelte": true}

func (s *sight) mark(v string) {
	if v != "" && s.marked.Len() < surveyed && len(v) < 200 {
		s.marked.WriteString(strings.ToLower(v))
		s.marked.WriteByte('\n')
	}
}

// link counts a link that could be one to a story: not in the frame of the
// page, and with words as many as a headline has.
func (s *sight) link(n *html.Node, in aside) {
	href := Attr(n, "href")
	if in.frame || href == "" || href[0] == '#' || strings.HasPrefix(href, "javascript:") || s.seen[href] {
		return
	}
	if isHeadline(Text(n)) {
		s.seen[href] = true
		s.links++
	}
}

// isHeadline reports whether a text is as long as headlines are: four words,
// eight ideographs, or as many letters of a script that sets no spaces as four
// words have.
func isHeadline(s string) bool {
	words, letters, ideographs, in := 0, 0, 0, false
	for _, r := range s {
		switch {
		case isIdeograph(r):
			ideographs++
			in = false
		case unicode.IsSpace(r):
			in = false
		default:
			letters++
			if !in {
				words++
			}
			in = true
		}
	}
	return words >= 4 || letters >= 24 || ideographs > 0 && ideographs+2*words >= 8
}

// words adds a text node to what is seen, and to the place that it stands in:
// the element around its paragraph.
func (s *sight) words(n *html.Node, in aside) {
	text := strings.TrimSpace(n.Data)
	if text == "" {
		return
	}
	s.size += len(text)
	if s.lower.Len() < surveyed {
		s.lower.WriteString(text)
		s.lower.WriteByte(' ')
	}
	if in.link || in.frame || n.Parent == nil {
		return
	}
	place := n.Parent
	for place.Parent != nil && !blocks[place.DataAtom] {
		place = place.Parent
	}
	switch place.DataAtom {
	case atom.P, atom.Blockquote, atom.Pre:
		if place.Parent != nil {
			place = place.Parent
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.Td, atom.Li, atom.Dd:
		return // lists and tables hold teasers, not running text
	}
	s.dense[place] += len(text)
}

// articleTypes are the schema.org types of pages that are one story.
var articleTypes = []string{"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "LiveBlogPosting", "OpinionNewsArticle"}

// saysArticle reports whether JSON-LD describes one article at its top, as
// pages that are one do; listings describe several, or a list.
func saysArticle(script *html.Node) bool {
	if !strings.EqualFold(strings.TrimSpace(Attr(script, "type")), "application/ld+json") {
		return false
	}
	text := rawText(script)
	if len(text) > maxData || !strings.Contains(text, "Article") && !strings.Contains(text, "BlogPosting") {
		return false
	}
	top, ok := graph(decodeData(text)).([]any)
	if !ok {
		return false
	}
	articles := 0
	for _, v := range top {
		m, _ := v.(map[string]any)
		for _, t := range articleTypes {
			if hasType(m, t) {
				articles++
				break
			}
		}
	}
	return articles == 1
}
