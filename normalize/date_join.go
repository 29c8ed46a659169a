package normalize

import (
	"time"

	"tearsheet"
	"tearsheet/normalize/internal/cldr"
)

// join brings together what a machine is told and what is to be seen. The
// attribute beats the text where both can mean the same day; where one has the
// day and the other the clock, they are one date.
func (r *dateReader) join(attr, text *dateReading, order tearsheet.DateOrder) Dated {
	dateMarry(&attr.published, &text.published)
	a, t := r.pick(attr, order), r.pick(text, order)
	switch {
	case a.Published.IsZero() && t.Published.IsZero():
		if text.published.ok() || a.Dropped == "" {
			return t
		}
		return a
	case a.Published.IsZero():
		return t
	case t.Published.IsZero():
		a.Dropped = ""
		return a
	}
	return r.prefer(a, t, text)
}

// dateMarry completes a day by a clock of the other side, "2021-06-18" beside
// "17:44". A day padded with midnight is a day, and its zone is padding too.
func dateMarry(attr, text *dateParts) {
	switch {
	case attr.hasDay() && text.clockOnly():
		if c := &attr.clock; c.ok && c.hour == 0 && c.minute == 0 && c.second == 0 {
			attr.clock, attr.zone = dateClock{}, dateZone{}
		}
		if !attr.clock.ok {
			attr.clock, attr.zone = text.clock, text.zone
			attr.text += " " + text.text
		}
	case attr.clockOnly() && text.hasDay():
		if !text.clock.ok {
			text.clock, text.zone = attr.clock, attr.zone
			text.text += " " + attr.text
		}
		*attr = dateParts{}
	}
}

func (r *dateReader) prefer(a, t Dated, text *dateReading) Dated {
	out := a
	switch {
	case !r.sameDay(a.Published, t.Published):
		if text.published.label == cldr.Updated {
			out.Modified = t.Published
			break
		}
		if !t.Published.Relative {
			out = t
		}
	case a.Published.Precision == tearsheet.Day && t.Published.Precision > tearsheet.Day && dateEqualDay(a.Published.Time, t.Published.Time):
		out = t
	}
	if out.Modified.IsZero() {
		out.Modified = t.Modified
	}
	out.Dropped = ""
	return out
}

// sameDay reports that two dates can mean the same day: a clock may stand in
// another zone, and words such as "2 weeks ago" are rough.
func (r *dateReader) sameDay(a, t tearsheet.Timestamp) bool {
	slack := 24 * time.Hour
	if t.Relative {
		slack += r.c.Now.Sub(t.Time).Abs() / 2
	}
	return a.Midday().Sub(t.Midday()).Abs() <= slack
}

func dateEqualDay(a, b time.Time) bool {
	y, m, d := a.Date()
	y2, m2, d2 := b.Date()
	return y == y2 && m == m2 && d == d2
}
