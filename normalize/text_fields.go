package normalize

import (
	"strings"
)

// readDeks cleans the column of deks. Where at least half of a block's deks
// say their headlines again the field is a repeat of the headline, and such a
// dek is none; a single one is what the page says.
func (p *page) readDeks() {
	p.deks = make([]string, len(p.cards))
	type count struct{ all, again int }
	blocks := make(map[int]count)
	for i, card := range p.cards {
		p.deks[i] = cleanDek(card.Dek, p.headlines[i])
		if p.deks[i] != "" {
			b := blocks[card.Block]
			b.all++
			if p.repeatsHeadline(i) {
				b.again++
			}
			blocks[card.Block] = b
		}
	}
	for i, card := range p.cards {
		if b := blocks[card.Block]; b.again*2 >= b.all && p.deks[i] != "" && p.repeatsHeadline(i) {
			p.deks[i] = ""
			if p.reasons[i] == "" {
				p.drop(DropDek)
			}
		}
	}
}

func (p *page) repeatsHeadline(i int) bool { return strings.EqualFold(p.deks[i], p.headlines[i]) }

// cleanDek gives a teaser's text: paragraphs apart by a newline, without the
// words that only invite to read on.
func cleanDek(raw, headline string) string {
	if raw == "" {
		return ""
	}
	if strings.IndexByte(raw, '\n') < 0 {
		return cutReadMore(Text(raw), headline)
	}
	var paragraphs []string
	for line := range strings.SplitSeq(raw, "\n") {
		if line = Text(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	if n := len(paragraphs); n > 0 {
		if paragraphs[n-1] = cutReadMore(paragraphs[n-1], headline); paragraphs[n-1] == "" {
			paragraphs = paragraphs[:n-1]
		}
	}
	return strings.Join(paragraphs, "\n")
}

// readHeadlines cleans labels and headlines and cuts badges off the latter.
func (p *page) readHeadlines() {
	p.labels = make([][]string, len(p.cards))
	p.headlines = make([]string, len(p.cards))
	for i, card := range p.cards {
		if len(card.Labels) > maxLabels {
			p.drop(DropLabels)
			card.Labels = nil
		}
		p.labels[i] = cleanLabels(card.Labels)
		p.headlines[i] = Text(card.Headline)
	}
	p.cutBadges()
	for i := range p.cards {
		p.labels[i] = lessLabel(p.labels[i], p.headlines[i])
	}
}

// maxLabels bounds what a card can be labelled with; more is a menu.
const maxLabels = 64

// cleanLabels gives each label once.
func cleanLabels(raw []string) []string {
	var out []string
	for _, s := range raw {
		s = strings.Trim(Text(s), " |,;•·/")
		if s != "" && !containsFold(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func containsFold(list []string, s string) bool {
	for _, have := range list {
		if strings.EqualFold(have, s) {
			return true
		}
	}
	return false
}

// lessLabel takes a value out of a list: a label that is the headline is none.
func lessLabel(list []string, s string) []string {
	for i, have := range list {
		if have == s {
			return append(append([]string(nil), list[:i]...), list[i+1:]...)
		}
	}
	return list
}

// cutBadges separates labels from the headlines they stand in. Where most
// labelled cards of a block have one of their labels in front of (or behind)
// the headline, the label's element is inside the headline's: all are cut.
// A single one is cut only when it is set apart by a sign, or in capitals
// before a headline that is not.
func (p *page) cutBadges() {
	type count struct{ labelled, front, back int }
	blocks := make(map[int]*count)
	for i, card := range p.cards {
		if len(p.labels[i]) == 0 || p.headlines[i] == "" {
			continue
		}
		b := blocks[card.Block]
		if b == nil {
			b = &count{}
			blocks[card.Block] = b
		}
		b.labelled++
		if frontLabel(p.headlines[i], p.labels[i]) != "" {
			b.front++
		}
		if backLabel(p.headlines[i], p.labels[i]) != "" {
			b.back++
		}
	}
	for i, card := range p.cards {
		b := blocks[card.Block]
		if b == nil || len(p.labels[i]) == 0 {
			continue
		}
		p.headlines[i] = cutBadge(p.headlines[i], p.labels[i], isColumn(b.front, b.labelled), isColumn(b.back, b.labelled))
	}
}

// isColumn reports whether n of all cards are too many for chance.
func isColumn(n, all int) bool { return n >= 2 && n*5 >= all*4 }

func cutBadge(headline string, labels []string, front, back bool) string {
	for range len(labels) { // "LIVE VIDEO Storm…" has two
		label := frontLabel(headline, labels)
		if label == "" {
			break
		}
		rest := headline[len(label):]
		if !front && !standsApart(label, rest) {
			break
		}
		if rest = strings.TrimLeft(rest, " |•·–—"); rest == "" {
			break
		}
		headline = rest
	}
	if label := backLabel(headline, labels); label != "" && back {
		if rest := strings.TrimRight(headline[:len(headline)-len(label)], " |•·–—"); rest != "" {
			headline = rest
		}
	}
	return headline
}

// frontLabel is the label that the headline begins with; "" none.
func frontLabel(headline string, labels []string) string {
	best := ""
	for _, l := range labels {
		if len(l) > len(best) && len(headline) > len(l) && strings.EqualFold(headline[:len(l)], l) && isBreak(headline[len(l):]) {
			best = headline[:len(l)]
		}
	}
	return best
}

func backLabel(headline string, labels []string) string {
	best := ""
	for _, l := range labels {
		n := len(headline) - len(l)
		if len(l) > len(best) && n > 0 && strings.EqualFold(headline[n:], l) && strings.HasSuffix(headline[:n], " ") {
			best = headline[n:]
		}
	}
	return best
}

func isBreak(rest string) bool { return rest[0] == ' ' || strings.HasPrefix(rest, "|") }

// standsApart reports whether a single label in front is surely no part of
// the sentence.
func standsApart(label, rest string) bool {
	if t := strings.TrimLeft(rest, " "); strings.HasPrefix(t, "|") || strings.HasPrefix(t, "•") {
		return true
	}
	return isUpper(label) && len(label) > 2 && !isUpper(rest) && startsUpper(strings.TrimSpace(rest))
}
