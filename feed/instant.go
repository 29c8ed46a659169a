package feed

import (
	"time"

	"tearsheet"
)

// stated is the instant that stands for a date in formats that need a clock:
// a day stands at midday in its own offset. No date is the zero time.
func stated(t tearsheet.Timestamp) time.Time {
	switch t.Precision {
	case tearsheet.NoPrecision:
		return time.Time{}
	case tearsheet.Day:
		return instant(t.Midday())
	default:
		return instant(t.Time)
	}
}

// maxOffset is the largest that xsd:dateTime, and so Atom, can say.
const maxOffset = 14 * 60 * 60

// instant returns t as the three formats can say it, in its own offset: whole
// seconds, an offset of whole minutes (RFC 3339 section 5.6) and a year of
// four digits. A time outside those years is the zero time.
func instant(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	_, offset := t.Zone()
	if offset > maxOffset || offset < -maxOffset {
		offset = 0
	}
	offset -= offset % 60
	t = t.Truncate(time.Second).In(time.FixedZone("", offset))
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

// latest returns the later of two times; of equal ones the first.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// firstOf returns the first time that is not zero.
func firstOf(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// rfc3339 is how Atom and JSON Feed write a time; the zero time is "".
func rfc3339(t time.Time) string { return format(t, time.RFC3339) }

// rfc822 is how RSS writes a time, with four digits of the year; the zero
// time is "".
func rfc822(t time.Time) string { return format(t, time.RFC1123Z) }

func format(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}
