package induce

import (
	"slices"
	"sort"
)

// A group is a set of elements that one selector gives, looked at as the
// cards of a listing.
type group struct {
	pick    pick    // how a recipe selects them
	all     []int32 // all that the selector gives, in document order
	elems   []int32 // those of them that do not stand in another
	cards   []int32 // those that hold one story each, first showing of it
	stories []int32 // story of each card (-1 and below: a heading without a link)
	at      []int   // of each card, its place among elems
	heads   []int   // of each card, the unit that is its headline
	stray   int     // elements that hold no story
	wrong   int     // of those, how many hold a link that would be taken for one
	crowded int     // elements that hold several stories
	again   int     // elements that show a story that an earlier one shows
	nested  bool    // elements stand in each other
	run     bool    // fields stand beside the elements, not in them
	odd     []int   // cards that show nothing of what the others do
	value   float64 // what a card is worth
	base    float64 // score before the cost of the selector
	score   float64
}

// pick is a selector for elements: a key, maybe only those of a tag, maybe
// only children of elements with another key, maybe only within a container.
type pick struct {
	key      keyID
	tag      string // "": any
	parent   keyID  // -1: anywhere
	within   int32  // element of the container; -1: the document
	children bool   // only the container's own children
	has      keyID  // what an element must hold; 0: anything
	lead     bool   // the elements open runs whose headline comes after them
}

// page is what the stages of the induction share.
type page struct {
	values *values
	*survey
	*links
	units []unit
	pos   []int32           // elements of units, for searching
	over  map[int32]overlay // of headings, the link that lies over them
	tags  []uint8           // of each key, whether elements of several tags have it: 1 no, 2 yes
	known []uint8           // of each chunk, whether it is a date: 1 no, 2 yes
}

func newPage(s *survey, l *links, v *values) *page {
	over := findOverlays(s, l)
	p := &page{survey: s, links: l, units: findUnits(s, l, v, over), values: v, over: over}
	p.pos = make([]int32, len(p.units))
	p.known = make([]uint8, len(s.chunks))
	for i, u := range p.units {
		p.pos[i] = u.elem
	}
	return p
}

// unitsIn is the range of units whose element is e or stands in it.
func (p *page) unitsIn(e int32) (int, int) { return p.unitsBetween(e, p.elems[e].end) }

func (p *page) unitsBetween(from, to int32) (int, int) {
	a := sort.Search(len(p.pos), func(i int) bool { return p.pos[i] >= from })
	b := a + sort.Search(len(p.pos)-a, func(i int) bool { return p.pos[a+i] >= to })
	return a, b
}

// storyIn tells the one story that the elements from one up to another show,
// and the unit that is its headline. n is how many stories they show, 2
// standing for more. What counts are the units of the highest rank: a card has
// one headline, and below it may lead to its section, its author, its
// recording. Headings without a link count where no link does.
func (p *page) storyIn(from, to int32) (story int32, head, n int) {
	a, b := p.unitsBetween(from, to)
	story, head = -1, -1
	bare, bareRank := -1, int8(linkRank)
	bares := 0
	rank := int8(linkRank + 1)
	for i := a; i < b; i++ {
		u := &p.units[i]
		switch {
		case u.story < 0:
			if u.rank < bareRank {
				bare, bareRank, bares = i, u.rank, 1
			} else if u.rank == bareRank {
				bares++
			}
		case u.rank < rank:
			rank, story, head, n = u.rank, u.story, i, 1
		case u.rank == rank && u.story != story:
			n = 2
		case u.rank == rank && rank == linkRank && p.betterLink(u, &p.units[head]):
			head = i
		}
	}
	if n == 1 && b-a > 1 && p.others(a, b, story) >= maxOthers {
		n = 2
	}
	switch {
	case story >= 0 && rank == linkRank && n == 1 && bares == 1 && bare < head:
		return story, bare, 1 // the link beside the heading: "Read more about it"
	case story >= 0:
		return story, head, n
	case bares == 1 && p.leads(from, to):
		return -2 - p.pos[bare], bare, 1
	case bares > 1:
		return -1, -1, 2
	}
	return -1, -1, 0
}

// maxOthers is how many other headlines a card may hold below its own; a bare
// link counts half.
const maxOthers = 4

// others counts the stories besides one that a range of units tells in so
// many words, and links to.
func (p *page) others(a, b int, story int32) int {
	n := 0
	last := story
	for i := a; i < b && n < maxOthers; i++ {
		u := &p.units[i]
		if u.story < 0 || u.story == story || u.story == last {
			continue
		}
		switch {
		case u.rank < linkRank:
			n += 2
		case u.words >= 40:
			n++
		default:
			continue
		}
		last = u.story
	}
	return n
}

// betterLink reports whether a link is rather the headline of a story than an
// earlier link to it is: the first is, unless it is short or says otherwise.
func (p *page) betterLink(a, b *unit) bool {
	const says = saysHeadline | saysDek
	ha, hb := p.hintsOf(a.elem)&says, p.hintsOf(b.elem)&says
	switch {
	case ha == saysHeadline && hb != saysHeadline, hb == saysDek && ha != saysDek:
		return true
	case hb == saysHeadline:
		return false
	}
	return b.words < headlineWords && a.words > b.words
}

// leads reports whether an element holds a link to a story's address.
func (p *page) leads(from, to int32) bool {
	for i := from; i < to; i++ {
		if p.elems[i].link == i {
			if p.story[i] >= 0 {
				return true
			}
		}
	}
	return false
}

// groups are the candidates with their scores: every selector that gives two elements
// or more of which some show a story.
func (p *page) groups() []*group {
	picks := p.picks()
	var out []*group
	same := map[uint64]*group{}
	for _, k := range picks {
		elems := p.selects(k)
		if len(elems) == 0 {
			continue
		}
		h := hashElems(elems)
		if k.lead {
			h++ // as heads of runs they are other cards
		}
		g := same[h]
		if g == nil || !slices.Equal(g.all, elems) {
			if g = p.gather(k, elems); g == nil {
				continue
			}
			p.judge(g)
			same[h] = g
		} else {
			g = p.likewise(g, k)
		}
		if n := p.narrow(g); n != nil {
			out = append(out, n)
		}
		out = append(out, g)
	}
	return out
}

// likewise is a group under another selector for the same elements.
func (p *page) likewise(g *group, k pick) *group {
	c := *g
	c.pick = k
	p.price(&c)
	return &c
}

func hashElems(elems []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, e := range elems {
		h = (h ^ uint64(e)) * 1099511628211
	}
	return h
}

// picks are the selectors worth trying: the keys of what stands around and at
// the units, alone and as children of their parents' keys.
func (p *page) picks() []pick {
	seen := map[pick]int{}
	visited := map[int32]bool{}
	add := func(k pick) { seen[k]++ }
	for _, u := range p.units {
		for e, up := u.elem, 0; e >= 0 && up < 14; e, up = p.elems[e].parent, up+1 {
			if visited[e] {
				break
			}
			visited[e] = true
			p.picksOf(e, add)
			p.pickHolding(e, u.elem, add)
			p.pickLead(e, add)
		}
	}
	var out []pick
	for k := range seen {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b pick) int { return a.compare(b) })
	return out
}

func (a pick) compare(b pick) int {
	if a.key != b.key {
		return int(a.key - b.key)
	}
	if a.parent != b.parent {
		return int(a.parent - b.parent)
	}
	if a.within != b.within {
		return int(a.within - b.within)
	}
	if a.has != b.has {
		return int(a.has - b.has)
	}
	if a.lead != b.lead {
		if b.lead {
			return -1
		}
		return 1
	}
	switch {
	case a.tag < b.tag:
		return -1
	case a.tag > b.tag:
		return 1
	}
	return 0
}

// wholeTags may stand alone as the selector of cards.
var wholeTags = map[string]bool{"article": true, "li": true, "tr": true, "dt": true, "section": true}

func (p *page) picksOf(e int32, add func(pick)) {
	el := &p.elems[e]
	var tag keyID
	for i, k := range p.keysOf(e) {
		if i == 0 {
			tag = k
			if wholeTags[el.node.Data] {
				add(pick{key: k, parent: -1, within: -1})
			}
			continue
		}
		if p.index.keys[k].kind == byID || len(p.index.elems[k]) < 2 {
			continue
		}
		add(pick{key: k, parent: -1, within: -1})
		if p.mixed(k) {
			add(pick{key: k, tag: el.node.Data, parent: -1, within: -1})
		}
	}
	if el.parent < 0 {
		return
	}
	for i, k := range p.keysOf(el.parent) {
		if i == 0 && !wholeTags[p.index.keys[k].name] && p.index.keys[k].name != "main" && p.index.keys[k].name != "body" {
			continue
		}
		add(pick{key: tag, parent: k, within: -1})
	}
	if el.nth > 1 { // one child repeats nothing
		add(pick{key: tag, parent: -1, within: el.parent, children: true})
	}
}

// pickHolding adds, for elements that stand in a row with others of their tag,
// the selector of those that hold what this one holds around its headline:
// rows of a table of which every third has a title.
func (p *page) pickHolding(e, head int32, add func(pick)) {
	el := &p.elems[e]
	if el.card || el.nth < 3 || head == e {
		return
	}
	switch el.node.Data {
	case "tr", "p", "div", "dd":
	default:
		return
	}
	for a := head; a > e; a = p.elems[a].parent {
		for i, k := range p.keysOf(a) {
			if i > 0 && p.index.costs[k] < costLook || i == 0 && holdTags[p.index.keys[k].name] {
				add(pick{key: p.keysOf(e)[0], parent: -1, within: el.parent, children: true, has: k})
			}
		}
	}
	if b := p.boldIn(head); b >= 0 {
		add(pick{key: p.keysOf(e)[0], parent: -1, within: el.parent, children: true, has: p.keysOf(b)[0]})
	}
}

// pickLead adds the selectors of what stands right before an element, as the
// head of a run that holds the headline after it: the date in a <dt>, the
// headline in the <dd>.
func (p *page) pickLead(e int32, add func(pick)) {
	b := p.before[e]
	if b < 0 || p.elems[e].card || p.elems[e].nth < 2 || p.keysOf(b)[0] == p.keysOf(e)[0] && slices.Equal(p.keysOf(b), p.keysOf(e)) {
		return
	}
	if first, last := p.unitsIn(b); first < last {
		return
	}
	p.picksOf(b, func(k pick) {
		k.lead = true
		add(k)
	})
}

// holdTags are tags that may tell a title's element from others.
var holdTags = map[string]bool{"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "b": true, "strong": true, "a": true}

// boldIn is a bold element in a headline; -1 for none.
func (p *page) boldIn(head int32) int32 {
	for i := head + 1; i < p.elems[head].end; i++ {
		switch p.elems[i].node.Data {
		case "b", "strong":
			return i
		}
	}
	return -1
}

// holds reports whether an element answering to a key stands in e.
func (p *page) holdsKey(e int32, k keyID) bool {
	elems := p.index.elems[k]
	i, _ := slices.BinarySearch(elems, e+1)
	return i < len(elems) && elems[i] < p.elems[e].end
}

// gather finds the elements of a pick and what they show; nil when they
// cannot be cards.
func (p *page) gather(k pick, elems []int32) *group {
	g := &group{pick: k, all: elems}
	var end int32 = -1
	stories := map[int32]bool{}
	linked := 0
	ends := p.endsOf(k, elems)
	for i, e := range elems {
		if e < end {
			g.nested = true
			continue
		}
		end = p.elems[e].end
		g.elems = append(g.elems, e)
		story, head, n := p.storyIn(e, ends[i])
		switch {
		case n == 0:
			g.stray++
			if p.leads(e, ends[i]) {
				g.wrong++
			}
		case n > 1:
			g.crowded++
		case stories[story]:
			g.again++
		default:
			stories[story] = true
			if story >= 0 {
				linked++
			}
			g.cards = append(g.cards, e)
			g.stories = append(g.stories, story)
			g.heads = append(g.heads, head)
			g.at = append(g.at, len(g.elems)-1)
		}
	}
	if len(g.cards) == 0 || len(g.elems) < 2 && linked == 0 {
		return nil
	}
	return g
}

// endsOf is where each element of a pick ends as a card; one that leads a run
// goes on to the next, the last as many siblings as the one before it.
func (p *page) endsOf(k pick, elems []int32) []int32 {
	ends := make([]int32, len(elems))
	steps := 0
	for i, e := range elems {
		ends[i] = p.elems[e].end
		if !k.lead || p.elems[e].parent < 0 {
			continue
		}
		limit := p.elems[p.elems[e].parent].end
		last := i+1 == len(elems) || p.elems[elems[i+1]].parent != p.elems[e].parent
		n := 0
		for ends[i] < limit && (last && n < steps || !last && ends[i] < elems[i+1]) {
			ends[i] = p.elems[ends[i]].end
			n++
		}
		if !last {
			steps = max(steps, n)
		}
	}
	return ends
}

// selects lists the elements that a pick gives, in document order.
func (p *page) selects(k pick) []int32 {
	all := p.index.elems[k.key]
	if k.children {
		// children of one element
		var out []int32
		for c := k.within + 1; c < p.elems[k.within].end; c = p.elems[c].end {
			if p.keysOf(c)[0] == k.key && (k.has == 0 || p.holdsKey(c, k.has)) {
				out = append(out, c)
			}
		}
		return out
	}
	if k.parent >= 0 && len(p.index.elems[k.parent]) < len(all) {
		return p.children(k)
	}
	var out []int32
	for _, e := range all {
		el := &p.elems[e]
		if k.tag != "" && el.node.Data != k.tag {
			continue
		}
		if k.parent >= 0 && (el.parent < 0 || !p.has(el.parent, k.parent)) {
			continue
		}
		if k.within >= 0 && !p.inside(e, k.within) {
			continue
		}
		out = append(out, e)
	}
	return out
}

// children lists what a pick of children gives, from the parents down.
func (p *page) children(k pick) []int32 {
	var out []int32
	for _, e := range p.index.elems[k.parent] {
		for c := e + 1; c < p.elems[e].end; c = p.elems[c].end {
			if p.has(c, k.key) && (k.tag == "" || p.elems[c].node.Data == k.tag) && (k.within < 0 || p.inside(c, k.within)) {
				out = append(out, c)
			}
		}
	}
	if !slices.IsSorted(out) {
		slices.Sort(out)
	}
	return out
}
