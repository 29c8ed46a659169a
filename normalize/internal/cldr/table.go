package cldr

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// The tables are text that the linker places in the binary, so a process that
// reads no date pays nothing for them. A language is decoded when it is first
// asked for. The two variables below are the only ones of the package that
// change, and they change in one way only: a value that depends on nothing but
// the embedded text is put in place of "not decoded yet". Nobody can see the
// difference but by a clock.
var (
	//go:embed words.txt
	words string
	//go:embed index.txt
	index string

	decoded sync.Map // language → *Language
)

// Word is what a word or phrase may mean in a date; several at once where a
// language uses one word for several things ("mar" in Spanish).
type Word struct {
	Month   uint8 // 1 to 12; 0 none
	Solar   uint8 // month of the Solar Hijri year, 1 to 12
	Weekday uint8 // 1 Sunday to 7 Saturday

	Period       bool  // a part of the day: the hour lies in From <= h < Before
	Tight        bool  // the same, but only right behind a clock
	From, Before uint8 // equal for noon and midnight

	Unit byte // a relative phrase, "yesterday", "last week": Count units of s m h d w M y; 0 none
	// Count is negative for the past.
	Count int8

	Number uint8 // "three"
	Mark   Mark  // other roles, as bits
	Era    int16 // what to add to a year counted in this era
}

// Mark says what else a word does beside a date.
type Mark uint32

// The roles.
const (
	Filler    Mark = 1 << iota // stands inside a date: "de", "of", "the"
	TimeLead                   // stands before a time: "at", "um", "klo"
	Published                  // "Posted on"
	Updated                    // "Last updated"
	Neutral                    // may stand beside a date and says nothing: "by", "in"
	Vague                      // "this week": names no day
	YearMark                   // 年
	MonthMark                  // 月
	DayMark                    // 日
	HourMark                   // 時, "h", "Uhr"
	MinuteMark
	SecondMark
	MonthLead // "tháng" before the month's number
	Ordinal   // "st", "º" right after a day
	EraWord
	Read // "read", "lesen" after "5 min"
)

// Unit is one side of a relative pattern, as "hours ago" or "vor".
type Unit struct {
	Unit byte // s m h d w M y; 0: not told by this side
	Dir  int8 // -1 past, 1 future, 0 not told by this side
	Bare int8 // direction when nothing stands on the other side
}

// Language holds the words of one language. It is not changed after Load.
type Language struct {
	Name  string
	words entries[Word]
	after entries[Unit] // follows the number
	// before the number; few, compared from the end
	before []entry[Unit]
}

type entry[T any] struct {
	text  string
	value T
}

// entries finds the longest phrase at a place.
type entries[T any] struct {
	list  []entry[T]         // grouped by first rune, longer before shorter
	ascii [128][2]uint16     // first byte → part of list
	other map[rune][2]uint16 // first rune → part of list
}

// Load gives the words of a language by the primary subtag of its BCP 47 tag;
// nil for a language that CLDR has no months for.
func Load(tag string) *Language {
	name := Primary(tag)
	if l, ok := decoded.Load(name); ok {
		return l.(*Language)
	}
	text := section(name)
	if text == "" {
		return nil // not kept: the tag is foreign input
	}
	l, _ := decoded.LoadOrStore(name, decode(name, text))
	return l.(*Language)
}

// Primary gives the name under which a language's words are kept: the primary
// subtag in lower case, old names for new ones, macrolanguages for their parts.
func Primary(tag string) string {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) > 3 {
		return ""
	}
	tag = strings.ToLower(tag)
	if to, ok := renamed[tag]; ok {
		return to
	}
	return tag
}

// renamed are tags that pages use for a language that CLDR names otherwise
// (CLDR's languageAlias), and pairs that share a table here.
var renamed = map[string]string{
	"tl": "fil", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "nn": "no", "nb": "no",
	"sh": "sr", "cmn": "zh", "jp": "ja", "kr": "ko", "ua": "uk", "cz": "cs", "dk": "da", "gr": "el",
}

func section(name string) string {
	if name == "" {
		return ""
	}
	_, text, ok := strings.Cut(words, "\n="+name+"\n")
	if !ok {
		return ""
	}
	text, _, _ = strings.Cut(text, "\n\n")
	return text
}

// decode reads one section. Its lines are
//
//	codes TAB phrase
//
// and the code says what the phrases mean (see meaning and side). The phrases
// are folded, grouped and ordered by the generator.
func decode(name, text string) *Language {
	l := &Language{Name: name}
	n := strings.Count(text, "\n")
	l.words.list = make([]entry[Word], 0, n)
	for line := range strings.Lines(text) {
		code, phrase, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch code[0] {
		case '<':
			l.before = append(l.before, entry[Unit]{phrase, side(code[1:])})
		case '>':
			l.after.list = append(l.after.list, entry[Unit]{phrase, side(code[1:])})
		default:
			l.words.list = append(l.words.list, entry[Word]{phrase, meaning(code)})
		}
	}
	l.words.index()
	l.after.index()
	return l
}

func (e *entries[T]) index() {
	e.other = map[rune][2]uint16{}
	for i := 0; i < len(e.list); {
		r, _ := utf8.DecodeRuneInString(e.list[i].text)
		j := i + 1
		for ; j < len(e.list); j++ {
			if s, _ := utf8.DecodeRuneInString(e.list[j].text); s != r {
				break
			}
		}
		at := [2]uint16{uint16(i), uint16(j)}
		if r < utf8.RuneSelf {
			e.ascii[r] = at
		} else {
			e.other[r] = at
		}
		i = j
	}
}

// meaning reads the codes of a phrase, separated by spaces:
//
//	m6       month 6
//	s3       month 3 of the Solar Hijri year
//	w1       Sunday
//	p12-24   part of the day
//	q12-24   the same, of one letter: "3:05 p"
//	xd-1     a day ago
//	n3       the number three
//	E-543    an era, and what makes a year of it ours
//	kfu      roles, a letter each (see marks)
func meaning(codes string) (w Word) {
	for code := range strings.FieldsSeq(codes) {
		arg := code[1:]
		switch code[0] {
		case 'm':
			w.Month = uint8(number(arg))
		case 's':
			w.Solar = uint8(number(arg))
		case 'w':
			w.Weekday = uint8(number(arg))
		case 'p':
			from, before, _ := strings.Cut(arg, "-")
			w.Period, w.From, w.Before = true, uint8(number(from)), uint8(number(before))
		case 'q':
			from, before, _ := strings.Cut(arg, "-")
			w.Tight, w.From, w.Before = true, uint8(number(from)), uint8(number(before))
		case 'x':
			w.Unit, w.Count = arg[0], int8(number(arg[1:]))
		case 'n':
			w.Number = uint8(number(arg))
		case 'E':
			w.Mark, w.Era = w.Mark|EraWord, int16(number(arg))
		case 'k':
			for i := range len(arg) {
				w.Mark |= 1 << strings.IndexByte(marks, arg[i])
			}
		}
	}
	return w
}

// marks are the letters of the roles, in the order of their bits.
const marks = "ftpuevYMDHISLoEr"

// number reads what the generator wrote.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("cldr: the table is damaged: " + err.Error())
	}
	return n
}

// side reads a unit, a direction and a direction without the other side, as
// "h-." for hour, past, not told.
func side(code string) Unit {
	u := Unit{Dir: sign(code[1]), Bare: sign(code[2])}
	if code[0] != '.' {
		u.Unit = code[0]
	}
	return u
}

func sign(c byte) int8 {
	switch c {
	case '-':
		return -1
	case '+':
		return 1
	}
	return 0
}
