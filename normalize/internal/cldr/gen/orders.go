package main

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"tearsheet/normalize/internal/cldr"
)

// order is how a locale writes all-number dates: day and month where the year
// stands with them, day and month alone ('d' or 'm' first), and whether the
// year stands first.
type order struct{ full, short, year byte }

func (l *locale) order() (order, bool) {
	formats := l.gregorian.DateTimeFormats.AvailableFormats
	full, _ := formats["yMd"].(string)
	short, _ := formats["Md"].(string)
	first := func(p string) byte {
		d, m := strings.IndexByte(p, 'd'), strings.IndexAny(p, "ML")
		switch {
		case d < 0 || m < 0:
			return 'u'
		case d < m:
			return 'd'
		}
		return 'm'
	}
	o := order{first(full), first(short), '-'}
	if i := strings.IndexAny(full, "ydML"); i >= 0 && full[i] == 'y' {
		// 2021-06-18 says nothing of 18/06/2021.
		o.year, o.full = 'y', 'u'
	}
	return o, full != "" && short != ""
}

// agreed is the share of a language's speakers whose regions must agree before
// the plain tag tells an order. Spanish is written day first by all but Panama
// and Puerto Rico; English is not agreed at all.
const agreed = 0.95

// orders writes a line for each tag: tag TAB full, short, year. A region is
// written only where it differs from its language.
func (s *source) orders() string {
	regions := map[string]map[string]order{}
	plain := map[string]order{}
	for _, tag := range s.tags() {
		o, ok := s.locales[tag].order()
		name := cldr.Primary(tag)
		if !ok || name == "" || name == "und" {
			continue
		}
		parts := strings.Split(tag, "-")
		if regions[name] == nil {
			regions[name] = map[string]order{}
		}
		switch last := parts[len(parts)-1]; {
		case len(parts) == 1:
			plain[name] = o
		case len(last) == 2 || len(last) == 3:
			if _, ok := regions[name][last]; !ok {
				regions[name][last] = o
			}
		}
	}
	var lines []string
	for name, o := range plain {
		whole := s.agree(name, o, regions[name])
		lines = append(lines, fmt.Sprintf("%s\t%c%c%c\n", name, whole.full, whole.short, whole.year))
		for region, r := range regions[name] {
			if r != whole {
				lines = append(lines, fmt.Sprintf("%s-%s\t%c%c%c\n", name, strings.ToLower(region), r.full, r.short, r.year))
			}
		}
		if whole != o { // the region that the plain locale stands for
			if home := s.home(name); home != "" && regions[name][home] == (order{}) {
				lines = append(lines, fmt.Sprintf("%s-%s\t%c%c%c\n", name, strings.ToLower(home), o.full, o.short, o.year))
			}
		}
	}
	sort.Strings(lines)
	return strings.Join(lines, "")
}

// home is the region with most speakers.
func (s *source) home(name string) string {
	var names []string
	for r := range s.people[name] {
		names = append(names, r)
	}
	sort.Slice(names, func(i, j int) bool {
		p, q := s.people[name][names[i]], s.people[name][names[j]]
		return cmp.Or(cmp.Compare(q, p), cmp.Compare(names[i], names[j])) < 0
	})
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// agree weighs the regions by their speakers, part by part.
func (s *source) agree(name string, base order, regions map[string]order) order {
	weigh := func(part func(order) byte, none byte) byte {
		votes, all := map[byte]float64{}, 0.0
		for region, n := range s.people[name] {
			o, ok := regions[region]
			if !ok {
				o = base
			}
			votes[part(o)] += n
			all += n
		}
		for b, n := range votes {
			if n >= agreed*all {
				return b
			}
		}
		if all == 0 {
			return part(base)
		}
		return none
	}
	return order{
		weigh(func(o order) byte { return o.full }, 'u'),
		weigh(func(o order) byte { return o.short }, 'u'),
		weigh(func(o order) byte { return o.year }, '-'),
	}
}
