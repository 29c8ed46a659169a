package induce

import (
	"strconv"
	"strings"
)

// cardCSS writes the selector of a group's cards, relative to its container.
func (p *page) cardCSS(k pick) string {
	one := p.index.keys[k.key].css()
	if k.tag != "" && p.index.keys[k.key].kind != byTag {
		one = k.tag + one
	}
	if k.parent >= 0 {
		return p.index.keys[k.parent].css() + " > " + one
	}
	if k.has != 0 {
		one += ":has(" + p.index.keys[k.has].css() + ")"
	}
	if k.children {
		return "> " + one
	}
	return one
}

// listCSS chooses the container of a group's cards: an element that holds
// them all, as near to them as one with a lasting name stands. "" is the
// document.
func (p *page) listCSS(g *group) string {
	if k := g.pick; k.within >= 0 {
		return p.nameOf(k.within)
	}
	a := p.commonAncestor(g.cards)
	for e, up := a, 0; e >= 0 && up < 8; e, up = p.elems[e].parent, up+1 {
		switch p.elems[e].node.Data {
		case "body", "html":
			return ""
		}
		if name, ok := p.lastingName(e, costTag); ok {
			return name
		}
	}
	return ""
}

// commonAncestor is the innermost element around all of some elements.
func (p *page) commonAncestor(elems []int32) int32 {
	a := p.elems[elems[0]].parent
	for _, e := range elems[1:] {
		for a >= 0 && !p.inside(e, a) {
			a = p.elems[a].parent
		}
	}
	return a
}

// lastingName is a selector of one key, cheaper than a limit, that gives an
// element and no other.
func (p *page) lastingName(e int32, limit float32) (string, bool) {
	best, cost := "", limit
	for i, k := range p.keysOf(e) {
		kk := p.index.keys[k]
		if len(p.index.elems[k]) != 1 || i == 0 && kk.name != "main" {
			continue
		}
		if c := p.index.costs[k]; c < cost {
			best, cost = kk.css(), c
		}
	}
	return best, best != ""
}

// nameOf is a selector that gives an element and no other, if need be by its
// position below one that has a name.
func (p *page) nameOf(e int32) string {
	var steps []string
	for ; e >= 0; e = p.elems[e].parent {
		if name, ok := p.lastingName(e, costLook+1); ok {
			steps = append(steps, name)
			break
		}
		el := &p.elems[e]
		if len(p.index.elems[p.keysOf(e)[0]]) == 1 {
			steps = append(steps, el.node.Data)
			break
		}
		steps = append(steps, p.step(e))
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return strings.Join(steps, " > ")
}

// step names an element among its siblings: by a class that it alone has
// there, else by its position.
func (p *page) step(e int32) string {
	el := &p.elems[e]
	alone := true
	for n := el.node.Parent.FirstChild; n != nil; n = n.NextSibling {
		if n != el.node && n.Data == el.node.Data && n.Type == el.node.Type {
			alone = false
		}
	}
	if alone {
		return el.node.Data
	}
	return el.node.Data + ":nth-of-type(" + strconv.Itoa(int(el.nth)) + ")"
}

// only is what a card must hold, as ":has(…)", where some elements that the
// selector gives show nothing of what all others show; "" where none do.
func (t *table) only(g *group) string {
	if len(g.odd) == 0 || len(t.cards) != len(g.cards) {
		return ""
	}
	odd := map[int]bool{}
	for _, i := range g.odd {
		odd[i] = true
	}
	var best *column
	for _, c := range t.cols {
		if c.sel.path != 0 || c.sel.outer >= 0 || best != nil && c.cost >= best.cost {
			continue
		}
		tells := true
		for i, cell := range c.cells {
			in := len(cell) > 0 && t.inside(cell[0], t.cards[i].from)
			if in == odd[i] {
				tells = false
				break
			}
		}
		if tells {
			best = c
		}
	}
	if best == nil {
		return ""
	}
	return ":has(" + t.css(best.sel) + ")"
}
