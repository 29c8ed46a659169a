package normalize

import (
	"strings"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

// dateParts is what one phrase states, word for word: nothing is worked out
// that the text does not hold.
type dateParts struct {
	text string         // the words
	lang *cldr.Language // in which they were read; nil for none
	bad  string         // why it is no date though it looks like one

	year, month, day int16
	a, b, c          int16 // numbers whose order is yet to be known
	era              int16 // added to the year
	yearDigits       uint8 // as written; 0: no year
	weekday          uint8 // 1 Sunday … 7; 0 none
	solar            bool  // month of the Solar Hijri year
	hasEra           bool
	numeric          bool // a and b are day and month
	triple           bool // and c, of two digits too, is the year or the day

	unit    byte  // of a relative phrase; 0 none
	bare    bool  // no word says that it is past
	compact bool  // "3h", which needs no column to be believed
	instant bool  // Unix time
	count   int64 // of units; of seconds of Unix time

	clock  dateClock
	zone   dateZone
	label  cldr.Mark // Published or Updated; 0 none
	beside bool      // no date where it stands

	first, last uint16 // tokens
	start, end  uint16 // in the folded text
}

func (d *dateParts) ok() bool {
	return d.day > 0 || d.numeric || d.unit > 0 || d.instant || d.weekOnly() || d.clockOnly()
}

func (d *dateParts) hasDay() bool   { return d.day > 0 || d.numeric }
func (d *dateParts) weekOnly() bool { return d.weekday > 0 && !d.hasDay() && d.unit == 0 }
func (d *dateParts) clockOnly() bool {
	return d.clock.ok && d.weekday == 0 && !d.hasDay() && d.unit == 0 && !d.instant
}

// weak reports a phrase that is a date only where it stands alone.
func (d *dateParts) weak() bool {
	return !d.full() && (d.unit == 0 || d.bare) && d.day == 0
}

// full reports a phrase that nothing else in a text can look like.
func (d *dateParts) full() bool { return d.hasDay() && (d.yearDigits > 0 || d.triple) || d.instant }

// dateParser finds the phrases of one text in one language.
type dateParser struct {
	raw    string
	folded cldr.Folded
	toks   []dateToken
	lang   *cldr.Language
	any    *cldr.Language // words read in every language
	found  []dateParts
	inside bool // the text is longer than the date
}

// maxPhrase bounds the tokens of one phrase, and so the work for each place in
// the text.
const dateMaxPhrase = 32

// find walks over the tokens and keeps each phrase that it can end.
func (p *dateParser) find() {
	p.found = p.found[:0]
	for i := 0; i < len(p.toks); {
		if t := &p.toks[i]; t.kind == dateSign || t.kind == dateUnknown {
			i++
			continue
		}
		n := len(p.found)
		p.found = append(p.found, dateParts{})
		if next := p.phrase(i, &p.found[n]); next > i {
			i = next
			continue
		}
		p.found = p.found[:n]
		i++
	}
}

// phrase reads parts from a token on for as long as they fit together, and
// returns the token after the last of them; i when they make no date.
func (p *dateParser) phrase(i int, d *dateParts) int {
	b := dateBuilder{p: p, d: d, first: -1}
	for j := i; j < len(p.toks) && j-i < dateMaxPhrase; {
		n := b.take(j)
		if n == 0 {
			break
		}
		j += n
	}
	if !b.finish() {
		return i
	}
	d.first, d.last = uint16(b.first), uint16(b.last)
	d.start, d.end = p.toks[b.first].start, p.toks[b.last].end
	if b.before > 0 {
		d.start = uint16(b.before - 1)
	}
	return b.last + 1
}

// dateBuilder gathers the parts of one phrase.
type dateBuilder struct {
	p       *dateParser
	d       *dateParts
	first   int // token of the first part; -1 none yet
	last    int // token of the last part
	before  int // 1 + byte where a relative phrase begins before its number
	loose   [3]dateToken
	nloose  int
	period  *cldr.Word // a part of the day that waits for its clock
	double  *cldr.Word // a word that is a month or a weekday
	seps    int        // marks of punctuation since the last part
	lead    bool       // "at" stands right before
	month   bool       // "tháng" stands right before
	bar     bool       // a strong separator since the last part
	numbers int
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
