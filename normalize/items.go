package normalize

import (
	"errors"
	"strings"
	"time"
	"unicode"

	"tearsheet"
)

// Context is what is known of the page that the cards stand on.
type Context struct {
	Base         string              // what relative links resolve against; "": PageURL
	At           time.Time           // of capture; relative dates count from it
	Zone         *time.Location      // in which the listing writes its times; nil: nobody said, UTC is assumed
	Language     string              // as the page or the configuration has it; "": unknown
	Order        tearsheet.DateOrder // proven by earlier pages of the source
	Tracking     []string            // parameters to drop besides the built-in list
	PageURL      string
	PageDigest   string
	RecipeDigest string
	Canonical    string // the page's rel=canonical; "": none
}

// Result is what the cards of a page came to.
type Result struct {
	Items    []tearsheet.Item    // in page order
	Order    tearsheet.DateOrder // proven by this page, else as given
	Language string              // BCP 47; "": unknown
	Dropped  map[string]int      // cards and fields left out, by reason (Drop…); nil: none
	Warnings []string            // what the person should know and that stopped nothing
}

// Items normalises the cards of a page together. No cards give no items.
//
// A card without a headline or a usable link is dropped and counted; a field
// that cannot be used is absent and counted. Cards of one address are one
// item: the first, with what it lacks taken from the later ones.
func Items(cards []tearsheet.Card, c Context) Result {
	p := page{Context: c, cards: cards}
	if p.Base == "" {
		p.Base = c.PageURL
	}
	p.readLanguage()
	p.readHeadlines()
	p.readAddresses()
	p.readDeks()
	p.readDates()
	p.readBylines()
	p.assemble()
	return p.Result
}

// page is the cards on their way to items, each step a column.
type page struct {
	Context
	Result
	cards     []tearsheet.Card
	resolver  *resolver
	labels    [][]string
	headlines []string
	deks      []string
	addresses []Addr
	reasons   []string // why the card is dropped; "": it is not
	dates     []Dated
	authors   [][]tearsheet.Author
}

func (p *page) drop(reason string) {
	if p.Dropped == nil {
		p.Dropped = make(map[string]int)
	}
	p.Dropped[reason]++
}

// readAddresses resolves all links and finds where fragments are addresses.
func (p *page) readAddresses() {
	p.resolver = newResolver(p.Base, p.Tracking)
	if p.Canonical != "" {
		p.resolver.variant = learnVariant(p.PageURL, p.Canonical)
	}
	p.addresses = make([]Addr, len(p.cards))
	p.reasons = make([]string, len(p.cards))
	for i, card := range p.cards {
		var err error
		if p.addresses[i], err = p.resolver.address(card.Link); err != nil {
			p.reasons[i] = linkReason(err)
		} else if p.headlines[i] == "" {
			p.reasons[i] = DropNoHeadline
		}
	}
	p.keepFragments()
	p.mergeSlashes()
}

func linkReason(err error) string {
	switch {
	case errors.Is(err, ErrNoLink):
		return DropNoLink
	case errors.Is(err, ErrScheme):
		return DropScheme
	case errors.Is(err, ErrItself):
		return DropItself
	case errors.Is(err, ErrLong):
		return DropLongLink
	}
	return DropBadLink
}

// keepFragments gives back the fragments of cards that would be one address
// without them though their headlines differ: another page holds the whole
// list, each story at its anchor.
func (p *page) keepFragments() {
	groups := make(map[string][]int)
	for i, card := range p.cards {
		if p.reasons[i] == "" && strings.Contains(card.Link, "#") {
			groups[p.addresses[i].Key] = append(groups[p.addresses[i].Key], i)
		}
	}
	for _, group := range groups {
		if !p.areList(group) {
			continue
		}
		for _, i := range group {
			u, err := p.resolver.resolve(p.cards[i].Link)
			if err == nil {
				p.addresses[i] = p.resolver.clean(u).addr()
			}
		}
	}
}

// areList reports whether cards of one address have each a headline and a
// fragment of its own.
func (p *page) areList(group []int) bool {
	if len(group) < 2 {
		return false
	}
	seen := make(map[string]bool)
	for _, i := range group {
		_, fragment, _ := strings.Cut(p.cards[i].Link, "#")
		if fragment == "" || seen["#"+fragment] || seen[p.headlines[i]] {
			return false
		}
		seen["#"+fragment], seen[p.headlines[i]] = true, true
	}
	return true
}

// mergeSlashes gives cards with one headline whose addresses differ in a
// trailing slash only the address that came first: both forms are seen to be
// the same story.
func (p *page) mergeSlashes() {
	type story struct{ address, headline string }
	first := make(map[story]int, len(p.cards))
	for i := range p.cards {
		if p.reasons[i] != "" {
			continue
		}
		s := story{strings.TrimSuffix(p.addresses[i].Key, "/"), p.headlines[i]}
		if j, seen := first[s]; seen {
			p.addresses[i] = p.addresses[j]
		} else {
			first[s] = i
		}
	}
}

// readBylines reads the column of bylines and, when every name in it is in
// capitals, brings them to title case.
func (p *page) readBylines() {
	find := p.dateFinder()
	p.authors = make([][]tearsheet.Author, len(p.cards))
	for i, card := range p.cards {
		p.authors[i] = Byline(card.Byline, BylineContext{Language: p.Result.Language, Labels: p.labels[i], FindDate: find})
	}
	if !inCapitals(p.authors) {
		return
	}
	language := baseLanguage(p.Result.Language)
	for _, authors := range p.authors {
		for i := range authors {
			authors[i].Name = titleCase(authors[i].Name, language)
		}
	}
}

// inCapitals reports whether all names of a column are in capitals and one of
// them at least is a person's, of two words: "AFP" all down says nothing.
func inCapitals(column [][]tearsheet.Author) bool {
	person := false
	for _, authors := range column {
		for _, a := range authors {
			if strings.ContainsFunc(a.Name, unicode.IsLower) {
				return false
			}
			words := strings.Fields(a.Name)
			person = person || len(words) > 1 && isUpper(a.Name) && !isCollective(words) && !isAgency(words) && !outletWords.has(words[len(words)-1])
		}
	}
	return person
}

// assemble makes the items, one an address.
func (p *page) assemble() {
	at := make(map[string]int, len(p.cards))
	p.Items = make([]tearsheet.Item, 0, len(p.cards))
	for i, card := range p.cards {
		if p.reasons[i] != "" {
			p.drop(p.reasons[i])
			continue
		}
		item := p.item(i, card)
		if j, seen := at[item.Key]; seen {
			fill(&p.Items[j], item)
			p.drop(DropTwice)
			continue
		}
		at[item.Key] = len(p.Items)
		p.Items = append(p.Items, item)
	}
	for i := range p.Items {
		p.Items[i].Likeness = Sketch(p.Items[i].Headline, p.Items[i].Dek)
	}
}

func (p *page) item(i int, card tearsheet.Card) tearsheet.Item {
	item := tearsheet.Item{
		URL:      p.addresses[i].URL,
		Key:      p.addresses[i].Key,
		Headline: p.headlines[i],
		Dek:      p.deks[i],
		Authors:  p.authors[i],
		Labels:   p.labels[i],
		Language: p.Result.Language,
		Evidence: tearsheet.Evidence{PageURL: p.PageURL, At: p.At, Digest: p.PageDigest, Recipe: p.RecipeDigest},
		Place:    card.Place,
	}
	if len(item.Authors) == 0 && strings.TrimSpace(strings.Join(card.Byline, "")) != "" {
		p.drop(DropByline)
	}
	p.date(i, &item)
	var ok bool
	if item.Image, ok = p.resolver.picture(card.Image); !ok {
		p.drop(DropImage)
	}
	return item
}

// fill completes an item with what a later card of the same address states.
func fill(item *tearsheet.Item, later tearsheet.Item) {
	if item.Dek == "" {
		item.Dek = later.Dek
	}
	if len(item.Authors) == 0 {
		item.Authors = later.Authors
	}
	if item.Published.IsZero() {
		item.Published, item.Modified = later.Published, later.Modified
	}
	if item.Image == "" {
		item.Image = later.Image
	}
	if len(item.Labels) == 0 {
		item.Labels = later.Labels
	}
}
