package store

import (
	"time"

	"tearsheet"
)

// Settle says what an entry's date is after a capture states one: old, or said
// with replaced true. A date is settled at first sight:
//
//   - no statement never replaces one, and any statement replaces none;
//   - a relative text ("3 hours ago") was resolved once, against the capture
//     that showed it first; seen again, or moved on to "4 hours ago", it says
//     nothing new. It never replaces an absolute date, and replaces a relative
//     one only where it states more of it ("today", then "3 hours ago");
//   - an absolute date replaces what it contradicts, and what it states more of:
//     a clock where there was a day, a known zone where one was assumed, an
//     instant where "3 hours ago" left it rough.
func Settle(old, said tearsheet.Timestamp) (settled tearsheet.Timestamp, replaced bool) {
	switch {
	case said.IsZero():
		return old, false
	case old.IsZero():
		return said, true
	case said.Relative:
		if old.Relative && said.Precision > old.Precision {
			return said, true
		}
		return old, false
	case said.Precision > old.Precision || !agree(old, said):
		return said, true
	case old.Zone == tearsheet.ZoneAssumed && said.Zone != tearsheet.ZoneAssumed &&
		said.Precision == old.Precision && said.Precision > tearsheet.Day && !sameOffset(old, said):
		return said, true
	}
	return old, false
}

// roughness is how far an instant resolved from "3 hours ago" may lie from
// what it stands for: the words are cut to whole hours.
const roughness = time.Hour

// SameDate reports whether two statements can be of one date: equal as far as
// the less precise of them goes, and as far as relative words go. Where either
// states nothing it is false.
func SameDate(a, b tearsheet.Timestamp) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	if (a.Relative || b.Relative) && a.Precision > tearsheet.Day && b.Precision > tearsheet.Day {
		return a.Time.Sub(b.Time).Abs() <= roughness
	}
	return agree(a, b)
}

// agree reports whether two dates are equal at the lesser precision. Where
// a zone is only assumed, equal clocks agree too.
func agree(a, b tearsheet.Timestamp) bool {
	unit := time.Second
	switch min(a.Precision, b.Precision) {
	case tearsheet.Day:
		return sameDay(a, b)
	case tearsheet.Minute:
		unit = time.Minute
	}
	if a.Time.Truncate(unit).Equal(b.Time.Truncate(unit)) {
		return true
	}
	assumed := a.Zone == tearsheet.ZoneAssumed || b.Zone == tearsheet.ZoneAssumed
	return assumed && clock(a.Time).Truncate(unit).Equal(clock(b.Time).Truncate(unit))
}

// sameDay compares calendar days, each in its own offset, and for one that has
// a clock also in the other's: 23:30 UTC is the next day in Seoul.
func sameDay(a, b tearsheet.Timestamp) bool {
	day := clock(a.Time).Truncate(24 * time.Hour)
	if day.Equal(clock(b.Time).Truncate(24 * time.Hour)) {
		return true
	}
	if a.Precision == tearsheet.Day && b.Precision == tearsheet.Day {
		return false
	}
	if a.Precision == tearsheet.Day {
		a, b = b, a
	}
	return clock(a.Time.In(b.Time.Location())).Truncate(24 * time.Hour).Equal(clock(b.Time).Truncate(24 * time.Hour))
}

// clock is the wall clock of t, as if it were UTC.
func clock(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second)
}

func sameOffset(a, b tearsheet.Timestamp) bool {
	_, x := a.Time.Zone()
	_, y := b.Time.Zone()
	return x == y
}
