package induce

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// place is what part of a page an element stands in, as the outermost
// elements around it say; a set of bits.
type place uint16

const (
	inNav     place = 1 << iota // menus
	inFooter                    // the page's own
	inHeader                    // the page's own
	inAside                     // beside the matter
	inSide                      // a side list, by its class words: most read, related …
	inComment                   // what readers wrote
	inForm                      // log-in, search, newsletter
	inCaption                   // under a picture
	inAd                        // paid for
	inMain                      // main, role=main
	inQuote                     // code, quotations
	inDialog                    // over the page: consent, sign-up
	inMargin                    // a narrow column; as often part of the listing
)

// placeTags are elements that say what part of the page they are.
var placeTags = map[atom.Atom]place{
	atom.Nav: inNav, atom.Aside: inAside, atom.Form: inForm, atom.Figcaption: inCaption,
	atom.Caption: inCaption, atom.Main: inMain, atom.Pre: inQuote, atom.Dialog: inDialog,
}

// placeRoles are the ARIA landmarks (WAI-ARIA 1.2, section 5.3.4) that do.
var placeRoles = map[string]place{
	"navigation": inNav, "contentinfo": inFooter, "banner": inHeader, "complementary": inAside,
	"search": inForm, "menu": inNav, "menubar": inNav, "dialog": inDialog, "alertdialog": inDialog, "main": inMain,
}

// placeWords are words of class names and ids that do. They are the words
// that page builders use everywhere, each for the reason beside it.
var placeWords = map[string]place{
	"nav": inNav, "navbar": inNav, "navigation": inNav, "menu": inNav, "submenu": inNav, "megamenu": inNav, "dropdown": inNav, "offcanvas": inNav, "drawer": inNav,
	"breadcrumb": inNav, "breadcrumbs": inNav, "pagination": inNav, "pager": inNav,
	"footer": inFooter, "colophon": inFooter,
	"masthead": inHeader, "topbar": inHeader,
	"sidebar": inAside, "rail": inMargin, "widgets": inAside,
	"popular": inSide, "trending": inSide, "mostread": inSide, "mostpopular": inSide, "mostviewed": inSide, "related": inSide, "recommended": inSide, "recirculation": inSide, "ticker": inSide, "breaking": inSide,
	"comments": inComment, "commentlist": inComment, "disqus": inComment, "respond": inComment,
	"newsletter": inForm, "signup": inForm, "subscribe": inForm, "login": inForm, "share": inForm, "sharing": inForm, "social": inForm,
	"caption": inCaption, "credit": inCaption, "attribution": inCaption, "tooltip": inCaption, "copyright": inCaption,
	"advert": inAd, "advertisement": inAd, "ads": inAd, "adsbygoogle": inAd, "sponsored": inAd, "sponsor": inAd, "sponsors": inAd, "partner": inAd, "promoted": inAd,
	"cookie": inDialog, "cookies": inDialog, "consent": inDialog, "gdpr": inDialog, "modal": inDialog, "popup": inDialog,
}

// placePairs are pairs of words that say it only together.
var placePairs = map[[2]string]place{
	{"most", "read"}: inSide, {"most", "popular"}: inSide, {"most", "viewed"}: inSide, {"most", "watched"}: inSide,
	{"search", "form"}: inForm, {"search", "box"}: inForm, {"search", "bar"}: inForm,
	{"site", "header"}: inHeader, {"page", "header"}: inHeader, {"global", "header"}: inHeader, {"site", "footer"}: inFooter, {"page", "footer"}: inFooter, {"global", "footer"}: inFooter,
	{"side", "bar"}: inAside, {"latest", "comments"}: inComment, {"ad", "wrapper"}: inAd, {"ad", "container"}: inAd, {"ad", "slot"}: inAd,
}

// placeOf is what an element says of the part of the page that it is.
func placeOf(n *html.Node, w *words) place {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return 0 // their classes speak of the whole page
	}
	q := placeTags[n.DataAtom]
	switch n.DataAtom {
	case atom.Header, atom.Footer:
		// The page's own stand outside of every card; a card has one too.
		if !insideCard(n) {
			q |= map[atom.Atom]place{atom.Header: inHeader, atom.Footer: inFooter}[n.DataAtom]
		}
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "role":
			q |= placeRoles[a.Val]
		case "class", "id":
			q |= w.placeOf(a.Val)
		}
	}
	if q&inCaption != 0 && holdsHeading(n) {
		q &^= inCaption // what some call the text of a card
	}
	return q
}

// wholePage is the share of the page's text from which on an element is no
// part of the page but nearly all of it, whatever its words say: a form around
// everything, a wrapper named after its sidebar.
const wholePage = 0.5

// settlePlaces hands the places down the tree.
func (s *survey) settlePlaces() {
	if len(s.elems) == 0 {
		return
	}
	total := float64(s.length[len(s.chunks)])
	for i := range s.elems {
		e := &s.elems[i]
		own := e.place
		if own&^inMain != 0 && float64(s.size(int32(i))) > wholePage*total {
			own &= inMain
		}
		if e.parent >= 0 {
			own |= s.elems[e.parent].place
		}
		e.place = own
	}
}

// insideCard reports whether the element stands in an article, a section, a
// list item or main: there a header or footer is that part's.
func insideCard(n *html.Node) bool {
	for a, i := n.Parent, 0; a != nil && i < 12; a, i = a.Parent, i+1 {
		switch a.DataAtom {
		case atom.Article, atom.Section, atom.Li, atom.Main:
			return true
		}
	}
	return false
}

// holdsHeading reports whether a heading stands among the first elements of a
// subtree.
func holdsHeading(n *html.Node) bool {
	for c, i := following(n, n, true), 0; c != nil && i < 40; c, i = following(c, n, true), i+1 {
		switch c.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		}
	}
	return false
}

// words remembers what class attributes were found to say.
type words struct {
	places map[string]place
}

func newWords() *words { return &words{places: map[string]place{}} }

// placeOf is what the words of a class attribute or an id say.
func (w *words) placeOf(class string) place {
	if p, ok := w.places[class]; ok {
		return p
	}
	var p place
	for rest, tok := class, ""; rest != ""; {
		tok, rest = nextField(rest)
		if len(tok) > 60 || utility(tok) && tok != "nav" {
			continue
		}
		if tok == "widget" || strings.HasPrefix(tok, "widget_") || strings.HasPrefix(tok, "widget-") {
			p |= inAside
		}
		if stateWord(tok) {
			continue
		}
		last := ""
		for part := range parts(tok) {
			p |= placeWords[part] | placePairs[[2]string{last, part}]
			last = part
		}
	}
	w.places[class] = p
	return p
}

// stateWord reports whether a class word tells a state and no part of a page:
// "comments-open", "has-sidebar".
func stateWord(tok string) bool {
	for _, end := range [...]string{"-open", "-closed", "-enabled", "-disabled", "-none", "-on", "-off", "-left", "-right"} {
		if strings.HasSuffix(tok, end) {
			return true
		}
	}
	for _, head := range [...]string{"has-", "no-", "is-", "with-", "not-", "post-", "tag-", "category-"} {
		if strings.HasPrefix(tok, head) {
			return true
		}
	}
	return false
}
