package normalize

import (
	"strings"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

// dateBuilder gathers the parts of one phrase.
type dateBuilder struct {
	p      *dateParser
	d      *dateParts
	first  int // token of the first part; -1 none yet
	last   int // token of the last part
	before int // 1 + byte where a relative phrase begins before its number
	loose  [3]dateToken
	nloose int
	period *cldr.Word // a part of the day that waits for its clock
	double *cldr.Word // a word that is a month or a weekday
	seps   int        // marks of punctuation since the last part
	lead   bool       // "at" stands right before
	month  bool       // "tháng" stands right before
	bar    bool       // a strong separator since the last part
}

func (b *dateBuilder) part(i, n int) int {
	if b.first < 0 {
		b.first = i
	}
	b.last = i + n - 1
	b.seps, b.lead, b.bar = 0, false, false
	return n
}

// take reads the part at a token and returns how many tokens it has; 0 ends
// the phrase.
func (b *dateBuilder) take(i int) int {
	t := &b.p.toks[i]
	switch t.kind {
	case dateSign:
		if n := b.dayInBrackets(i); n > 0 {
			return b.part(i, n)
		}
		return b.separator(t)
	case dateNumber:
		return b.numberAt(i)
	case dateWord:
		return b.wordAt(i)
	}
	if n := b.zoneAt(i); n > 0 {
		return b.part(i, n)
	}
	if b.joint(i) {
		return 1
	}
	return 0
}

// joint reports the T between the day and the clock of ISO 8601.
func (b *dateBuilder) joint(i int) bool {
	toks := b.p.toks
	return b.d.hasDay() && !b.d.clock.ok && i+1 < len(toks) && !toks[i].gap && !toks[i+1].gap &&
		toks[i+1].kind == dateNumber && string(b.p.folded.Text[toks[i].start:toks[i].end]) == "t"
}

func (b *dateBuilder) separator(t *dateToken) int {
	if b.first < 0 {
		return 0
	}
	switch t.sign {
	case '|':
		b.bar = true
	case ',', '.', '-', '/', '(', ')', '@', '\'', '[', ']', ':', '~', '+':
	default:
		return 0
	}
	if b.seps++; b.seps > 3 {
		return 0
	}
	return 1
}

// dayInBrackets reads the weekday of (金), (금), (五), which outside brackets
// are other words.
func (b *dateBuilder) dayInBrackets(i int) int {
	if b.first < 0 || b.d.weekday > 0 || !b.sign(i, '(') || i+2 >= len(b.p.toks) || !b.sign(i+2, ')') {
		return 0
	}
	t := &b.p.toks[i+1]
	r, n := utf8.DecodeRune(b.p.folded.Text[t.start:t.end])
	if n != int(t.end-t.start) {
		return 0
	}
	for _, days := range [...]string{"日月火水木金土", "일월화수목금토", "日一二三四五六"} {
		if at := strings.IndexRune(days, r); at >= 0 {
			b.d.weekday = uint8(at/3 + 1)
			return 3
		}
	}
	return 0
}

func (b *dateBuilder) wordAt(i int) int {
	t := &b.p.toks[i]
	w := &t.word
	if w.Number > 0 { // "to" is two in Danish, and short for Thursday
		if n := b.relativeAt(i); n > 0 {
			return n
		}
	}
	switch {
	case w.Month > 0 && w.Weekday > 0 && b.d.month == 0 && b.d.weekday == 0 && b.double == nil:
		b.double = w
		return b.part(i, 1)
	case w.Month > 0 && b.d.month == 0 && !b.d.numeric && b.d.unit == 0:
		return b.monthAt(i, int16(w.Month), false)
	case w.Solar > 0 && b.d.month == 0 && !b.d.numeric && b.d.unit == 0:
		return b.monthAt(i, int16(w.Solar), true)
	case w.Weekday > 0 && b.d.weekday == 0:
		b.d.weekday = w.Weekday
		return b.part(i, 1)
	case w.Unit > 0 && b.d.unit == 0 && !b.d.hasDay() && b.d.month == 0 && b.nloose == 0 && !(w.Period && b.d.clock.ok) && !b.leads(i):
		b.d.unit, b.d.count = w.Unit, int64(w.Count)
		return b.part(i, 1)
	case w.Period && b.periodAt(w):
		return b.part(i, 1)
	case w.Mark&cldr.EraWord > 0 && !b.d.hasEra:
		b.d.era, b.d.hasEra = w.Era, true
		return b.part(i, 1)
	}
	return b.roleAt(i)
}

func (b *dateBuilder) monthAt(i int, m int16, solar bool) int {
	if b.bar {
		return 0
	}
	b.d.month, b.d.solar = m, solar
	return b.part(i, 1)
}

// roleAt takes words that say nothing themselves.
func (b *dateBuilder) roleAt(i int) int {
	w := &b.p.toks[i].word
	if n := b.zoneAt(i); n > 0 {
		return b.part(i, n)
	}
	switch {
	case w.Mark&cldr.MonthLead > 0 && b.d.month == 0:
		b.month = true
		if b.first < 0 {
			return b.part(i, 1)
		}
		return 1
	case b.first < 0:
		return 0
	case w.Mark&cldr.Ordinal > 0 && !b.p.toks[i].gap && b.p.toks[i-1].kind == dateNumber:
		return b.part(i, 1)
	case w.Mark&(cldr.HourMark|cldr.YearMark|cldr.DayMark) > 0 && b.last == i-1:
		return b.part(i, 1)
	case w.Mark&cldr.TimeLead > 0:
		b.lead = true
		return 1
	case w.Mark&cldr.Filler > 0:
		return 1
	case w.Number > 0 && w.Mark == 0:
		return 0
	}
	return 0
}

// numberAt tries what a number can begin, the most telling first.
func (b *dateBuilder) numberAt(i int) int {
	if !b.bar || b.d.hasDay() {
		if n := b.relativeAt(i); n > 0 {
			return n
		}
	}
	if n := b.markedAt(i); n > 0 {
		return b.part(i, n)
	}
	if n := b.numericAt(i); n > 0 {
		return b.part(i, n)
	}
	if n := b.clockAt(i); n > 0 {
		return b.part(i, n)
	}
	if n := b.zoneAt(i); n > 0 {
		return b.part(i, n)
	}
	return b.looseAt(i)
}

// markedAt reads 2021年, 6月 and 18日, and the month after "tháng".
func (b *dateBuilder) markedAt(i int) int {
	t := &b.p.toks[i]
	if b.month && t.digits <= 2 && b.d.month == 0 && t.number >= 1 && t.number <= 12 {
		b.month = false
		b.d.month = int16(t.number)
		return 1
	}
	if i+1 >= len(b.p.toks) || b.p.toks[i+1].kind != dateWord {
		return 0
	}
	switch m := b.p.toks[i+1].word.Mark; {
	case m&cldr.YearMark > 0 && b.d.yearDigits == 0 && (t.digits >= 2 || b.d.hasEra) && t.digits <= 4:
		b.d.year, b.d.yearDigits = int16(t.number), t.digits
	case m&cldr.MonthMark > 0 && b.d.month == 0 && t.digits <= 2:
		b.d.month = int16(t.number)
		if t.number < 1 || t.number > 12 {
			b.d.bad, b.d.month = DropNoSuchDay, 1
		}
	case m&cldr.DayMark > 0 && b.d.day == 0 && t.digits <= 2:
		b.d.day = int16(t.number)
	default:
		return 0
	}
	return 2
}
