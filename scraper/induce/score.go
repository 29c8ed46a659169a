package induce

import (
	"math"
)

// maxJudged bounds the cards that a group is judged by: more tell nothing new.
const maxJudged = 48

// judge scores a group by what its cards show.
func (p *page) judge(g *group) {
	g.run = p.inRuns(g)
	step := 1 + len(g.cards)/maxJudged
	var shown [][evidences]float64
	var share [evidences]float64
	for i := 0; i < len(g.cards); i += step {
		has := p.show(g, i)
		for ev, v := range has {
			share[ev] += v
		}
		shown = append(shown, has)
	}
	n := float64(len(shown))
	sum, bad, astray := 0.0, 0.0, 0.0
	g.value = 0
	for i, has := range shown {
		placed := p.elems[g.cards[i*step]].place.weight()
		v := 0.0
		for ev := range has {
			v += worth[ev].weight * has[ev]
		}
		v *= math.Sqrt(placed)
		g.value += v
		if placed < goodPlace {
			bad++
			astray += 1 - placed
		}
		if n >= 5 && has[evDate] == 0 && share[evDate] >= usual*n {
			v *= 0.3 // all others have one: of another kind
		}
		sum += v * v * placed
	}
	if bad < n {
		sum -= costPlace * astray // cards and menus in one: the selector takes too much
	}
	g.value /= n
	g.odd = odd(shown, share, step)
	g.base = float64(len(g.cards))*sum/n -
		(costStray*float64(g.stray)+costWrong*float64(g.wrong))*g.value - costCrowded*float64(g.crowded) - costAgain*float64(g.again)
	if g.base > 0 && g.nested {
		g.base *= costNested
	}
	p.price(g)
}

// price takes off the score what the selector costs.
func (p *page) price(g *group) {
	g.score = g.base
	if g.score > 0 {
		g.score *= 1 - costPick*float64(p.cost(g.pick))
	}
}

// usual is the share of cards from which on a card without it is odd.
const usual = 0.7

// odd lists the cards that show nothing of what nearly all others show, at
// least two of date, text and picture: a "More articles" built like a card.
func odd(shown [][evidences]float64, share [evidences]float64, step int) []int {
	n := float64(len(shown))
	var expected []int
	for _, ev := range [...]int{evDate, evText, evPicture} {
		if share[ev] >= usual*n {
			expected = append(expected, ev)
		}
	}
	if len(expected) < 2 || len(shown) < 6 {
		return nil
	}
	var out []int
	for i, has := range shown {
		lacks := 0
		for _, ev := range expected {
			if has[ev] == 0 {
				lacks++
			}
		}
		if lacks == len(expected) {
			out = append(out, i*step)
		}
	}
	return out
}

// cost of a pick as a selector.
func (p *page) cost(k pick) float32 {
	c := p.index.costs[k.key]
	if k.tag != "" {
		c += 0.3
	}
	if k.parent >= 0 {
		c += 0.8 * p.index.costs[k.parent]
	}
	if k.within >= 0 {
		c += 1.2
	}
	if k.has != 0 {
		c += 1
	}
	if k.lead {
		c += 0.5
	}
	return c
}

// show tells what card i of a group shows.
func (p *page) show(g *group, i int) (has [evidences]float64) {
	from, to := g.cards[i], p.cardEnd(g, i)
	best := p.units[g.heads[i]]
	if p.elems[best.elem].heading >= 0 || hasHeading(p.survey, best.elem) {
		has[evHeading] = 1
	}
	switch w := best.words; {
	case w >= 24 && w <= 250:
		has[evHeadline] = 1
	case w >= 14 && w <= 500:
		has[evHeadline] = 0.6
	}
	if best.story >= 0 {
		has[evAddress] = float64(p.shapes[best.story])
	}
	c0, c1 := p.elems[from].chunk0, p.chunkEnd(from, to)
	if p.length[c1]-p.length[c0] >= best.words+30 {
		has[evText] = 1
	}
	if p.dated(from, to, best.elem) {
		has[evDate] = 1
	}
	if p.pictured(from, to) {
		has[evPicture] = 1
	}
	return has
}

// cardEnd is the element after a card, its run of siblings included.
func (p *page) cardEnd(g *group, i int) int32 {
	e := g.cards[i]
	if !g.run {
		return p.elems[e].end
	}
	return p.runEnd(g, i)
}

// runEnd is where the run that begins with card i ends: at the next card,
// for the last one after as many siblings as the longest other run has.
func (p *page) runEnd(g *group, i int) int32 {
	e := g.cards[i]
	el := &p.elems[e]
	if j := g.at[i] + 1; j < len(g.elems) && p.elems[g.elems[j]].parent == el.parent {
		return g.elems[j]
	}
	longest := 0
	for j := 0; j+1 < len(g.elems) && j < 8; j++ {
		if p.elems[g.elems[j+1]].parent == p.elems[g.elems[j]].parent {
			n := 0
			for c := p.elems[g.elems[j]].end; c < g.elems[j+1]; c = p.elems[c].end {
				n++
			}
			longest = max(longest, n)
		}
	}
	end := el.end
	limit := int32(len(p.elems))
	if el.parent >= 0 {
		limit = p.elems[el.parent].end
	}
	for ; longest > 0 && end < limit; longest-- {
		end = p.elems[end].end
	}
	return end
}

// inRuns reports whether the cards of a group are the heads of runs of
// siblings: they stand in a row with something between them that belongs to
// no other story.
func (p *page) inRuns(g *group) bool {
	if g.pick.lead {
		return true
	}
	if len(g.cards) < 2 || p.ledByAnother(g) {
		return false
	}
	siblings, filled := 0, 0
	for i := 0; i+1 < len(g.cards); i++ {
		a, b := &p.elems[g.cards[i]], &p.elems[g.cards[i+1]]
		if a.card || a.parent != b.parent {
			continue
		}
		siblings++
		if p.length[b.chunk0]-p.length[a.chunk1] == 0 {
			continue
		}
		_, u0 := p.unitsIn(g.cards[i])
		u1, _ := p.unitsIn(g.cards[i+1])
		head := &p.units[g.heads[i]]
		for _, u := range p.units[u0:u1] {
			switch {
			case u.story < 0:
			case u.story == g.stories[i] && u.rank <= head.rank && u.words*10 >= head.words*7:
				return false // the card again, for another size of screen
			case u.story != g.stories[i] && (u.rank <= head.rank || u.words >= 40):
				return false
			}
		}
		filled++
	}
	return siblings >= (len(g.cards)-1+1)/2 && filled*3 >= siblings*2
}

// ledByAnother reports whether what stands between the cards of a group leads
// the next card and does not follow the last: its like stands before the
// first card, too.
func (p *page) ledByAnother(g *group) bool {
	first, second := g.cards[0], g.cards[1]
	lead := p.before[second]
	b := p.before[first]
	return b >= 0 && lead > first && p.elems[first].parent == p.elems[second].parent && p.face(b) == p.face(lead)
}

// pictured reports whether a picture that can be a story's stands in a range.
func (p *page) pictured(from, to int32) bool { return p.marks[to] > p.marks[from] }

// dated reports whether a date stands in a range of elements, outside of the
// headline.
func (p *page) dated(from, to, headline int32) bool {
	if p.times[to] > p.times[from] {
		return true
	}
	for c := p.elems[from].chunk0; c < p.chunkEnd(from, to); c++ {
		if !p.inside(p.chunks[c].elem, headline) && p.datedChunk(c) {
			return true
		}
	}
	return false
}

// chunkEnd is where the text of a card ends that begins with element from and
// goes up to element to: bare text after its last element is its own.
func (p *page) chunkEnd(from, to int32) int32 {
	el := &p.elems[from]
	switch {
	case to <= el.end:
		return el.chunk1
	case int(to) < len(p.elems) && p.elems[to].parent == el.parent:
		return p.elems[to].chunk0
	case el.parent >= 0:
		return p.elems[el.parent].chunk1
	}
	return int32(len(p.chunks))
}
