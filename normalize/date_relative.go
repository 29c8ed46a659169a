package normalize

import "tearsheet/normalize/internal/cldr"

// dateMaxCount bounds "3 hours ago"; a larger number counts something else.
const dateMaxCount = 9999

// relativeAt reads a number with the words around it: "3 hours ago", "vor 2
// Tagen", "1 hour 5 minutes ago", "3d". It returns how many tokens it has; 0
// for none.
func (b *dateBuilder) relativeAt(i int) int {
	d := b.d
	if d.unit > 0 || d.hasDay() || d.month > 0 || b.nloose > 0 || d.clock.ok || b.p.lang == nil {
		return 0
	}
	before, nbefore := b.before0(i)
	total, unit, end := int32(0), byte(0), 0
	var dir int8
	j := i
	for j < len(b.p.toks) {
		value, ok := b.count(j)
		if !ok {
			break
		}
		after, to := b.unitAfter(j)
		u := after.Unit
		if u == 0 && nbefore > 0 {
			u = before.Unit
		}
		if to == int(b.p.toks[j].end) && before.Bare == 0 {
			break // Swahili "saa 10" is ten o'clock, "saa 10 zilizopita" ten hours ago
		}
		if u == 0 || unit != 0 && !dateSmaller(u, unit) {
			break
		}
		if total, unit = dateInUnit(total, unit, value, u); total > 100*dateMaxCount {
			return 0
		}
		end = to
		if dir = dateDirection(before, nbefore, after); dir != 0 && nbefore == 0 {
			break
		}
		j = b.tokenFrom(end)
		for k := 0; k < 2 && j < len(b.p.toks); k++ { // "1 day, 2 hours and 5 minutes"
			if t := &b.p.toks[j]; b.sign(j, ',') || t.kind == dateWord && t.word.Mark&(cldr.Filler|cldr.Neutral) > 0 {
				j++
			}
		}
	}
	if unit == 0 {
		return 0
	}
	return b.relative(i, total, unit, dir, nbefore, end)
}

func (b *dateBuilder) relative(i int, total int32, unit byte, dir int8, nbefore, end int) int {
	d := b.d
	next := b.tokenFrom(end)
	if dir == 0 {
		if b.first >= 0 || !b.p.closed(next) || b.monthAhead(i) || b.marksMonth(i+1) {
			return 0 // 10h30; "tháng" and "เดือน" also begin the name of a month
		}
		d.bare, dir = true, -1
		d.compact = b.compact(i, unit, end)
	}
	d.unit, d.count = unit, int64(total)*int64(dir)
	if nbefore > 0 && b.first < 0 {
		start := int(b.p.toks[i].start)
		if start > 0 && b.p.folded.Text[start-1] == ' ' {
			start--
		}
		b.before = start - nbefore + 1
	}
	return b.part(i, next-i)
}

// compact reports a duration that only a date is written as: 2h, 3d, 1 w; of
// minutes "5m", for "5 min" is how long it takes to read.
func (b *dateBuilder) compact(i int, unit byte, end int) bool {
	t := &b.p.toks[i]
	letters := end - int(t.end)
	switch unit {
	case 'h', 'd', 'w':
		return t.kind == dateNumber && letters <= 4 && t.digits <= 2
	case 'm':
		return t.kind == dateNumber && letters == 1 && t.digits <= 2
	}
	return false
}

func (b *dateBuilder) marksMonth(i int) bool {
	return i < len(b.p.toks) && b.p.toks[i].word.Mark&cldr.MonthLead > 0 && i+1 < len(b.p.toks) && b.p.toks[i+1].kind == dateNumber
}

// leads reports a word that stands before a number and its unit and is
// something else alone: "acum", now, and "acum o oră", an hour ago.
func (b *dateBuilder) leads(i int) bool {
	if i+1 >= len(b.p.toks) || b.p.lang == nil {
		return false
	}
	if _, ok := b.count(i + 1); !ok {
		return false
	}
	_, n := b.before0(i + 1)
	u, _ := b.unitAfter(i + 1)
	return n > 0 && u.Unit != 0
}

// before0 gives the phrase that ends right before a number.
func (b *dateBuilder) before0(i int) (cldr.Unit, int) {
	end := int(b.p.toks[i].start)
	if end > 0 && b.p.folded.Text[end-1] == ' ' {
		end--
	}
	return b.p.lang.Before(b.p.folded.Text, end)
}

// count gives the value of a number or of a word for one.
func (b *dateBuilder) count(i int) (int32, bool) {
	t := &b.p.toks[i]
	switch {
	case t.kind == dateNumber && t.digits <= 4:
		return int32(t.number), true
	case t.kind == dateWord && t.word.Number > 0:
		return int32(t.word.Number), true
	}
	return 0, false
}

// unitAfter gives the phrase behind a number and where it ends.
func (b *dateBuilder) unitAfter(i int) (cldr.Unit, int) {
	text, at := b.p.folded.Text, int(b.p.toks[i].end)
	end := at
	if at < len(text) && text[at] == '+' { // "2+ years ago"
		at++
	}
	if at < len(text) && text[at] == ' ' {
		at++
	}
	if at >= len(text) {
		return cldr.Unit{}, end
	}
	u, n := b.p.lang.After(text, at)
	if n == 0 {
		if u, n = b.p.any.After(text, at); n == 0 {
			return u, end
		}
	}
	return u, at + n
}

// dateDirection is what the two sides of a number say of past and future.
func dateDirection(before cldr.Unit, nbefore int, after cldr.Unit) int8 {
	switch {
	case nbefore == 0:
		return after.Bare
	case before.Dir != 0:
		return before.Dir
	}
	return after.Dir
}

// tokenFrom gives the first token that begins at or behind a byte.
func (b *dateBuilder) tokenFrom(at int) int {
	for j := range b.p.toks {
		if int(b.p.toks[j].start) >= at {
			return j
		}
	}
	return len(b.p.toks)
}

const dateUnitOrder = "smhdwMy"

func dateSmaller(u, than byte) bool {
	return dateUnitIndex(dateUnitOrder, u) < dateUnitIndex(dateUnitOrder, than)
}

func dateUnitIndex(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// dateInUnit adds a part to a sum and gives both in the smaller unit: 1 hour and 5
// minutes are 65 minutes. Months and years are no number of days and are only
// added to each other.
func dateInUnit(total int32, unit byte, value int32, u byte) (int32, byte) {
	if unit == 0 {
		return value, u
	}
	size := map[byte]int32{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 604800}
	switch {
	case unit == 'y' && u == 'M':
		return total*12 + value, u
	case unit == 'y' || unit == 'M':
		return total, unit // "2 months 3 days ago": as rough as the months
	}
	return total*(size[unit]/size[u]) + value, u
}
