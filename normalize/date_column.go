package normalize

import (
	"tearsheet"
	"tearsheet/normalize/internal/cldr"
)

// Dates reads the dates of all cards of a page together, in page order, and
// returns one Dated for each and the order of day and month that the column
// itself has proven; the one given when it proves none.
//
// An empty Stated gives an empty Dated. Where nothing decides between two
// readings of an all-number date, it is left out with DropOrder.
func Dates(column []Stated, c DateContext) ([]Dated, tearsheet.DateOrder) {
	r := newDateReader(c)
	r.region = cldr.OrderOf(c.Language)
	attrs, texts := make([]dateReading, len(column)), make([]dateReading, len(column))
	for i, s := range column {
		if s.Attr != "" {
			attrs[i] = r.read(s.Attr)
		}
		if s.Text != "" && s.Text != s.Attr {
			texts[i] = r.read(s.Text)
		}
	}
	dateBelieve(texts)
	proven := r.evidence(attrs, texts)
	order := proven
	if order == tearsheet.UnknownOrder {
		order = c.Order
	}
	if order == tearsheet.UnknownOrder {
		order = r.smooth(attrs, texts)
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

// dateBelieve takes for dates what only a column shows to be some: durations
// without "ago" when three or more of them are in at least two units (reading
// times are all minutes), and 24/7 among other days.
func dateBelieve(texts []dateReading) {
	durations, days, units := 0, 0, map[byte]bool{}
	for i := range texts {
		d := &texts[i].published
		if texts[i].maybe != nil {
			d = texts[i].maybe
		}
		switch {
		case d.bare:
			durations++
			units[d.unit] = true
		case d.numeric:
			days++
		}
	}
	for i := range texts {
		d := &texts[i]
		if d.maybe == nil || d.published.ok() {
			continue
		}
		if d.maybe.bare && durations >= 3 && len(units) >= 2 || d.maybe.idiom && days >= 3 {
			d.published, d.reason = *d.maybe, ""
		}
	}
}

// regional is the order of day and month where the page's language is spoken.
func (r *dateReader) regional(d *dateParts) tearsheet.DateOrder {
	first := r.region.Full
	if d.yearDigits == 0 && !d.triple || first == 'u' && r.region.YearFirst && r.region.Short == 'd' {
		first = r.region.Short
	}
	switch first {
	case 'd':
		return tearsheet.DayFirst
	case 'm':
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
	if d.modified != nil {
		out.Modified, _ = r.resolve(d.modified, order)
	}
	if out.Published.IsZero() && !out.Modified.IsZero() {
		out.Published, out.Modified = out.Modified, tearsheet.Timestamp{}
	}
	return out
}
