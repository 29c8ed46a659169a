package normalize

import "tearsheet/normalize/internal/cldr"

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
	idiom            bool // 24/7
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

// dateMaxPhrase bounds the tokens of one phrase, and so the work for each place in
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
