package normalize

import (
	"slices"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

// begin takes a text to be read.
func (r *dateReader) begin(text string) {
	p := &r.parser
	p.raw = text
	p.folded = cldr.Fold(p.folded, text)
}

// language gives the languages to read the text in, one after the other: the
// page's, English, and one whose words are in the text, since the language
// that a page names may be wrong. Whoever takes a reading stops, so that a
// later language never overrules an earlier one. nil ends.
func (r *dateReader) language(k int) *cldr.Language {
	if k > 0 && r.page == r.english {
		k++
	}
	switch k {
	case 0:
		return r.page
	case 1:
		return r.english
	case 2:
		return r.detect()
	}
	return nil
}

// dateMaxDetect bounds the languages that a text is tried in, and the words
// that are looked up.
const dateMaxDetect = 24

// detect finds the language that knows most words of the text and reads a date
// in it. When several know as many, they must all read the same: "listopad" is
// October in Croatian and November in Polish. It gives nil for none.
func (r *dateReader) detect() *cldr.Language {
	if !r.parser.dateLike() {
		return nil
	}
	if r.guess != nil {
		if d := r.parse(r.guess).reading(); r.credible(r.guess.Name, &d.published) {
			return r.guess
		}
	}
	var first *cldr.Language
	var said dateReading
	for _, name := range r.speakers() {
		lang := cldr.Load(name)
		if lang == nil || lang == r.page || lang == r.english {
			continue
		}
		d := r.parse(lang).reading()
		switch {
		case !r.credible(name, &d.published):
		case first == nil:
			first, said = lang, d
		case !d.published.says(&said.published):
			return nil
		}
	}
	if first != nil {
		r.guess = first
	}
	return first
}

// dateLike reports a text that is worth a search through all languages: with a
// number, or of few words, as "yesterday" is, unless it is known to hold more
// than a date.
func (p *dateParser) dateLike() bool {
	words := 0
	if p.inside {
		words = 5
	}
	for i := range p.toks {
		switch t := &p.toks[i]; {
		case t.kind == dateNumber:
			return true
		case t.kind != dateSign:
			words++
		}
	}
	return words > 0 && words <= 4
}

// credible reports that a date read in a language that nobody named is more
// than a chance likeness of words: it is whole, or in a language of many
// papers and more than a weekday or a clock.
func (r *dateReader) credible(name string, d *dateParts) bool {
	switch {
	case !d.ok():
		return false
	case !cldr.Major(name):
		return d.full()
	case d.weak():
		return d.numeric || d.weekday > 0 && d.clock.ok
	}
	return true
}

// says compares what two readings state.
func (d *dateParts) says(e *dateParts) bool {
	return d.year == e.year && d.month == e.month && d.day == e.day && d.numeric == e.numeric && d.solar == e.solar &&
		d.unit == e.unit && d.count == e.count && d.weekday == e.weekday && d.clock == e.clock
}

// speakers gives the languages that know most words of the text; those in
// which many papers are written first, and without the others when any of
// them does.
func (r *dateReader) speakers() []string {
	votes := r.votes()
	best := 0
	for _, n := range votes {
		best = max(best, n)
	}
	var major, minor []string
	for name, n := range votes {
		switch {
		case n < best:
		case cldr.Major(name):
			major = append(major, name)
		default:
			minor = append(minor, name)
		}
	}
	if len(major) == 0 {
		major = minor
	}
	slices.Sort(major)
	return major[:min(len(major), dateMaxDetect)]
}

// votes counts the words of the text that each language knows. Runs of a
// script without spaces are one word.
func (r *dateReader) votes() map[string]int {
	var buf [64]string
	votes := map[string]int{}
	text := r.parser.folded.Text
	for i, words := 0, 0; i < len(text) && words < dateMaxDetect; {
		c, size := utf8.DecodeRune(text[i:])
		in := cldr.Joins
		switch {
		case cldr.Spaceless(c):
			in = cldr.Spaceless
		case !cldr.Joins(c):
			i += size
			continue
		}
		j := i
		for n := size; j < len(text); j += n {
			var next rune
			if next, n = utf8.DecodeRune(text[j:]); !in(next) {
				break
			}
		}
		names := cldr.Written(c)
		if !cldr.Spaceless(c) {
			names = cldr.Speaks(buf[:0], text[i:j])
		}
		for _, name := range names {
			votes[name]++
		}
		i = j
		words++
	}
	return votes
}
