package normalize

import (
	"time"

	"tearsheet"
)

// dateAhead is how far ahead of the capture a date may lie: embargoed stories, and
// zones nobody told.
const dateAhead = 7 * 24 * time.Hour

// resolve works a phrase out against the capture. Without an order an
// ambiguous all-number date gives DropOrder.
func (r *dateReader) resolve(d *dateParts, order tearsheet.DateOrder) (t tearsheet.Timestamp, reason string) {
	if d.bad != "" {
		return t, d.bad
	}
	switch {
	case r.c.Now.IsZero() && !d.full():
		return t, DropNoCapture
	case d.instant:
		t, reason = r.stamp(d)
	case d.unit > 0:
		t, reason = r.relative(d)
	default:
		t, reason = r.absolute(d, order)
	}
	if reason != "" {
		return tearsheet.Timestamp{}, reason
	}
	if r.ahead(t.Time) {
		return tearsheet.Timestamp{}, DropAhead
	}
	if t.Time.Year() < 1583 {
		return tearsheet.Timestamp{}, DropEarly
	}
	t.Text = d.text
	return t, ""
}

// ahead reports a time too far ahead of the capture; of a capture without a
// time nothing is.
func (r *dateReader) ahead(t time.Time) bool {
	return !r.c.Now.IsZero() && t.Sub(r.c.Now) > dateAhead
}

func (r *dateReader) stamp(d *dateParts) (tearsheet.Timestamp, string) {
	if d.count == 0 {
		return tearsheet.Timestamp{}, DropNoDate // a missing value written as a number
	}
	t := time.Unix(d.count, 0).UTC()
	return dateExact(t, tearsheet.Second, tearsheet.ZoneStated), ""
}

// dateExact makes a Timestamp of a wall clock; midnight is a day.
func dateExact(t time.Time, p tearsheet.Precision, z tearsheet.ZoneSource) tearsheet.Timestamp {
	if h, m, s := t.Clock(); h == 0 && m == 0 && s == 0 {
		p = tearsheet.Day
	}
	return tearsheet.Timestamp{Time: t, Precision: p, Zone: z}
}

// absolute works out a calendar date, a weekday or a clock alone.
func (r *dateReader) absolute(d *dateParts, order tearsheet.DateOrder) (tearsheet.Timestamp, string) {
	switch {
	case d.clockOnly():
		return r.clockToday(d)
	case d.weekOnly():
		return r.lastWeekday(d)
	}
	day, reason := r.dayOf(d, order)
	if reason != "" {
		return tearsheet.Timestamp{}, reason
	}
	return r.on(day, d), ""
}

// on sets the clock and the zone of a phrase on a day.
func (r *dateReader) on(day time.Time, d *dateParts) tearsheet.Timestamp {
	y, m, dd := day.Date()
	c := &d.clock
	h, min, s, p := 0, 0, 0, tearsheet.Day
	if c.ok {
		h, min, s, p = int(c.hour), int(c.minute), int(c.second), tearsheet.Minute
		if c.digits == 6 {
			p = tearsheet.Second
		}
	}
	loc, source := r.zone(d.zone, y, m, dd, h, min)
	t := time.Date(y, m, dd, h, min, s, 0, loc)
	if source == tearsheet.ZoneOfSource { // its own zone keeps its offset, not its rules
		_, offset := t.Zone()
		t = t.In(zoneFixedAt(offset))
	}
	return dateExact(t, p, source)
}

func (r *dateReader) zone(z dateZone, y int, m time.Month, d, h, min int) (*time.Location, tearsheet.ZoneSource) {
	if z.ok {
		if z.name != "" && r.c.Zone != nil {
			name, _ := time.Date(y, m, d, h, min, 0, 0, r.c.Zone).Zone()
			if zoneEqual(name, z.name) {
				_, offset := time.Date(y, m, d, h, min, 0, 0, r.c.Zone).Zone()
				return zoneFixedAt(offset), tearsheet.ZoneStated
			}
		}
		return z.at(y, m, d, h, min), tearsheet.ZoneStated
	}
	if r.c.Zone != nil {
		return r.c.Zone, tearsheet.ZoneOfSource
	}
	return time.UTC, tearsheet.ZoneAssumed
}

// zoneEqual compares an abbreviation with one in lower case, ASCII only.
func zoneEqual(name, lower string) bool {
	if len(name) != len(lower) {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// clockToday is a clock without a day on a listing: today's if it is past in
// the source's zone, else yesterday's.
func (r *dateReader) clockToday(d *dateParts) (tearsheet.Timestamp, string) {
	now := r.now
	if d.zone.ok {
		y, m, dd := now.Date()
		loc, _ := r.zone(d.zone, y, m, dd, int(d.clock.hour), int(d.clock.minute))
		now = now.In(loc)
	}
	t := r.on(now, d)
	if t.Time.After(r.c.Now) {
		t = r.on(now.AddDate(0, 0, -1), d)
	}
	t.Relative = true
	return t, ""
}

// lastWeekday is the latest day of that name that is not in the future.
func (r *dateReader) lastWeekday(d *dateParts) (tearsheet.Timestamp, string) {
	back := (int(r.now.Weekday()) - int(d.weekday-1) + 7) % 7
	t := r.on(r.now.AddDate(0, 0, -back), d)
	if t.Time.After(r.c.Now) {
		t = r.on(r.now.AddDate(0, 0, -back-7), d)
	}
	t.Relative = true
	return t, ""
}

// relative counts back from the capture. Days and more keep the day only,
// unless a clock stands beside them.
func (r *dateReader) relative(d *dateParts) (tearsheet.Timestamp, string) {
	n := int(d.count)
	var t tearsheet.Timestamp
	switch d.unit {
	case 's', 'm', 'h':
		step := map[byte]time.Duration{'s': time.Second, 'm': time.Minute, 'h': time.Hour}[d.unit]
		p := tearsheet.Minute
		if d.unit == 's' {
			p = tearsheet.Second
		}
		when := r.now.Add(time.Duration(n) * step)
		if p == tearsheet.Minute {
			when = when.Truncate(time.Minute)
		} else {
			when = when.Truncate(time.Second)
		}
		_, offset := when.Zone()
		source := tearsheet.ZoneAssumed
		if r.c.Zone != nil {
			source = tearsheet.ZoneOfSource
		}
		t = tearsheet.Timestamp{Time: when.In(zoneFixedAt(offset)), Precision: p, Zone: source}
	case 'd':
		t = r.on(r.now.AddDate(0, 0, n), d)
	case 'w':
		t = r.on(r.now.AddDate(0, 0, 7*n), d)
	case 'M':
		t = r.on(dateAddMonths(r.now, n), d)
	case 'y':
		t = r.on(dateAddMonths(r.now, 12*n), d)
	}
	t.Relative = true
	return t, ""
}

// dateAddMonths stays in the month it comes to: a month before 31 March is the
// last of February.
func dateAddMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	last := time.Date(y, m+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return time.Date(last.Year(), last.Month(), min(d, last.Day()), 0, 0, 0, 0, time.UTC)
}

// dayOf gives the day that the numbers state, at midnight UTC.
func (r *dateReader) dayOf(d *dateParts, order tearsheet.DateOrder) (time.Time, string) {
	if !d.numeric {
		return r.dayIn(d, d.year, d.month, d.day)
	}
	if d.triple && r.region.YearFirst {
		if t, reason := r.dayIn(d, d.a, d.b, d.c); reason == "" {
			return t, ""
		}
	}
	year := d.year
	if d.triple {
		year = d.c
	}
	first, why1 := r.dayIn(d, year, d.b, d.a)
	second, why2 := r.dayIn(d, year, d.a, d.b)
	switch {
	case why1 != "" && why2 != "":
		return first, why1
	case why2 != "" && d.a > 12: // only one reading is a day at all
		return first, ""
	case why1 != "" && d.b > 12:
		return second, ""
	case first.Equal(second):
		return first, ""
	}
	if order == tearsheet.UnknownOrder {
		order = r.regional(d)
	}
	switch order {
	case tearsheet.DayFirst:
		return first, why1
	case tearsheet.MonthFirst:
		return second, why2
	}
	return first, DropOrder
}

// dayIn checks a day and finds its year where none, or half of one, is written.
func (r *dateReader) dayIn(d *dateParts, year, month, day int16) (time.Time, string) {
	switch {
	case month < 1 || month > 12 || day < 1 || day > 31:
		return time.Time{}, DropNoSuchDay
	case d.yearDigits == 0 && !d.triple:
		return r.yearless(d, month, day)
	case d.hasEra:
		year += d.era
	case d.triple || d.yearDigits <= 2:
		return r.halfYear(d, year, month, day)
	}
	return r.civil(d, year, month, day)
}

// civil gives a day of the calendar that the year belongs to.
func (r *dateReader) civil(d *dateParts, year, month, day int16) (time.Time, string) {
	if d.solar || d.solarYears() && year >= 1300 && year < 1500 {
		if t, ok := calendarSolar(int(year), int(month), int(day)); ok {
			return t, ""
		}
		return time.Time{}, DropNoSuchDay
	}
	if year >= 2400 && year < 2700 && d.buddhistYears() && !d.hasEra {
		year -= calendarBuddhist
	}
	t := time.Date(int(year), time.Month(month), int(day), 0, 0, 0, 0, time.UTC)
	if t.Day() != int(day) {
		return time.Time{}, DropNoSuchDay
	}
	return t, ""
}

func (d *dateParts) solarYears() bool {
	if d.lang == nil {
		return false
	}
	switch d.lang.Name {
	case "fa", "ps", "ckb", "mzn", "lrc":
		return true
	}
	return false
}

func (d *dateParts) buddhistYears() bool { return d.lang != nil && d.lang.Name == "th" }

// halfYear takes the century that brings a year of two digits nearest to the
// capture; one that is up to ten years ahead of it is a mistake, not a date of
// the century before.
func (r *dateReader) halfYear(d *dateParts, year, month, day int16) (time.Time, string) {
	now := r.now.Year()
	if r.c.Now.IsZero() {
		now = 2068 - 10 // as POSIX strptime: 69 is 1969
	}
	centuries := []int16{2000, 1900}
	switch {
	case d.buddhistYears():
		centuries = []int16{2000, 2500}
	case d.solarYears():
		centuries = []int16{1400, 2000, 1300}
	}
	var t time.Time
	why := DropNoSuchDay
	for _, c := range centuries {
		u, reason := r.civil(d, c+year, month, day)
		if reason != "" || u.Year() > now+10 || why == "" && !u.After(t) {
			continue
		}
		t, why = u, ""
	}
	if why == "" && r.ahead(t) {
		return t, DropAhead
	}
	return t, why
}

// yearless takes the latest year in which the day is not in the future; with a
// weekday, the latest in which it is that weekday, up to a week ahead.
func (r *dateReader) yearless(d *dateParts, month, day int16) (time.Time, string) {
	y, m, dd := r.now.Date()
	today := time.Date(y, m, dd, 0, 0, 0, 0, time.UTC)
	var latest time.Time
	for k := range 12 { // weekdays come round within eleven years
		t, ok := r.inYear(d, y+1-k, month, day)
		if !ok {
			continue
		}
		if !t.After(today) {
			if latest.IsZero() {
				latest = t
			}
			if d.weekday == 0 {
				return t, ""
			}
		}
		if d.weekday > 0 && int(t.Weekday()) == int(d.weekday)-1 && t.Sub(today) <= dateAhead {
			return t, ""
		}
	}
	if latest.IsZero() {
		return latest, DropNoSuchDay
	}
	return latest, "" // a wrong weekday, not a wrong date
}

func (r *dateReader) inYear(d *dateParts, y int, month, day int16) (time.Time, bool) {
	if d.solar {
		return calendarSolar(y-621, int(month), int(day))
	}
	t := time.Date(y, time.Month(month), int(day), 0, 0, 0, 0, time.UTC)
	return t, t.Day() == int(day)
}
