package induce

import (
	"strconv"

	"golang.org/x/net/html"

	"tearsheet/scraper"
)

// A column is a position that repeats over the cards of a block: what one
// selector gives in each. Fields are told by columns, never by one card.
type column struct {
	sel   selector
	cost  float32
	cells [][]int32 // a card each: the elements, in document order
	fill  int       // cards with an element that has text or a picture
	first []int32   // a card each: first element that has text, -1 for none
	facts *facts
	hash  uint64
}

// selector is a rule's selector, relative to the card, as parts: an ancestor's
// key, a key, a tag that the key is bound to, a position.
type selector struct {
	outer keyID // -1: none
	child bool  // the element is outer's child
	key   keyID // -1: only the path
	bare  bool  // an element of that tag without a link
	nth   int16 // outer's child of that number; 0: any
	tag   keyID // bound to a tag: "p.dek"; -1: not
	path  int32 // number of the path from the card; 0: none, selfPath: the card
}

// selfPath is the path that leads nowhere.
const selfPath = 1

// step is a path and one step more: a child by tag and position.
type step struct {
	from int32
	tag  keyID
	nth  int16
}

// table is the columns of a block.
type table struct {
	*page
	cards   []span
	heads   []int // of each card, the unit that is its headline
	ids     map[selector]int
	paths   map[step]int32
	steps   []step // by number of path
	buf     []selector
	weights []int32
	cols    []*column
	run     bool // cards are runs of siblings
	// strict asks for words that name the field: the cards are what another
	// column left over, too few to judge by looks.
	strict bool
}

// span is a card as a range of elements: [from, to), own is where its first
// element ends.
type span struct{ from, own, to int32 }

// maxColumnCards bounds the cards by which columns are judged.
const maxColumnCards = 40

// whole is all text of a card as "." reads it.
func (t *table) whole(i int) string {
	c := t.cards[i]
	n := t.elems[c.from].node
	if !t.run {
		return scraper.Text(n)
	}
	var end *html.Node
	if int(c.to) < len(t.elems) && t.elems[c.to].node.Parent == n.Parent {
		end = t.elems[c.to].node
	}
	return scraper.TextBetween(n, end)
}

// columns gathers the columns of a group's cards.
func (p *page) columns(g *group) *table {
	t := &table{page: p, ids: map[selector]int{}, run: g.run, paths: map[step]int32{}, steps: make([]step, 2)}
	step := 1 + (len(g.cards)-1)/maxColumnCards
	for i := 0; i < len(g.cards); i += step {
		t.heads = append(t.heads, g.heads[i])
		t.cards = append(t.cards, span{g.cards[i], p.elems[g.cards[i]].end, p.cardEnd(g, i)})
	}
	t.gather()
	return t
}

func (t *table) gather() {
	for i := range t.cards {
		t.card(i)
	}
	for _, c := range t.cols {
		if t.run {
			t.own(c)
		}
	}
	t.unique()
	for _, c := range t.cols {
		t.fill(c)
	}
}

// unique leaves one of the columns that give the same elements: what they say
// is the same, and only one selector is wanted.
func (t *table) unique() {
	best := make(map[uint64]*column, len(t.cols))
	for _, c := range t.cols {
		h := c.print()
		if d := best[h]; d == nil || t.rank(c) < t.rank(d) {
			best[h] = c
		}
	}
	kept := t.cols[:0]
	for _, c := range t.cols {
		if best[c.print()] == c {
			kept = append(kept, c)
		}
	}
	t.cols = kept
}

// print is a number for the elements of a column.
func (c *column) print() uint64 {
	if c.hash == 0 {
		h := uint64(14695981039346656037)
		for i, cell := range c.cells {
			for _, e := range cell {
				h = (h ^ uint64(i)<<32 ^ uint64(e)) * 1099511628211
				h ^= h >> 29
			}
		}
		c.hash = h | 1
	}
	return c.hash
}

// rank orders selectors that give the same: the cheap before the dear, those
// that name a part of a card first.
func (t *table) rank(c *column) float32 {
	r := c.cost
	if t.says(c.sel) != 0 {
		r -= naming
	}
	return r
}

// naming is what a word that names a part of a card is worth in costs.
const naming = 2

// without is the table of the cards in which a column has nothing.
func (t *table) without(c *column) *table {
	u := &table{page: t.page, ids: map[selector]int{}, run: t.run, strict: true, paths: map[step]int32{}, steps: make([]step, 2)}
	for i, e := range c.first {
		if e < 0 {
			u.cards = append(u.cards, t.cards[i])
			u.heads = append(u.heads, t.heads[i])
		}
	}
	u.gather()
	return u
}

func (t *table) card(i int) {
	c := t.cards[i]
	for e := c.from; e < c.to; e++ {
		for _, sel := range t.selectorsOf(c, e) {
			t.put(sel, i, e)
		}
	}
}

func (t *table) put(sel selector, i int, e int32) {
	id, ok := t.ids[sel]
	if !ok {
		id = len(t.cols)
		t.ids[sel] = id
		t.cols = append(t.cols, &column{sel: sel, cost: t.costOf(sel), cells: make([][]int32, len(t.cards)), first: make([]int32, len(t.cards))})
	}
	c := t.cols[id]
	if n := len(c.cells[i]); n == 0 || c.cells[i][n-1] != e {
		c.cells[i] = append(c.cells[i], e)
	}
}

// pathDepth is how many steps below the card a position alone may lead.
const pathDepth = 4

// runTags may be told by having no link, where nothing else tells the parts of
// a run from its head: the second row of an old table.
var runTags = map[string]bool{"td": true, "p": true, "div": true, "dd": true, "font": true}

// maxOuter is how many ancestors may bind an element: a descendant selector
// finds all of them, so all that a card may have are looked at.
const maxOuter = 10

// selectorsOf are the selectors that give element e of a card.
func (t *table) selectorsOf(c span, e int32) []selector {
	el := &t.elems[e]
	keys := t.keysOf(e)
	none := keyID(-1)
	out := t.buf[:0]
	if e == c.from {
		return append(out, selector{outer: none, key: none, tag: none, path: selfPath})
	}
	beside := e >= c.own // in the run, where the card itself is looked at too
	for _, k := range keys {
		kk := t.index.keys[k]
		if kk.kind == byID || beside && t.has(c.from, k) {
			continue
		}
		out = append(out, selector{outer: none, key: k, tag: none})
		if kk.kind == byClass && t.mixed(k) {
			out = append(out, selector{outer: none, key: k, tag: keys[0]})
		}
	}
	if beside && runTags[el.node.Data] && t.onlyLink(e) < 0 {
		out = append(out, selector{outer: none, key: keys[0], tag: none, bare: true})
	}
	// within what its ancestors are, up to the card
	up := 0
	for a := el.parent; a > c.from && up < maxOuter; a, up = t.elems[a].parent, up+1 {
		for i, k := range t.keysOf(a) {
			if beside && t.has(c.from, k) {
				continue
			}
			if t.index.keys[k].kind == byID || i == 0 && up > 0 && !meaningTags[t.index.keys[k].name] {
				continue
			}
			if up > 0 && t.index.costs[k] >= costLook {
				continue
			}
			if i > 0 || meaningTags[t.index.keys[k].name] {
				out = append(out, selector{outer: k, key: keys[0], tag: none})
			}
			if up == 0 {
				out = append(out, selector{outer: k, child: true, key: keys[0], tag: none})
				if i > 0 {
					out = append(out, selector{outer: k, child: true, key: keys[0], tag: none, nth: el.nth})
				}
			}
		}
	}
	if path := t.pathOf(c, e); path != 0 {
		out = append(out, selector{outer: none, key: none, tag: none, path: path})
	}
	t.buf = out
	return out
}

// mixed reports whether elements of several tags answer to a key.
func (p *page) mixed(k keyID) bool {
	if p.tags == nil {
		p.tags = make([]uint8, len(p.index.keys))
	}
	if p.tags[k] == 0 {
		p.tags[k] = 1
		elems := p.index.elems[k]
		for _, e := range elems[1:] {
			if p.elems[e].node.Data != p.elems[elems[0]].node.Data {
				p.tags[k] = 2
				break
			}
		}
	}
	return p.tags[k] == 2
}

// pathOf is the way from the card to e by tags and positions; 0 for none.
func (t *table) pathOf(c span, e int32) int32 {
	var way [pathDepth]int32
	n := 0
	for a := e; a != c.from; a = t.elems[a].parent {
		if a < c.from || n == pathDepth || e >= c.own {
			return 0
		}
		way[n] = a
		n++
	}
	path := int32(selfPath)
	for n--; n >= 0; n-- {
		s := step{path, t.keysOf(way[n])[0], t.elems[way[n]].nth}
		id, ok := t.paths[s]
		if !ok {
			id = int32(len(t.steps))
			t.paths[s] = id
			t.steps = append(t.steps, s)
		}
		path = id
	}
	return path
}

// depth is how many steps a path has.
func (t *table) depth(path int32) int {
	n := 0
	for ; path > selfPath; path = t.steps[path].from {
		n++
	}
	return n
}

// pathCSS writes a path.
func (t *table) pathCSS(path int32) string {
	if path == selfPath {
		return "."
	}
	s := t.steps[path]
	one := "> " + t.index.keys[s.tag].css() + ":nth-of-type(" + strconv.Itoa(int(s.nth)) + ")"
	if s.from == selfPath {
		return one
	}
	return t.pathCSS(s.from) + " " + one
}

func (t *table) costOf(s selector) float32 {
	if s.path == selfPath {
		return costMeaning
	}
	if s.path != 0 {
		return costPath + 0.8*float32(t.depth(s.path))
	}
	c := t.index.costs[s.key]
	if s.tag >= 0 {
		c += 0.2
	}
	if s.bare {
		c += 1
	}
	if kk := &t.index.keys[s.key]; s.outer < 0 && kk.kind == byTag && !meaningTags[kk.name] {
		c += costAlone
	}
	if s.outer >= 0 {
		c = max(c*0.7, costMeaning*0.7) + 0.7*t.index.costs[s.outer]
		if s.child {
			c += 0.15
		}
		if s.nth > 0 {
			c += 0.5
		}
	}
	return c
}

// says is what the selector's own words name.
func (t *table) says(s selector) hint {
	if s.key < 0 {
		return 0
	}
	var h hint
	for _, k := range [...]keyID{s.key, s.outer} {
		if k < 0 {
			continue
		}
		switch kk := &t.index.keys[k]; kk.kind {
		case byAttr:
			h |= attrHints[kk.val]
		case byClass:
			h |= wordHints(kk.name)
		}
	}
	return h
}

// costAlone is what a tag without a meaning costs more when nothing binds it:
// the next card may have another one before it.
const costAlone = 0.4

// costPath is the cost of a selector that knows positions only.
const costPath = 3.2

// css writes a selector.
func (t *table) css(s selector) string {
	if s.path != 0 {
		return t.pathCSS(s.path)
	}
	one := t.index.keys[s.key].css()
	if s.tag >= 0 {
		one = t.index.keys[s.tag].css() + one
	}
	if s.bare {
		one += ":not(:has(a))"
	}
	if s.outer < 0 {
		return one
	}
	if s.nth > 0 {
		one += ":nth-of-type(" + strconv.Itoa(int(s.nth)) + ")"
	}
	join := " "
	if s.child {
		join = " > "
	}
	return t.index.keys[s.outer].css() + join + one
}

// fill counts the cards in which a column has something, and finds the first.
func (t *table) fill(c *column) {
	for i, cell := range c.cells {
		c.first[i] = -1
		for _, e := range cell {
			if t.size(e) > 0 {
				c.first[i] = e
				c.fill++
				break
			}
		}
	}
}

// own leaves a column what the Reader reads: the runs are looked at only where
// no card holds anything.
func (t *table) own(c *column) {
	inside := false
	for i, cell := range c.cells {
		inside = inside || len(cell) > 0 && cell[0] < t.cards[i].own
	}
	if !inside {
		return
	}
	for i, cell := range c.cells {
		n := 0
		for n < len(cell) && cell[n] < t.cards[i].own {
			n++
		}
		c.cells[i] = cell[:n]
	}
}
