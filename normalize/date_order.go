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
	if t.Sub(r.c.Now) > dateAhead {
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

// smooth compares how far a listing jumps from card to card when it is read in
// either order. Cards stand in the order of their dates, so the true reading
// moves by days where the other jumps by months. It is a judgement and no
// proof: it serves this page when nothing proves an order, and is not handed
// on.
func (r *dateReader) smooth(attrs, texts []dateReading) tearsheet.DateOrder {
	var jumps [2]float64
	var last, newest [2]time.Time
	n := 0
	for i := range texts {
		d := &texts[i].published
		if !d.ok() {
			d = &attrs[i].published
		}
		if !d.numeric {
			continue
		}
		first, second, ok1, ok2 := r.both(d)
		if !ok1 || !ok2 {
			continue
		}
		for k, t := range [2]time.Time{first, second} {
			if n > 0 {
				jumps[k] += t.Sub(last[k]).Abs().Hours() / 24
			}
			last[k] = t
			if t.After(newest[k]) {
				newest[k] = t
			}
		}
		n++
	}
	const few, apart = 4, 3
	switch {
	case n < few:
	case jumps[0]*apart < jumps[1] && !r.staler(newest[0], newest[1]):
		return tearsheet.DayFirst
	case jumps[1]*apart < jumps[0] && !r.staler(newest[1], newest[0]):
		return tearsheet.MonthFirst
	}
	return tearsheet.UnknownOrder
}

// staler reports that one reading ends a month or more before the capture
// while the other comes up to it: a monthly column, not a daily one.
func (r *dateReader) staler(a, b time.Time) bool {
	return r.c.Now.Sub(a) > 30*24*time.Hour && r.c.Now.Sub(b) < 15*24*time.Hour
}
