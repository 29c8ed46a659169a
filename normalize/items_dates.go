package normalize

import "tearsheet"

// dateContext is what the page says of its dates.
func (p *page) dateContext() DateContext {
	return DateContext{Now: p.At, Zone: p.Zone, Language: p.Result.Language, Order: p.Context.Order}
}

// readDates reads the column of dates. Cards that are dropped give evidence
// of the order of day and month, too.
func (p *page) readDates() {
	column := make([]Stated, len(p.cards))
	for i, card := range p.cards {
		column[i] = Stated{Attr: card.DateTime, Text: card.Date}
	}
	p.dates, p.Result.Order = Dates(column, p.dateContext())
}

// date gives an item its dates, and counts one that is stated and not to be
// used.
func (p *page) date(i int, item *tearsheet.Item) {
	d := p.dates[i]
	item.Published, item.Modified = d.Published, d.Modified
	if d.Dropped != "" {
		p.drop(DropDate + d.Dropped)
	}
}

// dateFinder finds dates that are glued to bylines.
func (p *page) dateFinder() func(string) (int, int, bool) {
	c := p.dateContext()
	c.Order = p.Result.Order
	return NewDateFinder(c).Find
}
