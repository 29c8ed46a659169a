package normalize

import "tearsheet/normalize/internal/cldr"

// dateClock is a time of the day as written.
type dateClock struct {
	ok        bool
	hour      int8
	minute    int8
	second    int8
	digits    uint8 // 4: to the minute, 6: to the second
	hasPeriod bool
}

func (c *dateClock) set(h, m, s int64, digits uint8) bool {
	if h > 24 || m > 59 || s > 60 || h == 24 && m+s > 0 {
		return false
	}
	*c = dateClock{ok: true, hour: int8(h), minute: int8(m), second: int8(min(s, 59)), digits: digits}
	return true
}

// settle puts the hour into its part of the day.
func (c *dateClock) settle(w *cldr.Word) {
	c.hasPeriod = true
	from, before := int8(w.From), int8(w.Before)
	if c.hour > 12 {
		return // 15:05 p.m.
	}
	in := func(h int8) bool {
		switch {
		case from == before:
			return h == from
		case from < before:
			return from <= h && h < before
		}
		return h >= from || h < before
	}
	early, late := c.hour%12, c.hour%12+12
	switch {
	case in(early):
		c.hour = early
	case in(late):
		c.hour = late
	case from >= 12:
		c.hour = late
	case c.hour == 12 && before > 12:
		c.hour = 12
	default:
		c.hour = early
	}
}

// clockAt reads a time of the day: 10:30, 10:30:15, 10.30, 10h30, 3 p.m.,
// 오후 3시 5분, 14 Uhr.
func (b *dateBuilder) clockAt(i int) int {
	toks, t := b.p.toks, &b.p.toks[i]
	if b.d.clock.ok || b.d.instant || t.digits > 2 || t.number > 24 || b.d.unit == 's' || b.d.unit == 'm' || b.d.unit == 'h' {
		return 0
	}
	n := 0
	switch {
	case b.sign(i+1, ':') && i+2 < len(toks) && toks[i+2].kind == dateNumber && toks[i+2].digits == 2:
		n = b.colonAt(i)
	case i+1 < len(toks) && toks[i+1].kind == dateWord && toks[i+1].word.Mark&cldr.HourMark > 0:
		n = b.hourAt(i)
	case b.sign(i+1, '.') && i+2 < len(toks) && toks[i+2].kind == dateNumber && toks[i+2].digits == 2 && !toks[i+2].gap && b.dotted(i):
		if b.d.clock.set(t.number, toks[i+2].number, 0, 4) {
			n = 3
		}
	case i+1 < len(toks) && toks[i+1].kind == dateWord && toks[i+1].word.Period && t.number <= 12 && toks[i+1].word.Month == 0:
		if b.d.clock.set(t.number, 0, 0, 4) {
			n = 1
		}
	}
	if n == 0 {
		return 0
	}
	return n + b.periodAfter(i+n)
}

// colonAt reads the minutes, and the seconds where they stand.
func (b *dateBuilder) colonAt(i int) int {
	toks := b.p.toks
	h, m := toks[i].number, toks[i+2].number
	if b.sign(i+3, ':') && i+4 < len(toks) && toks[i+4].kind == dateNumber && toks[i+4].digits == 2 {
		n := 5
		if (b.sign(i+5, '.') || b.sign(i+5, ',')) && i+6 < len(toks) && toks[i+6].kind == dateNumber && !toks[i+6].gap && toks[i+6].digits >= 3 {
			n = 7 // parts of a second are not kept
		}
		if b.d.clock.set(h, m, toks[i+4].number, 6) {
			return n
		}
		return 0
	}
	if b.d.clock.set(h, m, 0, 4) {
		return 3
	}
	return 0
}

// hourAt reads 10h30, 15時42分, 14 Uhr.
func (b *dateBuilder) hourAt(i int) int {
	toks := b.p.toks
	var m, s int64
	n, digits := 2, uint8(4)
	if i+2 < len(toks) && toks[i+2].kind == dateNumber && toks[i+2].digits <= 2 {
		marked := i+3 < len(toks) && toks[i+3].kind == dateWord && toks[i+3].word.Mark&cldr.MinuteMark > 0
		if marked || toks[i+2].digits == 2 && !toks[i+2].gap || toks[i+2].digits == 2 && i+3 == len(toks) {
			m, n = toks[i+2].number, 3
		}
		if marked {
			n = 4
			if i+5 < len(toks) && toks[i+4].kind == dateNumber && toks[i+5].kind == dateWord && toks[i+5].word.Mark&cldr.SecondMark > 0 {
				s, n, digits = toks[i+4].number, 6, 6
			}
		}
	}
	if b.d.clock.set(toks[i].number, m, s, digits) {
		return n
	}
	return 0
}

// dotted reports that 10.30 is a clock: a word says so, or the day is told.
func (b *dateBuilder) dotted(i int) bool {
	toks := b.p.toks
	if i > 0 && toks[i-1].kind == dateWord && toks[i-1].word.Mark&cldr.TimeLead > 0 {
		return true
	}
	if i+3 < len(toks) && toks[i+3].kind == dateWord && (toks[i+3].word.Mark&cldr.HourMark > 0 || toks[i+3].word.Period) {
		return true
	}
	return (b.d.hasDay() || b.d.month > 0 && b.nloose > 0 || b.d.unit == 'd') && !b.sign(i+3, '.')
}

// periodAfter settles a clock by the part of the day before or behind it, and
// returns how many tokens more it has.
func (b *dateBuilder) periodAfter(i int) int {
	n := 0
	if i < len(b.p.toks) && b.p.toks[i].kind == dateWord {
		w := &b.p.toks[i].word
		if w.Mark&cldr.HourMark > 0 && !w.Period { // 18:37 Uhr
			i++
			n++
		}
	}
	if i < len(b.p.toks) && b.p.toks[i].kind == dateWord {
		if w := &b.p.toks[i].word; (w.Period || w.Tight) && w.Month == 0 {
			b.d.clock.settle(w)
			return n + 1
		}
	}
	if b.period != nil {
		b.d.clock.settle(b.period)
		b.period = nil
	}
	return n
}

// periodAt takes a part of the day that stands apart from its clock.
func (b *dateBuilder) periodAt(w *cldr.Word) bool {
	if b.period != nil || b.d.clock.hasPeriod {
		return false
	}
	if b.d.clock.ok {
		b.d.clock.settle(w)
		return true
	}
	b.period = w
	return true
}

// periodAlone makes a clock of "noon"; "morning" alone says no time.
func (b *dateBuilder) periodAlone() {
	if w := b.period; w.From == w.Before && (b.d.hasDay() || b.d.unit == 'd') {
		b.d.clock.set(int64(w.From), 0, 0, 4)
	}
}
