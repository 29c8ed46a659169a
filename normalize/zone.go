package normalize

import (
	"time"
)

// dateZone is an offset as a text states it.
type dateZone struct {
	ok     bool
	offset int32 // seconds east of UTC
	rule   zoneRule
	name   string // as written, to be compared with the source's own zone
}

// zoneRule says when an abbreviation that does not tell summer from winter
// ("ET") has its summer hour.
type zoneRule uint8

const (
	zoneFixed    zoneRule = iota
	zoneAmerican          // second Sunday of March to first Sunday of November, 02:00 (Energy Policy Act of 2005)
	zoneEuropean          // last Sunday of March to last Sunday of October, 01:00 UTC (Directive 2000/84/EC)
)

// zones are the abbreviations that newsrooms write. One that means several
// zones stands for the one of most newsrooms that write it; the source's own
// time zone, where it is known by that abbreviation, comes first.
var zones = map[string]struct {
	offset int32 // minutes
	rule   zoneRule
	why    string
}{
	"z": {0, zoneFixed, "ISO 8601"}, "utc": {0, zoneFixed, ""}, "gmt": {0, zoneFixed, ""}, "wet": {0, zoneFixed, ""},
	"et": {-300, zoneAmerican, "either hour"}, "ct": {-360, zoneAmerican, ""}, "mt": {-420, zoneAmerican, ""}, "pt": {-480, zoneAmerican, ""},
	"est": {-300, zoneFixed, "also Australia, which writes AEST"}, "edt": {-240, zoneFixed, ""},
	"cst": {-360, zoneFixed, "also China and Cuba, whose papers do not write it"}, "cdt": {-300, zoneFixed, ""},
	"mst": {-420, zoneFixed, "also Myanmar, which writes MMT"}, "mdt": {-360, zoneFixed, ""},
	"pst": {-480, zoneFixed, "also Philippines, Pakistan (PKT)"}, "pdt": {-420, zoneFixed, ""},
	"akst": {-540, zoneFixed, ""}, "akdt": {-480, zoneFixed, ""}, "hst": {-600, zoneFixed, ""},
	"adt": {-180, zoneFixed, ""}, "nst": {-210, zoneFixed, ""}, "ndt": {-150, zoneFixed, ""},
	"bst": {60, zoneFixed, "British Summer Time; Bangladesh writes BdST"},
	"cet": {60, zoneFixed, ""}, "cest": {120, zoneFixed, ""}, "mez": {60, zoneFixed, "German"}, "mesz": {120, zoneFixed, "German"},
	"eet": {120, zoneFixed, ""}, "eest": {180, zoneFixed, ""}, "west": {60, zoneFixed, ""},
	"msk": {180, zoneFixed, ""}, "мск": {180, zoneFixed, "Russian"}, "trt": {180, zoneFixed, ""},
	"sast": {120, zoneFixed, ""}, "cat": {120, zoneFixed, ""}, "eat": {180, zoneFixed, ""}, "wat": {60, zoneFixed, ""},
	"idt": {180, zoneFixed, "Israel, summer"}, "irst": {210, zoneFixed, ""},
	"ist": {330, zoneFixed, "India; Ireland and Israel by the source's zone only"},
	"pkt": {300, zoneFixed, ""}, "npt": {345, zoneFixed, ""},
	"wib": {420, zoneFixed, ""}, "wita": {480, zoneFixed, ""}, "wit": {540, zoneFixed, ""},
	"ict": {420, zoneFixed, ""}, "sgt": {480, zoneFixed, ""}, "hkt": {480, zoneFixed, ""}, "pht": {480, zoneFixed, ""}, "myt": {480, zoneFixed, ""},
	"kst": {540, zoneFixed, ""}, "jst": {540, zoneFixed, ""},
	"awst": {480, zoneFixed, ""}, "acst": {570, zoneFixed, ""}, "acdt": {630, zoneFixed, ""},
	"aest": {600, zoneFixed, ""}, "aedt": {660, zoneFixed, ""}, "nzst": {720, zoneFixed, ""}, "nzdt": {780, zoneFixed, ""},
	"brt": {-180, zoneFixed, ""}, "art": {-180, zoneFixed, "Argentina"}, "clt": {-240, zoneFixed, ""}, "clst": {-180, zoneFixed, ""},
}

// zoneAt reads an abbreviation or an offset behind a clock.
func (b *dateBuilder) zoneAt(i int) int {
	if !b.d.clock.ok || b.d.zone.ok || b.bar {
		return 0
	}
	t := &b.p.toks[i]
	if t.kind == dateNumber {
		if t.digits == 10 {
			return b.offsetByStamp(t)
		}
		return b.offsetAt(i)
	}
	name := string(b.p.folded.Text[t.start:t.end])
	z, ok := zones[name]
	if !ok || !b.p.upper(t) || name == "z" && t.gap {
		return 0
	}
	b.d.zone = dateZone{ok: true, offset: z.offset * 60, rule: z.rule, name: name}
	if (name == "utc" || name == "gmt") && i+2 < len(b.p.toks) && (b.sign(i+1, '+') || b.sign(i+1, '-')) && !b.p.toks[i+1].gap {
		if n := b.hours(i+2, b.p.toks[i+1].sign, true); n > 0 {
			return 2 + n
		}
	}
	return 1
}

// offsetAt reads +0300, +03:00 and -08:00 right behind a sign.
func (b *dateBuilder) offsetAt(i int) int {
	if i == 0 || b.p.toks[i].gap || !b.sign(i-1, '+') && !b.sign(i-1, '-') {
		return 0
	}
	return b.hours(i, b.p.toks[i-1].sign, false)
}

// offsetByStamp takes the offset of a wall clock from the Unix time beside it:
// "2026-03-08T11:06:56 1772968016". Two times that are not one are no offset.
func (b *dateBuilder) offsetByStamp(t *dateToken) int {
	d := b.d
	if d.day == 0 || d.month == 0 || d.yearDigits != 4 || d.clock.digits != 6 {
		return 0
	}
	wall := time.Date(int(d.year), time.Month(d.month), int(d.day), int(d.clock.hour), int(d.clock.minute), int(d.clock.second), 0, time.UTC).Unix()
	offset := wall - t.number
	if offset%900 != 0 || offset < -14*3600 || offset > 14*3600 {
		return 0
	}
	d.zone = dateZone{ok: true, offset: int32(offset)}
	return 1
}

func (b *dateBuilder) hours(i int, sign byte, short bool) int {
	toks := b.p.toks
	t := &toks[i]
	if t.kind != dateNumber {
		return 0
	}
	h, m, n := t.number, int64(0), 1
	switch {
	case t.digits == 4:
		h, m = h/100, h%100
	case t.digits <= 2 && b.sign(i+1, ':') && i+2 < len(toks) && toks[i+2].kind == dateNumber && toks[i+2].digits == 2:
		m, n = toks[i+2].number, 3
	case t.digits == 2 && sign == '+' || short && t.digits <= 2:
	default:
		return 0
	}
	if h > 14 || m > 59 {
		return 0
	}
	offset := int32(h*3600 + m*60)
	if sign == '-' {
		offset = -offset
	}
	b.d.zone = dateZone{ok: true, offset: offset}
	return n
}

// upper reports that a word is written in capitals: "EST" is a zone, "est" is
// French.
func (p *dateParser) upper(t *dateToken) bool {
	c := p.raw[p.folded.From[t.start]]
	last := p.raw[p.folded.From[t.end-1]]
	return (c < 'a' || c > 'z') && (last < 'a' || last > 'z')
}

// at gives the zone in which a wall clock stands.
func (z dateZone) at(y int, m time.Month, d, h, min int) *time.Location {
	offset := int(z.offset)
	wall := time.Date(y, m, d, h, min, 0, 0, time.UTC)
	switch z.rule {
	case zoneAmerican:
		if !wall.Before(zoneNthSunday(y, time.March, 2).Add(2*time.Hour)) && wall.Before(zoneNthSunday(y, time.November, 1).Add(2*time.Hour)) {
			offset += 3600
		}
	case zoneEuropean:
		utc := wall.Add(-time.Duration(offset) * time.Second)
		if !utc.Before(zoneLastSunday(y, time.March).Add(time.Hour)) && utc.Before(zoneLastSunday(y, time.October).Add(time.Hour)) {
			offset += 3600
		}
	}
	return zoneFixedAt(offset)
}

func zoneNthSunday(y int, m time.Month, n int) time.Time {
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*(n-1))
}

func zoneLastSunday(y int, m time.Month) time.Time {
	last := time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}

// zoneFixedAt is a zone that knows its offset only. time.FixedZone keeps those
// of whole hours for all.
func zoneFixedAt(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}
