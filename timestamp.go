package tearsheet

import "time"

// Timestamp is a date as far as a page states it. The zero value is "no date
// stated".
type Timestamp struct {
	// Time is the wall clock in its own offset (a fixed zone, never
	// time.Local). Parts finer than Precision are zero.
	Time      time.Time
	Precision Precision
	Zone      ZoneSource
	// Relative says that the page said "3 hours ago": the time was resolved
	// against the capture and is as rough as the words.
	Relative bool
	Text     string // the words or attribute that state it
}

// IsZero reports whether no date was stated.
func (t Timestamp) IsZero() bool { return t.Precision == NoPrecision }

// Precision is how much of a date was stated.
type Precision uint8

// The precisions, from none to most.
const (
	NoPrecision Precision = iota
	Day                   // the clock is not known; Time stands at 00:00
	Minute
	Second
)

// String returns "", "day", "minute" or "second".
func (p Precision) String() string {
	if int(p) < len(precisions) {
		return precisions[p]
	}
	return ""
}

var precisions = [...]string{"", "day", "minute", "second"}

// ParsePrecision is the inverse of String; false for any other word.
func ParsePrecision(s string) (Precision, bool) {
	for i, p := range precisions {
		if p == s {
			return Precision(i), true
		}
	}
	return NoPrecision, false
}

// ZoneSource is how the offset of a Timestamp is known.
type ZoneSource uint8

// How an offset can be known.
const (
	NoZone       ZoneSource = iota // no date, so no offset
	ZoneStated                     // the page writes the offset or the zone's abbreviation
	ZoneOfSource                   // the source's configured time zone
	ZoneAssumed                    // nobody said: UTC
)

// String returns "", "stated", "source" or "assumed".
func (z ZoneSource) String() string {
	if int(z) < len(zoneSources) {
		return zoneSources[z]
	}
	return ""
}

var zoneSources = [...]string{"", "stated", "source", "assumed"}

// ParseZoneSource is the inverse of String; false for any other word.
func ParseZoneSource(s string) (ZoneSource, bool) {
	for i, z := range zoneSources {
		if z == s {
			return ZoneSource(i), true
		}
	}
	return NoZone, false
}

// DateOrder is the order of day and month in all-number dates.
type DateOrder uint8

// The orders. Year-first dates need none.
const (
	UnknownOrder DateOrder = iota
	DayFirst               // 18/06/2021
	MonthFirst             // 06/18/2021
)

// String returns "", "day-first" or "month-first".
func (o DateOrder) String() string {
	if int(o) < len(dateOrders) {
		return dateOrders[o]
	}
	return ""
}

var dateOrders = [...]string{"", "day-first", "month-first"}

// ParseDateOrder is the inverse of String; false for any other word.
func ParseDateOrder(s string) (DateOrder, bool) {
	for i, o := range dateOrders {
		if o == s {
			return DateOrder(i), true
		}
	}
	return UnknownOrder, false
}

// Midday is the instant that stands for a day in formats that need a clock:
// noon in the timestamp's own offset, so that no reader's time zone within
// twelve hours of it shows another day.
func (t Timestamp) Midday() time.Time {
	y, m, d := t.Time.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, t.Time.Location())
}
