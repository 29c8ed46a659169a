package normalize

import (
	"time"

	"tearsheet"
)

// evidence looks for dates of the column that can be read in one order only:
// because one reading is no day, lies ahead of the capture, misses the weekday
// that stands beside it or the attribute of its own card. It proves an order
// when nearly all of them say the same.
func (r *dateReader) evidence(attrs, texts []dateReading) tearsheet.DateOrder {
	var day, month int
	for i := range attrs {
		for _, pair := range [2][2]*dateParts{{&texts[i].published, &attrs[i].published}, {&attrs[i].published, &texts[i].published}} {
			switch r.vote(pair[0], pair[1]) {
			case tearsheet.DayFirst:
				day++
			case tearsheet.MonthFirst:
				month++
			}
		}
	}
	switch {
	case day > 9*month:
		return tearsheet.DayFirst
	case month > 9*day:
		return tearsheet.MonthFirst
	}
	return tearsheet.UnknownOrder
}

// vote says which order alone makes sense of one date, if one does.
func (r *dateReader) vote(d, other *dateParts) tearsheet.DateOrder {
	if !d.numeric || d.a == d.b || d.bad != "" || d.triple && r.region.YearFirst {
		return tearsheet.UnknownOrder
	}
	first, second, ok1, ok2 := r.both(d)
	ok1 = ok1 && r.sensible(first, d, other)
	ok2 = ok2 && r.sensible(second, d, other)
	switch {
	case ok1 && !ok2:
		return tearsheet.DayFirst
	case ok2 && !ok1:
		return tearsheet.MonthFirst
	}
	return tearsheet.UnknownOrder
}

// both reads an all-number date in both orders.
func (r *dateReader) both(d *dateParts) (dayFirst, monthFirst time.Time, ok1, ok2 bool) {
	year := d.year
	if d.triple {
		year = d.c
	}
	dayFirst, why1 := r.dayIn(d, year, d.b, d.a)
	monthFirst, why2 := r.dayIn(d, year, d.a, d.b)
	return dayFirst, monthFirst, why1 == "", why2 == ""
}

func (r *dateReader) sensible(t time.Time, d, other *dateParts) bool {
	if r.ahead(t) {
		return false
	}
	if d.weekday > 0 && d.yearDigits > 0 && int(t.Weekday()) != int(d.weekday)-1 {
		return false
	}
	if other.ok() && !other.numeric {
		if o, reason := r.resolve(other, tearsheet.UnknownOrder); reason == "" && !o.Relative {
			y, m, day := o.Time.Date()
			gap := t.Sub(time.Date(y, m, day, 0, 0, 0, 0, time.UTC))
			return -36*time.Hour < gap && gap < 36*time.Hour
		}
	}
	return true
}

// dateCourse is the way of a listing's dates from card to card.
type dateCourse struct {
	cards        int
	jumps        time.Duration
	last, newest time.Time
}

func (c *dateCourse) add(t time.Time) {
	if c.cards > 0 {
		c.jumps += t.Sub(c.last).Abs()
	}
	if t.After(c.newest) {
		c.newest = t
	}
	c.last = t
	c.cards++
}

// smooth judges a column that proves nothing. Cards stand in the order of
// their dates, so the true reading moves by days where the other jumps by
// months, and it comes up to the capture. It is a judgement and no proof: it
// serves this page, comes after the source's history, and is not handed on.
func (r *dateReader) smooth(attrs, texts []dateReading) tearsheet.DateOrder {
	var day, month dateCourse
	for i := range texts {
		d := &texts[i].published
		if !d.ok() {
			d = &attrs[i].published
		}
		if !d.numeric {
			continue
		}
		if first, second, ok1, ok2 := r.both(d); ok1 && ok2 {
			day.add(first)
			month.add(second)
		}
	}
	const few = 4
	switch {
	case day.cards < few:
	case r.likelier(&day, &month):
		return tearsheet.DayFirst
	case r.likelier(&month, &day):
		return tearsheet.MonthFirst
	}
	return tearsheet.UnknownOrder
}

// likelier reports that one course is smoother by far and no staler, or that
// both are alike and it alone is fresh.
func (r *dateReader) likelier(a, b *dateCourse) bool {
	const apart = 3
	switch {
	case a.jumps*apart < b.jumps:
		return !r.staler(a.newest, b.newest)
	case b.jumps*apart < a.jumps:
		return false
	}
	return r.fresher(a.newest, b.newest)
}

// fresher reports that one reading comes up to the capture and the other ended
// weeks before it: a busy front, all of whose cards are of one or two days.
func (r *dateReader) fresher(a, b time.Time) bool {
	return r.c.Now.Sub(a) < 3*24*time.Hour && r.c.Now.Sub(b) > 14*24*time.Hour
}

// staler reports that one reading ends a month or more before the capture
// while the other comes up to it: a monthly column, not a daily one.
func (r *dateReader) staler(a, b time.Time) bool {
	return r.c.Now.Sub(a) > 30*24*time.Hour && r.c.Now.Sub(b) < 15*24*time.Hour
}
