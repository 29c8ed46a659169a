package induce

import (
	"fmt"
	"slices"
)

// choose takes from the candidates the groups that make the listing: the best
// one, then those that bring further stories and are worth nearly as much.
func (p *page) choose(all []*group) (chosen, lost []*group) {
	slices.SortStableFunc(all, func(a, b *group) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return p.prefer(a, b)
	})
	covered := map[int32]bool{}  // stories
	occupied := map[int32]bool{} // units shown by chosen cards
	rest := all
	for len(rest) > 0 && len(chosen) < maxBlocks {
		best, value := -1, 0.0
		for i, g := range rest {
			if g.score <= value {
				break // sorted: nothing after can gain more than its score
			}
			if v := p.gain(g, covered, occupied, chosen); v > value {
				best, value = i, v
			}
		}
		if best < 0 {
			break
		}
		g := rest[best]
		if len(chosen) > 0 && value < max(blockScore*chosen[0].score, 0.3*g.value*g.value) {
			break
		}
		chosen = append(chosen, g)
		for i, s := range g.stories {
			covered[s] = true
			a, b := p.unitsBetween(g.cards[i], p.unitEnd(g, i))
			for u := a; u < b; u++ {
				occupied[p.pos[u]] = true
			}
		}
		rest = slices.Delete(slices.Clone(rest), best, best+1)
	}
	return chosen, rest
}

// maxBlocks bounds the blocks of a recipe; a front page has some ten.
const maxBlocks = 16

// prefer orders groups of equal score: the cheaper selector, then the outer
// element, which holds all that the inner one does.
func (p *page) prefer(a, b *group) int {
	if ca, cb := p.cost(a.pick), p.cost(b.pick); ca != cb {
		if ca < cb {
			return -1
		}
		return 1
	}
	if a.cards[0] != b.cards[0] {
		return int(a.cards[0] - b.cards[0])
	}
	return a.pick.compare(b.pick)
}

// gain is what a group adds to the chosen: the score of its cards that show
// stories not covered yet.
func (p *page) gain(g *group, covered, occupied map[int32]bool, chosen []*group) float64 {
	if len(chosen) == 0 {
		return g.score
	}
	fresh, over := 0, 0
	for i, s := range g.stories {
		a, b := p.unitsBetween(g.cards[i], p.unitEnd(g, i))
		for u := a; u < b; u++ {
			if occupied[p.pos[u]] {
				over++
				break
			}
		}
		if !covered[s] {
			fresh++
		}
	}
	if fresh == 0 || over > fresh/4 {
		return 0
	}
	if g.value < blockWorth*chosen[0].value || p.beside(g) && !p.beside(chosen[0]) {
		return 0
	}
	share := float64(fresh) / float64(len(g.cards))
	return g.score * share * share
}

// narrow puts a group into the container of those of its cards that stand in
// a good place, when that leaves out others; nil when it does not.
func (p *page) narrow(g *group) *group {
	if g.pick.within >= 0 || g.pick.parent >= 0 {
		return nil
	}
	var good []int32
	for _, e := range g.cards {
		if p.elems[e].place.weight() >= goodPlace {
			good = append(good, e)
		}
	}
	if len(good) < 2 || len(good) == len(g.elems) {
		return nil
	}
	a := p.commonAncestor(good)
	for ; a >= 0; a = p.elems[a].parent {
		if _, ok := p.lastingName(a, costLook+1); ok {
			break
		}
	}
	if a < 0 || p.inside(g.elems[0], a) && p.inside(g.elems[len(g.elems)-1], a) {
		return nil
	}
	k := g.pick
	k.within = a
	n := p.gather(k, p.selects(k))
	if n != nil {
		p.judge(n)
	}
	return n
}

// unitEnd is where the units of a card end: with its element, or with the run
// that it leads.
func (p *page) unitEnd(g *group, i int) int32 {
	if g.pick.lead {
		return p.cardEnd(g, i)
	}
	return p.elems[g.cards[i]].end
}

// beside reports whether a group stands in side lists, menus and the like.
func (p *page) beside(g *group) bool {
	n := 0
	for _, e := range g.cards {
		if p.elems[e].place.weight() < goodPlace {
			n++
		}
	}
	return n*2 > len(g.cards)
}

// goodPlace is the weight of a place where a listing may be.
const goodPlace = 0.5

// explain says in words why a group did not become a block.
func (p *page) explain(g *group, chosen []*group) string {
	if len(chosen) == 0 {
		return fmt.Sprintf("worth %.2f a card, score %.1f", g.value, g.score)
	}
	covered := 0
	mine := map[int32]bool{}
	for _, c := range chosen {
		for _, s := range c.stories {
			mine[s] = true
		}
	}
	for _, s := range g.stories {
		if mine[s] {
			covered++
		}
	}
	switch {
	case g.score <= 0:
		return fmt.Sprintf("%d of %d elements hold several stories or none", g.crowded+g.stray, len(g.elems))
	case covered == len(g.stories):
		return "its stories are in the blocks already"
	case g.value < blockWorth*chosen[0].value:
		return fmt.Sprintf("a card shows too little: worth %.2f beside %.2f", g.value, chosen[0].value)
	}
	return fmt.Sprintf("score %.1f beside %.1f; %d of %d stories are in the blocks already", g.score, chosen[0].score, covered, len(g.stories))
}
