package normalize

import "tearsheet"

// Dates reads the dates of all cards of a page together, in page order, and
// returns one Dated for each and the order of day and month that the column
// itself has proven; the one given when it proves none.
//
// An empty Stated gives an empty Dated. Where nothing decides between two
// readings of an all-number date, it is left out with DropOrder.
func Dates(column []Stated, c DateContext) ([]Dated, tearsheet.DateOrder) {
	r := newDateReader(c)
	attrs, texts := make([]dateReading, len(column)), make([]dateReading, len(column))
	for i, s := range column {
		if s.Attr != "" {
			attrs[i] = r.read(s.Attr)
		}
		if s.Text != "" && s.Text != s.Attr {
			texts[i] = r.read(s.Text)
		}
	}
	proven := r.evidence(attrs, texts)
	order := proven
	if order == tearsheet.UnknownOrder {
		order = c.Order
	}
	if order == tearsheet.UnknownOrder {
		order = r.smooth(attrs, texts)
	}
	if order == tearsheet.UnknownOrder {
		order = r.order(c.Order)
	}
	out := make([]Dated, len(column))
	for i := range column {
		out[i] = r.join(&attrs[i], &texts[i], order)
	}
	if proven == tearsheet.UnknownOrder {
		proven = c.Order
	}
	return out, proven
}

// order is what is known without the column: the history, else the region.
func (r *dateReader) order(history tearsheet.DateOrder) tearsheet.DateOrder {
	if history != tearsheet.UnknownOrder {
		return history
	}
	switch o := r.region; {
	case o.Full == 'd', o.Full == 'u' && o.YearFirst && o.Short == 'd':
		return tearsheet.DayFirst
	case o.Full == 'm':
		return tearsheet.MonthFirst
	}
	return tearsheet.UnknownOrder
}

// pick works out one text.
func (r *dateReader) pick(d *dateReading, order tearsheet.DateOrder) Dated {
	var out Dated
	if !d.published.ok() {
		out.Dropped = d.reason
		return out
	}
	out.Published, out.Dropped = r.resolve(&d.published, order)
	if d.modified.ok() {
		out.Modified, _ = r.resolve(&d.modified, order)
	}
	if out.Published.IsZero() && !out.Modified.IsZero() {
		out.Published, out.Modified = out.Modified, tearsheet.Timestamp{}
	}
	return out
}
