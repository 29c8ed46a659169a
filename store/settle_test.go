package store

import (
	"testing"
	"time"

	"tearsheet"
)

var (
	seoul   = time.FixedZone("", 9*60*60)
	newYork = time.FixedZone("", -4*60*60)
)

func on(d int, zone *time.Location, source tearsheet.ZoneSource) tearsheet.Timestamp {
	return tearsheet.Timestamp{Time: time.Date(2031, 3, d, 0, 0, 0, 0, zone), Precision: tearsheet.Day, Zone: source}
}

func when(d, h, m int, zone *time.Location, source tearsheet.ZoneSource) tearsheet.Timestamp {
	return tearsheet.Timestamp{Time: time.Date(2031, 3, d, h, m, 0, 0, zone), Precision: tearsheet.Minute, Zone: source}
}

func exactly(d, h, m, s int) tearsheet.Timestamp {
	return tearsheet.Timestamp{Time: time.Date(2031, 3, d, h, m, s, 0, time.UTC), Precision: tearsheet.Second, Zone: tearsheet.ZoneStated}
}

func relative(t tearsheet.Timestamp) tearsheet.Timestamp {
	t.Relative = true
	return t
}

func TestSettle(t *testing.T) {
	const stated, source, assumed = tearsheet.ZoneStated, tearsheet.ZoneOfSource, tearsheet.ZoneAssumed
	var none tearsheet.Timestamp
	cases := []struct {
		name, why string
		old, said tearsheet.Timestamp
		replaced  bool
	}{
		{"nothing after nothing", "there is nothing to settle", none, none, false},
		{"nothing after a date", "a smaller card says less, not otherwise", on(4, time.UTC, source), none, false},
		{"a date after nothing", "any statement is more than none", none, on(4, time.UTC, source), true},
		{"a relative date after nothing", "likewise", none, relative(when(4, 9, 0, time.UTC, source)), true},

		{"the same words at the next capture", "resolved once, or it would walk with the clock",
			relative(when(4, 9, 0, time.UTC, source)), relative(when(4, 9, 30, time.UTC, source)), false},
		{"words that moved on", "4 hours ago, an hour after 3 hours ago",
			relative(when(4, 9, 0, time.UTC, source)), relative(when(4, 8, 30, time.UTC, source)), false},
		{"words that grew rougher", "yesterday, after 20 hours ago",
			relative(when(4, 9, 0, time.UTC, source)), relative(on(4, time.UTC, source)), false},
		{"words that grew finer", "3 hours ago, after today",
			relative(on(4, time.UTC, source)), relative(when(4, 9, 0, time.UTC, source)), true},
		{"relative words after a day", "a day that is printed is surer than words about now",
			on(4, time.UTC, source), relative(when(4, 9, 0, time.UTC, source)), false},
		{"relative words that contradict a day", "likewise: only an absolute date may",
			on(4, time.UTC, source), relative(when(6, 9, 0, time.UTC, source)), false},

		{"the printed clock after rough words", "3 hours ago was 9:00, the page now prints 8:42",
			relative(when(4, 9, 0, time.UTC, source)), when(4, 8, 42, time.UTC, source), true},
		{"the same printed clock", "it says nothing new", relative(when(4, 9, 0, time.UTC, source)), when(4, 9, 0, time.UTC, source), false},
		{"the day of rough words", "it says less and agrees", relative(when(4, 9, 0, time.UTC, source)), on(4, time.UTC, source), false},
		{"another day than rough words", "an absolute date contradicts", relative(when(4, 9, 0, time.UTC, source)), on(3, time.UTC, source), true},

		{"the same day", "", on(4, time.UTC, source), on(4, time.UTC, source), false},
		{"another day", "a correction by the paper", on(4, time.UTC, source), on(5, time.UTC, source), true},
		{"a clock for its day", "more precise", on(4, time.UTC, source), when(4, 9, 0, time.UTC, stated), true},
		{"a clock for another day", "more precise, and it contradicts", on(4, time.UTC, source), when(6, 9, 0, time.UTC, stated), true},
		{"seconds for a minute", "more precise", when(4, 9, 0, time.UTC, stated), exactly(4, 9, 0, 30), true},
		{"a minute for its seconds", "less precise, and it agrees", exactly(4, 9, 0, 30), when(4, 9, 0, time.UTC, stated), false},
		{"a day for its clock", "less precise, and it agrees", when(4, 9, 0, time.UTC, stated), on(4, time.UTC, source), false},
		{"the next day for a clock", "it contradicts", when(4, 9, 0, time.UTC, stated), on(5, time.UTC, source), true},
		{"the day of a clock elsewhere", "23:30 in London is the fifth in Seoul, where the page is",
			when(4, 23, 30, time.UTC, stated), on(5, seoul, source), false},
		{"one instant in two offsets", "the same moment", when(4, 9, 0, time.UTC, stated), when(4, 18, 0, seoul, stated), false},
		{"one clock in two stated offsets", "another moment", when(4, 9, 0, time.UTC, stated), when(4, 9, 0, newYork, stated), true},
		{"the zone of a clock", "somebody said at last which zone the page is in",
			when(4, 9, 0, time.UTC, assumed), when(4, 9, 0, seoul, source), true},
		{"a clock that lost its zone", "an assumption contradicts nothing", when(4, 9, 0, seoul, stated), when(4, 9, 0, time.UTC, assumed), false},
		{"the zone of a day", "the day is the same", on(4, time.UTC, assumed), on(4, seoul, source), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, replaced := Settle(c.old, c.said)
			want := c.old
			if c.replaced {
				want = c.said
			}
			if replaced != c.replaced || got != want {
				t.Errorf("%s: %v, replaced %v; want %v, replaced %v", c.why, got, replaced, want, c.replaced)
			}
			if _, again := Settle(got, c.said); again {
				t.Error("the same statement replaces again")
			}
		})
	}
}

func TestSameDate(t *testing.T) {
	const stated = tearsheet.ZoneStated
	var none tearsheet.Timestamp
	cases := []struct {
		name, why string
		a, b      tearsheet.Timestamp
		want      bool
	}{
		{"none and none", "two that say nothing say not the same", none, none, false},
		{"none and a day", "", none, on(4, time.UTC, stated), false},
		{"a day and its clock", "equal as far as the day goes", on(4, time.UTC, stated), when(4, 9, 0, time.UTC, stated), true},
		{"two clocks", "", when(4, 9, 0, time.UTC, stated), when(4, 9, 1, time.UTC, stated), false},
		{"rough words and a clock", "within the hour that words are cut to",
			relative(when(4, 9, 0, time.UTC, stated)), when(4, 8, 10, time.UTC, stated), true},
		{"rough words and another clock", "", relative(when(4, 9, 0, time.UTC, stated)), when(4, 7, 50, time.UTC, stated), false},
		{"rough days", "", relative(on(4, time.UTC, stated)), on(5, time.UTC, stated), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := SameDate(c.a, c.b); got != c.want {
				t.Errorf("%v, want %v: %s", got, c.want, c.why)
			}
			if SameDate(c.a, c.b) != SameDate(c.b, c.a) {
				t.Error("not symmetric")
			}
		})
	}
}

// FuzzSettle: whatever comes, settling ends: the same statement twice is once,
// and of two absolute statements in turn no third comes of it.
func FuzzSettle(f *testing.F) {
	f.Add(int64(0), int64(3600), uint8(1), uint8(2), uint8(1), uint8(3), true, false, int16(0), int16(540))
	f.Add(int64(1930000000), int64(1930000060), uint8(2), uint8(2), uint8(3), uint8(2), false, false, int16(-240), int16(0))
	f.Fuzz(func(t *testing.T, a, b int64, pa, pb, za, zb uint8, ra, rb bool, oa, ob int16) {
		x, y := stampOf(a, pa, za, ra, oa), stampOf(b, pb, zb, rb, ob)
		settled, replaced := Settle(x, y)
		if replaced && settled != y || !replaced && settled != x {
			t.Fatalf("%v then %v: neither of them but %v", x, y, settled)
		}
		if _, again := Settle(settled, y); again {
			t.Fatalf("%v then %v twice: replaced twice", x, y)
		}
		if replaced && y.Relative && !x.IsZero() && !x.Relative {
			t.Fatalf("%v: replaced by words, %v", x, y)
		}
		if SameDate(x, y) != SameDate(y, x) {
			t.Fatalf("%v, %v: not symmetric", x, y)
		}
	})
}

// stampOf makes a valid timestamp of any numbers: parts finer than the
// precision are zero.
func stampOf(sec int64, precision, zone uint8, relative bool, offset int16) tearsheet.Timestamp {
	p := tearsheet.Precision(precision % 4)
	if p == tearsheet.NoPrecision {
		return tearsheet.Timestamp{}
	}
	at := time.Unix(sec%(1<<33), 0).In(time.FixedZone("", int(offset%(14*60))*60))
	y, m, d := at.Date()
	hour, minute, second := at.Clock()
	switch p {
	case tearsheet.Day:
		hour, minute, second = 0, 0, 0
	case tearsheet.Minute:
		second = 0
	}
	return tearsheet.Timestamp{
		Time: time.Date(y, m, d, hour, minute, second, 0, at.Location()), Precision: p,
		Zone: tearsheet.ZoneSource(1 + zone%3), Relative: relative,
	}
}
