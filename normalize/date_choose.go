package normalize

import "tearsheet/normalize/internal/cldr"

// parse cuts the text that was begun into words of a language and finds its
// phrases.
func (r *dateReader) parse(lang *cldr.Language) *dateParser {
	p := &r.parser
	p.tokenise(lang)
	p.find()
	return p
}

// reading says which phrase is the date and which the time of a change.
func (p *dateParser) reading() dateReading {
	p.attach()
	d := dateReading{reason: DropNoDate}
	p.weigh()
	for i := range p.found {
		f := &p.found[i]
		if f.beside {
			continue
		}
		f.text = p.original(f)
		f.lang = p.lang
		if f.bare && !f.compact || f.idiom {
			d.maybe = dateCopy(f)
			continue
		}
		switch {
		case f.label == cldr.Updated && d.modified == nil:
			d.modified = dateCopy(f)
		case f.label == cldr.Published && (!d.published.ok() || d.published.label == 0):
			d.published = *f
		case f.label == 0 && !d.published.ok():
			d.published = *f
		case f.label == 0 && dateComplete(&d.published, f):
		}
	}
	switch {
	case d.modified == nil:
	case !d.published.ok():
		d.published, d.modified = *d.modified, nil
	case d.modified.clockOnly() && !d.published.clockOnly():
		late := d.published
		late.clock, late.zone, late.text = d.modified.clock, d.modified.zone, d.modified.text
		*d.modified = late
	}
	if d.published.ok() {
		d.reason = ""
	} else if p.vague() {
		d.reason = DropVague
	}
	return d
}

// dateCopy takes a phrase out of the buffer that the next text writes over.
func dateCopy(f *dateParts) *dateParts {
	d := *f
	return &d
}

// weigh sets aside the phrases that are no dates where they stand, those that
// say much first: what they leave counts against those that say little.
func (p *dateParser) weigh() {
	for _, weak := range [2]bool{false, true} {
		for i := range p.found {
			if f := &p.found[i]; f.weak() == weak {
				f.beside = !p.plausible(f)
			}
		}
	}
}

// dateComplete joins a day and a clock that stand apart in one text.
func dateComplete(d, f *dateParts) bool {
	switch {
	case d.hasDay() && !d.clock.ok && f.clockOnly():
		d.clock, d.zone = f.clock, f.zone
	case d.clockOnly() && f.hasDay() && !f.clock.ok:
		clock, zone := d.clock, d.zone
		*d = *f
		d.clock, d.zone = clock, zone
	default:
		return false
	}
	return true
}

// attach gives each phrase the label that stands before it; in a text that
// begins with a date and ends with a label ("2021.06.18 10:30 입력"), the one
// behind it.
func (p *dateParser) attach() {
	if len(p.found) == 0 {
		return
	}
	end := func(i int) int { return int(p.found[i].last) + 1 }
	last := len(p.found) - 1
	behind := p.labelBetween(0, int(p.found[0].first)) == 0 && p.labelBetween(end(last), len(p.toks)) != 0
	for i := range p.found {
		from, to := 0, int(p.found[i].first)
		switch {
		case behind && i < last:
			from, to = end(i), int(p.found[i+1].first)
		case behind:
			from, to = end(i), len(p.toks)
		case i > 0:
			from = end(i - 1)
		}
		p.found[i].label = p.labelBetween(from, to)
	}
}

// labelBetween gives the last label among some tokens; 0 for none.
func (p *dateParser) labelBetween(from, to int) cldr.Mark {
	for j := to - 1; j >= from; j-- {
		if p.toks[j].kind != dateWord {
			continue
		}
		switch m := p.toks[j].word.Mark; {
		case m&cldr.Updated > 0:
			return cldr.Updated
		case m&cldr.Published > 0:
			return cldr.Published
		}
	}
	return 0
}

// plausible reports that a phrase is meant as a date where it stands: the
// less it says, the less may stand around it.
func (p *dateParser) plausible(f *dateParts) bool {
	switch {
	case f.instant:
		return p.strange() == 0
	case f.full():
		return !p.numbered(f)
	case f.unit > 0 && !f.bare && (f.clock.ok || p.counted(f)):
		// "6 hours ago Leave a comment"
		return p.closed(int(f.last)+1) && p.strange() <= 12 || f.count < 0 && p.strange() <= 4
	case f.unit > 0 && !f.bare: // "Today", but not "Today in history"
		return p.apart(int(f.last)+1, 1) && p.apart(int(f.first)-1, -1) && p.strange() <= 12
	case f.weekOnly() && !f.clock.ok && int(f.end)-int(f.start) < 5:
		return false // "Sun", "Mon"
	case f.day > 0:
		return p.closed(int(f.last)+1) && (p.opened(int(f.first)-1) || p.monthFirst(f)) && p.strange() <= 12
	}
	return p.strange() == 0
}

// standsOut is plausible for a phrase inside a longer text, where another
// field ends right before it.
func (p *dateParser) standsOut(f *dateParts) bool {
	switch {
	case f.full():
		return !f.instant && !p.numbered(f)
	case f.day > 0 || f.unit > 0 && !f.bare && p.counted(f):
		return p.closed(int(f.last) + 1)
	case f.unit > 0 && !f.bare:
		return p.apart(int(f.last)+1, 1) && p.apart(int(f.first)-1, -1)
	case f.numeric, f.weekday > 0 && f.clock.ok:
		return p.closed(int(f.last)+1) && p.opened(int(f.first)-1)
	case f.clockOnly():
		return p.closed(int(f.last)+1) && p.opened(int(f.first)-1) && len(p.toks) > int(f.last)-int(f.first)+1
	}
	return p.strange() == 0
}

// numbered reports "Issue 5, June 2021", whose number is no day.
func (p *dateParser) numbered(f *dateParts) bool {
	i := int(f.first)
	return i > 0 && i+1 < len(p.toks) && p.toks[i].kind == dateNumber && p.toks[i-1].kind == dateUnknown &&
		p.toks[i+1].kind == dateSign && p.toks[i+1].sign == ',' && f.month > 0 && f.day > 0
}

// counted reports a relative phrase with a number, "3 hours ago".
func (p *dateParser) counted(f *dateParts) bool {
	for j := int(f.first); j <= int(f.last); j++ {
		if t := &p.toks[j]; t.kind == dateNumber || t.word.Number > 0 {
			return true
		}
	}
	return false
}

// monthFirst reports "June 18", which a name may stand before.
func (p *dateParser) monthFirst(f *dateParts) bool {
	t := &p.toks[int(f.first)]
	return t.kind == dateWord && (t.word.Month > 0 || t.word.Weekday > 0)
}

// closed reports that nothing is said on at a token: the end, punctuation, or
// a word that may stand beside a date.
func (p *dateParser) closed(i int) bool {
	if i >= len(p.toks) {
		return true
	}
	if t := &p.toks[i]; t.kind == dateSign && !t.gap && i+1 < len(p.toks) && p.toks[i+1].kind == dateNumber && !p.toks[i+1].gap {
		return t.sign == '|' || t.sign == '-' || t.sign == '(' // not a decimal
	}
	return p.beside(&p.toks[i])
}

// apart reports that a phrase of one word is set off: the end, punctuation that
// joins no words, or a word for publishing.
func (p *dateParser) apart(i, step int) bool {
	if i < 0 || i >= len(p.toks) {
		return true
	}
	t := &p.toks[i]
	switch t.kind {
	case dateSign:
		next := i + step
		glued := next >= 0 && next < len(p.toks) && !t.gap && !p.toks[max(next, i)].gap && p.toks[next].kind == dateUnknown
		return p.beside(t) && !(glued && (t.sign == '-' || t.sign == '/'))
	case dateWord:
		return t.word.Mark&(cldr.Published|cldr.Updated|cldr.TimeLead) > 0
	}
	return false
}

func (p *dateParser) opened(i int) bool { return i < 0 || p.beside(&p.toks[i]) }

func (p *dateParser) beside(t *dateToken) bool {
	switch t.kind {
	case dateSign:
		return t.sign != '%' && t.sign != '\'' && t.sign != '$'
	case dateWord:
		return t.word.Mark&(cldr.Published|cldr.Updated|cldr.Neutral|cldr.Filler|cldr.TimeLead) > 0
	}
	return false
}

// strange counts the words and numbers of the text that belong to no phrase
// and have no business beside a date.
func (p *dateParser) strange() int {
	n, k := 0, 0
	for i := 0; i < len(p.toks); i++ {
		if k < len(p.found) && i == int(p.found[k].first) {
			f := &p.found[k]
			k++
			if !f.beside {
				i = int(f.last)
				continue
			}
		}
		if t := &p.toks[i]; t.kind != dateSign && !p.beside(t) {
			n++
		}
	}
	return n
}

func (p *dateParser) vague() bool {
	for i := range p.toks {
		if p.toks[i].word.Mark&cldr.Vague > 0 {
			return true
		}
	}
	return false
}

// original gives the words of a phrase as the page has them.
func (p *dateParser) original(f *dateParts) string {
	return p.raw[p.folded.From[int(f.start)]:p.endOf(int(f.end))]
}

// endOf gives where in the original a folded phrase ends.
func (p *dateParser) endOf(end int) int {
	if end >= len(p.folded.From) {
		return len(p.raw)
	}
	return int(p.folded.From[end])
}

// span is the phrase with the label and the small words that lead to it.
func (p *dateParser) span(f *dateParts, s string) (start, end int) {
	from := int(f.start)
	for j := int(f.first) - 1; j >= 0; j-- {
		t := &p.toks[j]
		if t.kind == dateSign && (t.sign == ':' || t.sign == ',') && j > 0 && p.toks[j-1].word.Mark&(cldr.Published|cldr.Updated) > 0 {
			continue
		}
		if t.kind != dateWord || t.word.Mark&(cldr.Published|cldr.Updated|cldr.Filler|cldr.TimeLead) == 0 {
			break
		}
		from = min(from, int(t.start))
	}
	start, end = int(p.folded.From[from]), p.endOf(int(f.end))
	for end > start && (s[end-1] == ' ' || s[end-1] == '\n' || s[end-1] == '\t') {
		end--
	}
	return start, end
}
