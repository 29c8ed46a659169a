package normalize

import "tearsheet/normalize/internal/cldr"

// looseAt keeps a number whose meaning the month will tell.
func (b *dateBuilder) looseAt(i int) int {
	t := &b.p.toks[i]
	if b.bar || b.nloose == 2 && b.d.month == 0 || b.nloose == len(b.loose) || b.d.numeric || b.d.unit > 0 || t.digits > 4 || t.digits == 3 {
		return 0
	}
	short, long := 0, 0
	for _, l := range b.loose[:b.nloose] {
		if l.digits <= 2 {
			short++
		} else {
			long++
		}
	}
	if b.d.day > 0 {
		short++
	}
	if b.d.yearDigits > 0 {
		long++
	}
	switch {
	case t.digits == 4 && long > 0, t.digits <= 2 && short > 0 && (long > 0 || !b.yearLike(i)):
		return 0
	}
	b.loose[b.nloose] = *t
	b.nloose++
	return b.part(i, 1)
}

// yearLike reports whether a number after a day can be a year of two digits:
// nothing that it could count follows.
func (b *dateBuilder) yearLike(i int) bool {
	toks := b.p.toks
	if toks[i].digits != 2 || i > 1 && b.sign(i-1, '.') && toks[i-2].kind == dateNumber { // March 1.57
		return false
	}
	if i+1 == len(toks) {
		return true
	}
	next := &toks[i+1]
	return next.kind == dateSign && next.sign != ':' && next.sign != '%' || next.kind == dateWord && next.word.Number == 0 && next.word.Mark&(cldr.Published|cldr.Updated) == 0 || next.kind == dateNumber && next.gap
}

// finish tells the loose numbers apart and says whether a date came of it.
func (b *dateBuilder) finish() bool {
	d := b.d
	if b.first < 0 {
		return false
	}
	if b.double != nil {
		switch {
		case d.month > 0 || b.nloose == 0:
			d.weekday = b.double.Weekday
		default:
			d.month = int16(b.double.Month)
		}
	}
	if d.month > 0 && d.day == 0 || d.day > 0 {
		b.deal()
	}
	if b.period != nil && !d.clock.ok {
		b.periodAlone()
	}
	if d.month > 0 && d.day == 0 {
		return false
	}
	if d.day > 0 && d.month == 0 {
		return false
	}
	if b.nloose > 0 && d.month == 0 {
		return false
	}
	if d.bare && (d.clock.ok || d.weekday > 0) {
		return false
	}
	return d.ok()
}

// deal gives the loose numbers to day and year.
func (b *dateBuilder) deal() {
	d := b.d
	for k := range b.nloose {
		t := &b.loose[k]
		switch {
		case t.digits == 4 || b.apostrophe(t):
			d.year, d.yearDigits = int16(t.number), t.digits
		case d.day == 0 && (t.number <= 31 || k+1 == b.nloose && d.yearDigits > 0):
			d.day = int16(t.number)
			if d.day == 0 {
				d.bad, d.day = DropNoSuchDay, 1
			}
		case d.day == 0 && d.yearDigits == 0 && b.nloose == 1:
			d.day = int16(t.number) // "32 June": to be dropped with its reason
		case d.yearDigits == 0:
			d.year, d.yearDigits = int16(t.number), t.digits
		}
	}
}

// apostrophe reports a year written '21.
func (b *dateBuilder) apostrophe(t *dateToken) bool {
	return t.digits == 2 && t.start > 0 && b.p.folded.Text[t.start-1] == '\''
}
