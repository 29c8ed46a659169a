package induce

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts is what the values of a column say together. Shares are of the cards
// that have the column.
type facts struct {
	texts    []string // first text of each card; "": none
	fill     float64  // share of all cards
	distinct float64  // different values
	median   int32    // weight of the texts
	heading  float64  // stands in a heading, or is one
	linked   float64  // is in a link, or is nothing but one
	around   float64  // is in a link around most of its card
	hints    hint     // what its words say it is
	time     float64  // is a time element or holds nothing but one
	lines    float64  // mean number of values a card
}

// hint is what the class words, attributes and tag of an element say that
// it is.
type hint uint16

const (
	saysHeadline hint = 1 << iota
	saysDek
	saysByline
	saysDate
	saysLabel
	saysCaption
	saysModified
	saysCount // comments, votes, reading time
	saysFace  // the picture of an author
	saysMore  // read more
	saysLogo
	saysAd
	knownHint hint = 1 << 15 // in the page's memory of hints
)

// hintWords are the words of class names that name a part of a card.
var hintWords = map[string]hint{
	"headline": saysHeadline, "title": saysHeadline, "heading": saysHeadline, "hed": saysHeadline, "name": 0,
	"dek": saysDek, "deck": saysDek, "excerpt": saysDek, "summary": saysDek, "description": saysDek, "desc": saysDek, "standfirst": saysDek, "teaser": saysDek, "intro": saysDek, "lead": saysDek, "lede": saysDek, "snippet": saysDek, "subtitle": saysDek, "abstract": saysDek, "blurb": saysDek,
	"byline": saysByline, "author": saysByline, "authors": saysByline, "by": saysByline, "writer": saysByline, "creator": saysByline, "contributor": saysByline, "reporter": saysByline, "autor": saysByline,
	"date": saysDate, "time": saysDate, "datetime": saysDate, "published": saysDate, "timestamp": saysDate, "pubdate": saysDate, "posted": saysDate, "datum": saysDate, "fecha": saysDate, "ago": saysDate, "timeago": saysDate, "age": saysDate,
	"modified": saysModified, "updated": saysModified,
	"category": saysLabel, "categories": saysLabel, "cat": saysLabel, "tag": saysLabel, "tags": saysLabel, "label": saysLabel, "labels": saysLabel, "kicker": saysLabel, "badge": saysLabel, "topic": saysLabel, "topics": saysLabel, "slug": saysLabel, "section": 0, "eyebrow": saysLabel, "flag": saysLabel, "overline": saysLabel, "rubric": saysLabel, "keywords": saysLabel,
	"caption": saysCaption, "credit": saysCaption, "attribution": saysCaption, "copyright": saysCaption, "tooltip": saysCaption,
	"comment": saysCount, "comments": saysCount, "count": saysCount, "views": saysCount, "votes": saysCount, "score": saysCount, "likes": saysCount, "duration": saysCount, "reading": saysCount, "minutes": saysCount, "rank": saysCount, "share": saysCount, "rating": saysCount,
	"avatar": saysFace, "gravatar": saysFace, "profile": saysFace, "headshot": saysFace, "favicon": saysLogo, "logo": saysLogo, "icon": saysLogo, "emoji": saysLogo, "sprite": saysLogo,
	"sponsored": saysAd, "sponsor": saysAd, "promoted": saysAd, "advertisement": saysAd, "partner": saysAd,
	"more": saysMore, "readmore": saysMore, "continue": saysMore, "cta": saysMore, "button": saysMore, "btn": saysMore,
}

// attrHints are the values of itemprop, rel and property that do: microdata of
// schema.org, link types of HTML.
var attrHints = map[string]hint{
	"headline": saysHeadline, "name": saysHeadline,
	"description": saysDek, "articleBody": saysDek, "abstract": saysDek,
	"author": saysByline, "creator": saysByline, "editor": 0,
	"datePublished": saysDate, "dateCreated": saysDate, "dateModified": saysModified | saysDate,
	"articleSection": saysLabel, "keywords": saysLabel, "tag": saysLabel, "category tag": saysLabel, "about": saysLabel,
	"caption": saysCaption, "commentCount": saysCount, "interactionCount": saysCount,
}

// hintsOf is what an element says of itself.
func (p *page) hintsOf(e int32) hint {
	if h := p.hints[e]; h&knownHint != 0 {
		return h &^ knownHint
	}
	h := p.readHints(e)
	p.hints[e] = h | knownHint
	return h
}

func (p *page) readHints(e int32) hint {
	var h hint
	for i, k := range p.keysOf(e) {
		kk := &p.index.keys[k]
		switch {
		case i == 0:
			h |= tagHint(p.elems[e].node)
		case kk.kind == byAttr:
			if v, ok := attrHints[kk.val]; ok {
				h |= v
			} else if strings.HasPrefix(kk.name, "data-") {
				h |= wordHints(kk.val)
			}
		case kk.kind == byClass && !utility(kk.name):
			h |= wordHints(kk.name)
		}
	}
	return h
}

func tagHint(n *html.Node) hint {
	switch n.DataAtom {
	case atom.Time:
		return saysDate
	case atom.Figcaption, atom.Caption:
		return saysCaption
	case atom.Address:
		return saysByline
	case atom.Button:
		return saysMore
	}
	return 0
}

// wordHints takes the last words of a class name for what it names:
// "post-title-icon" is an icon.
func wordHints(class string) hint {
	var h hint
	for part := range parts(class) {
		if v := hintWords[part]; v != 0 {
			if v&(saysLogo|saysFace|saysCount|saysCaption|saysMore|saysAd) != 0 {
				h = v | h&saysByline
			} else {
				h = v | h&(saysCount|saysFace|saysCaption|saysAd|saysModified)
			}
		}
	}
	return h
}

// factsOf gathers the facts of a column once, those that need no text.
func (t *table) factsOf(c *column) *facts {
	if c.facts != nil {
		return c.facts
	}
	f := &facts{}
	c.facts = f
	t.weights = t.weights[:0]
	n, values := 0.0, 0
	for i, e := range c.first {
		if e < 0 {
			continue
		}
		n++
		values += len(c.cells[i])
		t.weights = append(t.weights, t.size(e))
		if t.elems[e].heading >= 0 || t.headingOnly(e) {
			f.heading++
		}
		if l := t.elems[e].link; l > t.cards[i].from {
			f.linked++
			if l != e && t.wholeCard(l, i) {
				f.around++
			}
		}
		if t.timed(e) {
			f.time++
		}
		f.hints |= t.hintsOf(e)
	}
	if n == 0 {
		return f
	}
	f.fill = n / float64(len(t.cards))
	f.heading, f.linked, f.around, f.time = f.heading/n, f.linked/n, f.around/n, f.time/n
	f.lines = float64(values) / n
	slices.Sort(t.weights)
	f.median = t.weights[len(t.weights)/2]
	return f
}

// wholeCard reports whether a link is around most of what card i says: what
// stands in it is no more linked than the rest of the card.
func (t *table) wholeCard(l int32, i int) bool {
	c := t.cards[i]
	said := t.length[t.elems[c.to-1].chunk1] - t.length[t.elems[c.from].chunk0]
	return t.size(l)*5 >= said*3 && t.size(l) > 2*t.units[t.heads[i]].words || t.units[t.heads[i]].elem == l
}

// textsOf adds the texts to the facts of a column.
func (t *table) textsOf(c *column) *facts {
	f := t.factsOf(c)
	if f.texts != nil {
		return f
	}
	f.texts = make([]string, len(t.cards))
	seen := make(map[string]bool, c.fill)
	for i, e := range c.first {
		if e >= 0 {
			f.texts[i] = t.text(e)
			seen[f.texts[i]] = true
		}
	}
	if c.fill > 0 {
		f.distinct = float64(len(seen)) / float64(c.fill)
	}
	return f
}

// headingOnly reports whether all text of an element stands in one heading.
func (p *page) headingOnly(e int32) bool {
	for i := e + 1; i < p.elems[e].end; i++ {
		if p.elems[i].heading == i {
			return p.size(i) == p.size(e)
		}
	}
	return false
}

// timed reports whether an element is a time element or holds one that is
// nearly all of its text.
func (p *page) timed(e int32) bool {
	if p.times[p.elems[e].end] == p.times[e] {
		return false
	}
	for i := e; i < p.elems[e].end; i++ {
		if p.elems[i].node.DataAtom == atom.Time {
			return p.size(i)*2 >= p.size(e)
		}
	}
	return false
}

// holds reports whether in most cards that have both, a's element holds b's.
func (t *table) holds(a, b *column) bool {
	both, in := 0, 0
	for i := range a.first {
		x, y := a.first[i], b.first[i]
		if x < 0 || y < 0 {
			continue
		}
		both++
		if t.inside(y, x) {
			in++
		}
	}
	return both > 0 && in*2 > both
}
