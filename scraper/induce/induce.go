package induce

import (
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/scraper"
)

// Context is what is known of a page besides its bytes. The zero value works:
// dates are read against the page's time of capture, in UTC.
type Context struct {
	Now      time.Time      // of capture; zero: the page's own
	Zone     *time.Location // of the listing; nil: nobody said
	Language string         // BCP 47; "": as the page states it
}

// Finding is a recipe and why it is that.
type Finding struct {
	Recipe tearsheet.Recipe
	Blocks []Block  // one a block of the recipe
	Others []Loser  // candidate groups that are not in the recipe, best first
	Feeds  []string // feeds that the page says it has
	// Reading is the page as the Reader read it by the recipe, so that nobody
	// needs to read it twice.
	Reading scraper.Reading
}

// Block says how well a block of the recipe fits the page.
type Block struct {
	Cards  int
	Worth  float64 // what a card shows, 0 to 1
	Fields []Field // those that have rules, in the order of a recipe file
}

// Field says how well the rules of a field fit.
type Field struct {
	Name    string
	Filled  int      // cards with a value
	Samples []string // up to three different values, in the page's order
}

// Loser is a candidate group that lost.
type Loser struct {
	Card   string // its selector
	Cards  int
	Sample string // its first headline
	Reason string
}

// Induce finds the recipe of a listing page. It never makes cards: the recipe
// is read by scraper's Reader like any other. A page that is no listing gives
// a *tearsheet.Error of KindListing that says what it is and why; an unsure
// page gives the best recipe that there is.
func Induce(d *scraper.Document, c Context) (Finding, error) {
	if c.Now.IsZero() {
		c.Now = d.Page.At
	}
	if c.Language == "" {
		c.Language = d.Language
	}
	kind := scraper.Judge(d)
	if refused(kind) {
		return Finding{}, noListing(d, kind, "")
	}
	s := newSurvey(d.Root, newWords())
	p := newPage(s, newLinks(s, d.Base), newValues(c))
	chosen, lost := p.choose(p.groups())
	f := Finding{Feeds: d.Feeds}
	why := p.weak(chosen, kind)
	if why == "" {
		for _, g := range chosen {
			if b, ok := p.block(d, g); ok {
				f.Recipe.Blocks = append(f.Recipe.Blocks, b)
				f.Blocks = append(f.Blocks, Block{Worth: g.value})
			}
		}
	}
	if len(f.Recipe.Blocks) == 0 {
		b, _, ok := dataBlock(d, p.values)
		if !ok {
			return Finding{}, noListing(d, kind, why)
		}
		f.Recipe.Blocks = []tearsheet.Block{b}
		f.Blocks = []Block{{Worth: 1}}
	}
	f.Recipe.Next = p.pager(d)
	f.Others = p.losers(lost, chosen)
	return f, f.measure(d)
}

// block writes the recipe of a group.
func (p *page) block(d *scraper.Document, g *group) (tearsheet.Block, bool) {
	t := p.columns(g)
	f := &fields{}
	f.block.Card = p.cardCSS(g.pick) + t.only(g)
	f.block.List = p.listCSS(g)
	t.headlineRules(f)
	if f.headline == nil || f.link == nil {
		return tearsheet.Block{}, false
	}
	t.dateRules(f)
	t.undate(f)
	t.alternatives(f, f.date, &f.block.Date, (*table).dateRules, func(f *fields) []tearsheet.Rule { return f.block.Date })
	t.bylineRules(f)
	if f.byline == nil {
		if rules, ok := t.splitByline(f); ok {
			f.block.Byline = rules
		}
	}
	t.alternatives(f, f.byline, &f.block.Byline, (*table).bylineRules, func(f *fields) []tearsheet.Rule { return f.block.Byline })
	t.dekRules(f)
	t.alternatives(f, f.dek, &f.block.Dek, (*table).dekRules, func(f *fields) []tearsheet.Rule { return f.block.Dek })
	t.imageRules(f)
	t.labelRules(f)
	t.fillIn(d, f)
	return f.block, true
}

// alternatives finds the field in the cards in which its column has nothing:
// another build of card, judged by itself.
func (t *table) alternatives(f *fields, c *column, to *[]tearsheet.Rule, find func(*table, *fields), rules func(*fields) []tearsheet.Rule) {
	if c == nil || c.fill == len(t.cards) || len(*to) != 1 {
		return
	}
	u := t.without(c)
	g := &fields{date: nil}
	u.bestUnits(g)
	if f.date != nil && c != f.date {
		u.dateRules(g)
		g.block.Date = nil
	}
	if c == f.dek {
		u.bylineRules(g) // it may sign the dek
		g.block.Byline = nil
	}
	find(u, g)
	for _, r := range rules(g) {
		if r != (*to)[0] && !f.takes(r) {
			*to = append(*to, r)
		}
	}
}

// takes reports whether a field of the block has the whole of what a rule gives.
func (f *fields) takes(r tearsheet.Rule) bool {
	for _, used := range [...][]tearsheet.Rule{f.block.Headline, f.block.Date, f.block.Byline, f.block.Dek} {
		for _, u := range used {
			if u.Select == r.Select && u.Attr == r.Attr && r.Match == "" && r.Line == 0 {
				return true
			}
		}
	}
	return false
}

// measure runs the recipe and fills in how it fits.
func (f *Finding) measure(d *scraper.Document) error {
	r, err := scraper.Compile(f.Recipe)
	if err != nil {
		return fmt.Errorf("induced recipe: %w", err)
	}
	reading, err := r.Read(d)
	if err != nil {
		return fmt.Errorf("induced recipe: %w", err)
	}
	f.Reading = reading
	for i := range f.Blocks {
		b := &f.Blocks[i]
		for _, name := range f.Recipe.Blocks[i].Fields() {
			if len(name.Rules) > 0 {
				b.Fields = append(b.Fields, Field{Name: name.Name})
			}
		}
		for _, c := range reading.Cards {
			if c.Block == i {
				b.Cards++
				b.count(c)
			}
		}
	}
	return nil
}

func (b *Block) count(c tearsheet.Card) {
	for i := range b.Fields {
		fl := &b.Fields[i]
		if v := sample(c, fl.Name); v != "" {
			fl.Filled++
			if len(fl.Samples) < 3 && !hasString(fl.Samples, v) {
				fl.Samples = append(fl.Samples, v)
			}
		}
	}
}

func hasString(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// sample is the value of a card's field, for people.
func sample(c tearsheet.Card, field string) string {
	first := func(list []string) string {
		if len(list) == 0 {
			return ""
		}
		return list[0]
	}
	switch field {
	case "headline":
		return c.Headline
	case "link":
		return c.Link
	case "dek":
		return c.Dek
	case "byline":
		return first(c.Byline)
	case "date":
		if c.DateTime != "" {
			return c.DateTime
		}
		return c.Date
	case "image":
		return c.Image
	case "labels":
		return first(c.Labels)
	}
	return ""
}

// maxLosers bounds what a person is told of.
const maxLosers = 12

func (p *page) losers(lost, chosen []*group) []Loser {
	var out []Loser
	for _, g := range lost {
		if len(out) == maxLosers {
			break
		}
		if len(g.cards) < 2 || g.value == 0 {
			continue
		}
		l := Loser{Card: p.cardCSS(g.pick), Cards: len(g.cards), Reason: p.explain(g, chosen)}
		if a, b := p.unitsIn(g.cards[0]); a < b {
			l.Sample = p.text(p.units[a].elem)
		}
		out = append(out, l)
	}
	return out
}
