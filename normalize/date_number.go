package normalize

// numericAt reads an all-number date that begins at a token: 2021-06-18,
// 2021/6/18, 18.06.2021, 18/06/21, 18.06., 20210618. It returns how many
// tokens it has; 0 for none.
func (b *dateBuilder) numericAt(i int) int {
	d := b.d
	if d.hasDay() || d.month > 0 || d.unit > 0 || b.nloose > 0 || d.yearDigits > 0 {
		return 0
	}
	first := &b.p.toks[i]
	if b.inAddress(i) {
		return 0
	}
	switch first.digits {
	case 8, 14:
		return b.packedAt(i, first)
	case 10, 13, 16:
		return b.stampAt(i, first)
	}
	n1, second := b.nextNumber(i)
	if n1 == 0 || second.digits > 2 || first.digits > 4 || first.digits == 3 {
		return 0
	}
	n2, third := b.nextNumber(i + n1)
	if n2 > 0 && b.followed(i+n1+n2) {
		n2 = 0 // 10.0.0.1
	}
	switch {
	case d.hasEra && n2 > 0 && first.digits <= 2 && third.digits <= 2: // R3.6.18
		return b.yearFirst(int16(first.number), second.number, third.number, n1+n2+1)
	case first.digits == 4 && n2 > 0 && third.digits <= 2:
		return b.yearFirst(int16(first.number), second.number, third.number, n1+n2+1)
	case first.digits == 4:
		return 0
	case n2 > 0 && third.digits == 4:
		d.numeric, d.a, d.b = true, int16(first.number), int16(second.number)
		d.year, d.yearDigits = int16(third.number), 4
		return n1 + n2 + 1
	case n2 > 0 && third.digits == 2 && !b.clockAfter(i+n1+n2) && !b.glued(i): // v1.24.91
		d.numeric, d.triple = true, true
		d.a, d.b, d.c = int16(first.number), int16(second.number), int16(third.number)
		return n1 + n2 + 1
	}
	return b.pairAt(i, n1, second)
}

// yearFirst takes a date of which nothing is in doubt, but maybe the calendar.
func (b *dateBuilder) yearFirst(year int16, month, day int64, n int) int {
	d := b.d
	d.year, d.yearDigits, d.month, d.day = year, 4, int16(month), int16(day)
	if month < 1 || month > 12 || day < 1 || day > 31 {
		d.bad, d.month, d.day = DropNoSuchDay, 1, 1
	}
	return n
}

// packedAt reads 20210618 and 20210618103000.
func (b *dateBuilder) packedAt(i int, t *dateToken) int {
	v, n := t.number, 1
	var clock int64 = -1
	if t.digits == 14 {
		v, clock = v/1e6, v%1e6
	}
	year, month, day := v/1e4, v/100%100, v%100
	if year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0 // any other number of eight digits
	}
	if c := b.packedClock(i); c >= 0 {
		clock, n = c, 3
	}
	if clock >= 0 && !b.d.clock.set(clock/1e4, clock/100%100, clock%100, 6) {
		return 0
	}
	if n == 3 && b.p.toks[i+2].digits == 4 {
		b.d.clock.digits = 4
	}
	return b.yearFirst(int16(year), month, day, n)
}

// packedClock reads the clock of 20210618T103000; -1 for none.
func (b *dateBuilder) packedClock(i int) int64 {
	toks := b.p.toks
	if i+2 >= len(toks) || toks[i+1].gap || toks[i+2].gap || toks[i+2].kind != dateNumber || string(b.p.folded.Text[toks[i+1].start:toks[i+1].end]) != "t" {
		return -1
	}
	switch toks[i+2].digits {
	case 4:
		return toks[i+2].number * 100
	case 6:
		return toks[i+2].number
	}
	return -1
}

// inAddress reports a number that goes on from a path or a code, as in
// http://paper.example/2021/06/18.
func (b *dateBuilder) inAddress(i int) bool {
	if i == 0 || b.p.toks[i].gap || b.p.toks[i-1].kind != dateSign {
		return false
	}
	switch b.p.toks[i-1].sign {
	case '/', '_', '#', '$', '+', '=', '&', '%':
		return true
	}
	return false
}

// dateIdioms are pairs of numbers that name something else than a day, unless
// a column of days shows otherwise.
var dateIdioms = map[[2]int64]bool{
	{24, 7}: true, // around the clock
	{9, 11}: true, // the attacks of 2001
}

// stampAt reads Unix time, which only a text of nothing else can be;
// "/Date(1624012200000)/" is one, too.
func (b *dateBuilder) stampAt(i int, t *dateToken) int {
	seconds, ok := dateStamp(t.number, t.digits)
	if !ok || len(b.p.toks) > 6 {
		return 0
	}
	b.d.instant, b.d.count = true, seconds
	if b.sign(i+1, '.') && i+2 < len(b.p.toks) && b.p.toks[i+2].kind == dateNumber && !b.p.toks[i+2].gap {
		return 3 // parts of a second
	}
	return 1
}

// pairAt reads a day and a month without a year: 18/06, 18.06., 06-18.
func (b *dateBuilder) pairAt(i, n int, second *dateToken) int {
	d, first := b.d, &b.p.toks[i]
	if first.digits > 2 || first.number < 1 || second.number < 1 || first.number > 31 || second.number > 31 || first.number > 12 && second.number > 12 {
		return 0
	}
	after := i + n + 1
	if b.monthAhead(after) && !b.sign(after, '.') {
		return 0 // 05-07 June
	}
	switch sep := b.p.toks[i+1].sign; {
	case sep == '-' && (first.digits < 2 || second.digits < 2), n != 2:
		return 0
	case sep == '.' && b.sign(after, '.'):
		n++
	case sep == '.' && !b.clockAfterPair(after): // 18.06 may be a clock
		return 0
	}
	d.numeric, d.a, d.b = true, int16(first.number), int16(second.number)
	d.idiom = dateIdioms[[2]int64{first.number, second.number}] && first.digits+second.digits == 3
	return n + 1
}

func (b *dateBuilder) sign(i int, c byte) bool {
	return i < len(b.p.toks) && b.p.toks[i].kind == dateSign && b.p.toks[i].sign == c
}

// nextNumber gives the number after a separator of dates, and how many tokens
// lie between; 0 for none.
func (b *dateBuilder) nextNumber(i int) (int, *dateToken) {
	toks := b.p.toks
	if i+2 >= len(toks) || toks[i+1].kind != dateSign || toks[i+2].kind != dateNumber {
		return 0, nil
	}
	switch toks[i+1].sign {
	case '-', '/', '.':
		return 2, &toks[i+2]
	case '|': // 18·06·2021
		if !toks[i+1].gap && !toks[i+2].gap {
			return 2, &toks[i+2]
		}
	}
	return 0, nil
}

// glued reports a letter right before a number.
func (b *dateBuilder) glued(i int) bool {
	return i > 0 && !b.p.toks[i].gap && b.p.toks[i-1].kind != dateSign
}

// followed reports another number glued on behind the third.
func (b *dateBuilder) followed(i int) bool {
	n, t := b.nextNumber(i)
	return n > 0 && !t.gap && !b.p.toks[i+1].gap
}

// clockAfter reports a colon behind a number: 18.06.10:30 has no year.
func (b *dateBuilder) clockAfter(i int) bool {
	return b.sign(i+1, ':') && i+2 < len(b.p.toks) && b.p.toks[i+2].kind == dateNumber && !b.p.toks[i+2].gap
}

// clockAfterPair reports a clock behind 18.06, maybe after a comma.
func (b *dateBuilder) clockAfterPair(i int) bool {
	if b.sign(i, ',') || b.sign(i, '-') || b.sign(i, '|') {
		i++
	}
	return i < len(b.p.toks) && b.p.toks[i].kind == dateNumber && b.clockAfter(i)
}

// monthAhead reports the name of a month among the next tokens, with nothing
// strange before it.
func (b *dateBuilder) monthAhead(i int) bool {
	for j := i; j < len(b.p.toks) && j < i+8; j++ {
		switch t := &b.p.toks[j]; t.kind {
		case dateUnknown:
			return false
		case dateWord:
			if t.word.Month > 0 || t.word.Solar > 0 {
				return true
			}
		}
	}
	return false
}
