package scraper

import (
	"fmt"

	"tearsheet"
)

// Rules that read embedded data: those of a card, which look for the object
// that belongs to it, and those of a block whose cards are in the data alone.

// applyData reads a rule from the objects that belong to the cards.
func (c *column) applyData(r *rule, filled []bool) int {
	e, err := c.d.Embedded()
	if err != nil {
		c.err = err
		return 0
	}
	count := 0
	for at := range c.out {
		if filled[at] {
			continue
		}
		objects, err := e.Of(c.d.Resolve(c.out[at].Link), c.out[at].Headline)
		if err != nil {
			c.err = err
			return count
		}
		for _, o := range objects {
			if v := r.say(o.Value); len(v) > 0 {
				count += c.put(at, r, v, filled)
				break
			}
		}
	}
	return count
}

// say reads a rule of one object.
func (r *rule) say(object any) []value {
	var taken []value
	for _, s := range r.data.strings(object, r.at) {
		v := value{text: r.part(s)}
		if r.at == date {
			v = value{machine: v.text}
		}
		if v.empty() {
			continue
		}
		taken = append(taken, v)
		if !r.field.all {
			break
		}
	}
	return distinct(taken)
}

// readData reads a block whose cards stand in the page's embedded data alone.
func (b *block) readData(d *Document, i int) (part, error) {
	e, err := d.Embedded()
	if err != nil {
		return part{}, err
	}
	items, ok, err := e.List(b.data)
	switch {
	case err != nil:
		return part{}, err
	case !ok:
		return part{broken: fmt.Sprintf("the embedded data %q is gone from the page", b.data)}, nil
	case len(items) > maxCards:
		return part{}, dataError("%q has %d cards; the limit is %d", b.data, len(items), maxCards)
	}
	p := part{cards: make([]tearsheet.Card, len(items))}
	for at, item := range items {
		p.cards[at].Block = i
		for f := range b.fields {
			for _, r := range b.fields[f] {
				if v := r.say(item); len(v) > 0 {
					r.field.put(&p.cards[at], v)
					break
				}
			}
		}
	}
	p.judge(b.data.String())
	return p, nil
}
