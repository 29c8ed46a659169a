package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tearsheet/normalize/internal/cldr"
)

// table is one language on its way to a section of words.txt.
type table struct {
	codes  map[string]map[byte]string // phrase → first letter of the code → code
	torn   map[string]bool            // phrase+letter that one locale uses for two things
	before map[string]*sides
	after  map[string]*sides
}

// sides gathers what the patterns with one pre- or postfix mean.
type sides struct {
	units, dirs, bare map[byte]bool
}

func newTable() *table {
	return &table{map[string]map[byte]string{}, map[string]bool{}, map[string]*sides{}, map[string]*sides{}}
}

// build reads all locales into the tables; the regions and scripts of a
// language share a table, where what comes first wins: the plain language.
func build(tables map[string]*table, s *source) error {
	for _, tag := range s.tags() {
		name := cldr.Primary(tag)
		if name == "" || name == "und" || strings.Contains(tag, "-Dsrt") || strings.Contains(tag, "-Shaw") || tag == "zh-Latn" || strings.HasPrefix(tag, "hi-Latn") {
			continue // scripts that no newspaper uses, or half English
		}
		if tables[name] == nil {
			tables[name] = newTable()
		}
		l := s.locales[tag]
		fresh := newTable()
		fresh.months(l)
		fresh.days(l)
		lang, _, _ := strings.Cut(tag, "-")
		fresh.dayPeriods(l, s.periods[lang])
		if err := fresh.relative(l); err != nil {
			return fmt.Errorf("%s: %w", tag, err)
		}
		tables[name].merge(fresh)
	}
	return nil
}

func (t *table) merge(from *table) {
	for phrase, codes := range from.codes {
		for letter, code := range codes {
			if from.torn[phrase+string(letter)] {
				continue
			}
			if t.codes[phrase] == nil {
				t.codes[phrase] = map[byte]string{}
			}
			if t.codes[phrase][letter] == "" {
				t.codes[phrase][letter] = code
			}
		}
	}
	mergeSides(t.before, from.before)
	mergeSides(t.after, from.after)
}

func mergeSides(to, from map[string]*sides) {
	for phrase, s := range from {
		if to[phrase] == nil {
			to[phrase] = s
			continue
		}
		for k := range s.units {
			to[phrase].units[k] = true
		}
		for k := range s.dirs {
			to[phrase].dirs[k] = true
		}
		for k := range s.bare {
			to[phrase].bare[k] = true
		}
	}
}

// say gives a phrase a meaning. Phrases that begin with a digit are left to
// the grammar, and one-letter abbreviations mean too many things but right
// behind a clock.
func (t *table) say(phrase, code string) {
	p := cldr.FoldString(phrase)
	if r, _ := utf8.DecodeRuneInString(p); p == "" || unicode.IsDigit(r) || len(p) == 1 && code[0] != 'q' || !unicode.IsLetter(r) && r != '\'' {
		return
	}
	if t.codes[p] == nil {
		t.codes[p] = map[byte]string{}
	}
	if old := t.codes[p][code[0]]; code[0] == 'p' && old != "" {
		return // "오전" is a.m. and one of the mornings: a.m., which was first
	} else if old != "" && old != code {
		t.torn[p+string(code[0])] = true
	}
	t.codes[p][code[0]] = code
}

func (t *table) months(l *locale) {
	for _, form := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated"} {
			for n, name := range l.gregorian.Months[form][width] {
				if _, err := strconv.Atoi(n); err == nil && !strings.HasPrefix(name, "M0") && !strings.HasPrefix(name, "M1") {
					t.say(name, "m"+n)
				}
			}
		}
	}
}

var weekdays = []string{"", "sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func (t *table) days(l *locale) {
	for _, form := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated", "short"} {
			for n, name := range l.gregorian.Days[form][width] {
				if i := slices.Index(weekdays, n); i > 0 {
					t.say(name, "w"+strconv.Itoa(i))
				}
			}
		}
	}
}

func (t *table) dayPeriods(l *locale, rules map[string]periodRule) {
	for _, form := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated", "narrow"} {
			names := l.gregorian.DayPeriods[form][width]
			for _, full := range keys(names, amFirst) {
				name := names[full]
				key, _, _ := strings.Cut(full, "-alt")
				code := periodCode(key, rules[key])
				switch {
				case code == "":
				case utf8.RuneCountInString(cldr.FoldString(name)) > 1:
					t.say(name, code)
				case key == "am" || key == "pm":
					t.say(name, "q"+code[1:])
				}
			}
		}
	}
}

// amFirst orders day periods: the two halves of the day come first.
func amFirst(a, b string) int {
	half := func(s string) bool { return strings.HasPrefix(s, "am") || strings.HasPrefix(s, "pm") }
	switch {
	case half(a) && !half(b):
		return -1
	case half(b) && !half(a):
		return 1
	}
	return cmp.Compare(a, b)
}

func periodCode(key string, r periodRule) string {
	hour := func(s string) string {
		n, _ := strconv.Atoi(strings.TrimSuffix(s, ":00"))
		return strconv.Itoa(n)
	}
	switch {
	case key == "am":
		return "p0-12"
	case key == "pm":
		return "p12-24"
	case key == "noon":
		return "p12-12"
	case key == "midnight":
		return "p0-0"
	case r.At != "":
		return "p" + hour(r.At) + "-" + hour(r.At)
	case r.From != "":
		return "p" + hour(r.From) + "-" + hour(r.Before)
	}
	return ""
}

// units are CLDR's names of fields and our letters.
var units = []struct {
	field  string
	letter byte
}{{"second", 's'}, {"minute", 'm'}, {"hour", 'h'}, {"day", 'd'}, {"week", 'w'}, {"month", 'M'}, {"year", 'y'}}

func (t *table) relative(l *locale) error {
	for _, u := range units {
		for _, width := range []string{"", "-short", "-narrow"} {
			raw := l.fields[u.field+width]
			if raw == nil {
				continue
			}
			var field map[string]any
			if err := json.Unmarshal(raw, &field); err != nil {
				return err
			}
			t.field(field, u.letter)
		}
	}
	return nil
}

func (t *table) field(field map[string]any, unit byte) {
	for key, value := range field {
		switch v := value.(type) {
		case string:
			if key == "displayName" && !strings.ContainsAny(v, "/(.") {
				t.alone(v, unit)
			}
			if n, ok := strings.CutPrefix(key, "relative-type-"); ok {
				t.named(v, unit, n)
			}
		case map[string]any:
			dir := byte('-')
			if key == "relativeTime-type-future" {
				dir = '+'
			}
			for count, p := range v {
				t.pattern(p.(string), strings.TrimPrefix(count, "relativeTimePattern-count-"), unit, dir)
			}
		}
	}
}

// alone is the name of a unit, which may stand after a number with nothing to
// tell past from future.
func (t *table) alone(name string, unit byte) {
	p := cldr.FoldString(name)
	if r, _ := utf8.DecodeRuneInString(p); p == "" || !unicode.IsLetter(r) || utf8.RuneCountInString(p) < 2 {
		return
	}
	if t.after[p] == nil {
		t.after[p] = &sides{map[byte]bool{unit: true}, map[byte]bool{}, map[byte]bool{}}
	}
}

// named is "yesterday", "last week", "this month", "now".
func (t *table) named(phrase string, unit byte, n string) {
	switch {
	case strings.ContainsAny(phrase, "+0123456789") || strings.HasPrefix(phrase, "-"): // "-1 d", nothing a page shows
	case n == "0" && unit == 's':
		t.say(phrase, "xm0")
	case n == "0" && unit != 'd':
		t.say(phrase, "kv")
	default:
		t.say(phrase, "x"+string(unit)+n)
	}
}

// pattern is "vor {0} Stunden", or a dual without a number.
func (t *table) pattern(p, count string, unit, dir byte) {
	pre, post, ok := strings.Cut(p, "{0}")
	pre, post = cldr.FoldString(pre), cldr.FoldString(post)
	if !ok {
		if n := map[string]string{"one": "1", "two": "2"}[count]; n != "" {
			t.say(p, "x"+string(unit)+strings.TrimPrefix(string(dir)+n, "+"))
		}
		return
	}
	if dual, ok := strings.CutSuffix(pre, "("); ok && strings.HasPrefix(post, ")") { // Hebrew: "in two days (2)"
		if n := map[string]string{"one": "1", "two": "2"}[count]; n != "" {
			t.say(dual, "x"+string(unit)+strings.TrimPrefix(string(dir)+n, "+"))
		}
		return
	}
	if pre == "-" || pre == "+" { // "-3 h": nothing a page shows
		pre, dir = "", '.'
	}
	add := func(m map[string]*sides, phrase string, alone bool) {
		if phrase == "" {
			return
		}
		if m[phrase] == nil {
			m[phrase] = &sides{map[byte]bool{}, map[byte]bool{}, map[byte]bool{}}
		}
		m[phrase].units[unit] = true
		if dir != '.' {
			m[phrase].dirs[dir] = true
			if alone {
				m[phrase].bare[dir] = true
			}
		}
	}
	add(t.before, pre, post == "")
	add(t.after, post, pre == "")
}

func only(m map[byte]bool) byte {
	if len(m) == 1 {
		for k := range m {
			return k
		}
	}
	return '.'
}

func (s *sides) code() string {
	return string([]byte{only(s.units), only(s.dirs), only(s.bare)})
}

// byStart orders phrases by first rune, then longer before shorter: the order
// in which they are tried.
func byStart(a, b string) int {
	r, _ := utf8.DecodeRuneInString(a)
	s, _ := utf8.DecodeRuneInString(b)
	return cmp.Or(cmp.Compare(r, s), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
}

func keys[V any](m map[string]V, by func(a, b string) int) []string {
	var ks []string
	for k := range m {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, by)
	return ks
}

func codeList(m map[byte]string) string {
	var cs []string
	for _, c := range m {
		cs = append(cs, c)
	}
	sort.Strings(cs)
	return strings.Join(cs, " ")
}
