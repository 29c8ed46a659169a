package normalize

// Dates: from what a card says to a Timestamp.
//
// The rules, in the order in which they bind:
//
//   - Nothing is invented. What is not stated is absent, and what can be read
//     in two ways is absent too until something outside the text decides.
//   - The page's own language is read first, then English, then the languages
//     whose words are in the text; a later one never overrules an earlier one.
//   - Day and month of an all-number date are told apart by the whole column,
//     then by what the source's history has proven, then by the region of the
//     page's language.
//   - A year that is not written is the latest that is not in the future; with
//     a weekday, the latest that the weekday fits.
//   - A date more than 7 days ahead of the capture is dropped.
//   - An exact midnight is a day, in its own offset.
//   - A card's only date is its date, even if it says "Updated".
//
// The words come from package internal/cldr, the grammar is in date_*.go:
//
//	date.go           what is exported, and the order of languages
//	date_column.go    the dates of a page together
//	date_order.go     what a column says of the order of day and month
//	date_join.go      an attribute and its text
//	date_machine.go   attributes: ISO 8601, RFC 3339, RFC 5322, Unix time
//	date_token.go     words and numbers
//	date_phrase.go    the longest run of them that says one date
//	date_build.go     its parts, one after the other
//	date_deal.go      numbers whose meaning the month tells
//	date_choose.go    which phrase of a text is its date
//	date_language.go  which language to read a text in
//	date_number.go    18/06/2021, 2021-06-18, 20210618
//	date_clock.go     10:30, 3 p.m. ET
//	date_relative.go  3 hours ago
//	date_resolve.go   parts of a date and a context → Timestamp
//	zone.go           ET, MSK, GMT+3
//	calendar.go       Solar Hijri, Buddhist and Japanese years

import (
	"time"

	"tearsheet"
	"tearsheet/normalize/internal/cldr"
)

// DateContext is what is known of a page beside the text of its dates.
type DateContext struct {
	Now      time.Time           // when the page was captured; zero: unknown, so that only dates with a year are read
	Zone     *time.Location      // of the source; nil: nobody said, UTC is assumed
	Language string              // BCP 47, of the page; "": unknown
	Order    tearsheet.DateOrder // that the source's history has proven
}

// Stated is what a card says of its date.
type Stated struct {
	Attr string // what a machine is told; "": nothing
	Text string // what is to be seen; "": nothing
}

// Dated is what came of it.
type Dated struct {
	Published, Modified tearsheet.Timestamp
	Dropped             string // why something that was stated was left out; "": nothing was
}

// The reasons for which a stated date is left out.
const (
	DropNoDate    = "no date in the text"
	DropNoSuchDay = "no such day"
	DropAhead     = "date more than 7 days ahead"
	DropEarly     = "date before 1583"
	DropOrder     = "day or month first is not known"
	DropVague     = "names no day"
	DropNoCapture = "needs the time of capture"
	DropLong      = "text too long to be a date"
)

// maxDate is the longest text, in bytes, that is read as a date. What is
// longer is prose; it is dropped with DropLong.
const maxDate = 1024

// Date reads one text. It returns false for the empty text, for a text without
// a date, and for one that can be read as two different days with nothing in
// the context to decide (see Dates, which has a column to decide by).
func Date(text string, c DateContext) (tearsheet.Timestamp, bool) {
	r := newDateReader(c)
	r.region = cldr.OrderOf(c.Language)
	d := r.read(text)
	p := r.pick(&d, c.Order)
	return p.Published, !p.Published.IsZero()
}

// FindDate finds the first date phrase inside a longer text, such as a byline
// with its date glued on. The span holds the whole phrase: "Posted on", the
// weekday, the clock and the zone, but neither the blanks nor the separators
// around. A month or a number alone is no date phrase; an all-number date
// counts though its order may be unknown. It returns false for a text without
// one, or longer than 1 kB.
func FindDate(s string, c DateContext) (start, end int, ok bool) {
	if len(s) > maxDate {
		return 0, 0, false
	}
	return newDateReader(c).find(s)
}

// find is FindDate for a text that is not too long.
func (r *dateReader) find(s string) (start, end int, ok bool) {
	r.parser.inside = true
	r.begin(s)
	for k := 0; ; k++ {
		lang := r.language(k)
		if lang == nil {
			return start, end, ok
		}
		p := r.parse(lang)
		for i := range p.found {
			f := &p.found[i]
			if !p.standsOut(f) || ok && f.clockOnly() {
				continue
			}
			start, end = p.span(f, s)
			if ok = true; !f.clockOnly() {
				return start, end, true
			}
		}
	}
}

// dateReader reads the texts of one page. It is used by one goroutine.
type dateReader struct {
	c       DateContext
	now     time.Time // in the zone of the source
	page    *cldr.Language
	english *cldr.Language
	guess   *cldr.Language // that a text of the page was found to be in
	region  cldr.Order     // needed to resolve, not to find
	parser  dateParser

	// room for a common text, so that it costs one allocation in all
	toks  [24]dateToken
	found [2]dateParts
	text  [96]byte
	from  [96]uint16
}

func newDateReader(c DateContext) *dateReader {
	r := &dateReader{c: c, now: c.Now.UTC(), page: cldr.Load(c.Language), english: cldr.Load("en")}
	if c.Zone != nil {
		r.now = c.Now.In(c.Zone)
	}
	if r.page == nil {
		r.page = r.english
	}
	r.parser.any = cldr.Load("*")
	r.parser.toks, r.parser.found = r.toks[:0], r.found[:0]
	r.parser.folded = cldr.Folded{Text: r.text[:0], From: r.from[:0]}
	return r
}

// dateReading is what one text says before day and month are told apart.
type dateReading struct {
	published dateParts  // empty: not stated
	modified  *dateParts // nil: not stated
	maybe     *dateParts // a duration that a column may show to be a date
	reason    string
}

// read takes the first language in which the text says a date.
func (r *dateReader) read(text string) (first dateReading) {
	if len(text) > maxDate {
		return dateReading{reason: DropLong}
	}
	if p, ok := machineDate(text); ok {
		p.lang = r.page
		return dateReading{published: p}
	}
	r.begin(text)
	for k := 0; ; k++ {
		lang := r.language(k)
		if lang == nil {
			return first
		}
		d := r.parse(lang).reading()
		if d.published.ok() {
			return d
		}
		if first.maybe == nil {
			first.maybe = d.maybe
		}
		if first.reason == "" || first.reason == DropNoDate {
			first.reason = d.reason
		}
	}
}
