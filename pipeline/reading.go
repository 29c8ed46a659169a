package pipeline

import (
	"errors"
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/scraper"
	"tearsheet/scraper/induce"
)

// reading carries one source through the pages of one refresh.
type reading struct {
	src   tearsheet.Source
	known tearsheet.Profile
	zone  *time.Location
	run   *tearsheet.Run

	recipe *tearsheet.Recipe
	reader *scraper.Reader
	first  tearsheet.Page // without its body
	pages  []pageCards
	title  string
	lang   string
	feeds  []string
	order  tearsheet.DateOrder
	detect *induce.Finding
}

// pageCards are the cards of one page and what normalising them needs to know.
type pageCards struct {
	cards   []tearsheet.Card
	context normalize.Context
}

func newReading(src tearsheet.Source, known tearsheet.Profile, run *tearsheet.Run) *reading {
	return &reading{src: src, known: known, run: run, zone: src.Location(), order: known.DateOrder}
}

// visit reads one page and says which is next.
func (r *reading) visit(page tearsheet.Page) (next string, err error) {
	r.run.Warnings = append(r.run.Warnings, page.Warnings...)
	if r.run.Pages == 0 {
		r.first = page
		r.first.Body = nil
		r.run.Moved = page.Moved
	}
	r.run.Pages++
	if page.Unchanged && r.run.Pages == 1 {
		r.run.Listing = tearsheet.Unchanged
		return "", nil
	}
	document, err := scraper.Parse(page)
	if err == nil {
		next, err = r.read(document, page)
	}
	if err != nil && r.run.Pages > 1 { // the source's own address is known; a later page's is not
		err = fmt.Errorf("page %s: %w", page.URL, err)
	}
	return next, err
}

func (r *reading) read(d *scraper.Document, page tearsheet.Page) (next string, err error) {
	r.run.Warnings = append(r.run.Warnings, d.Warnings...)
	cards, err := r.cards(d, page)
	if err != nil {
		return "", err
	}
	r.run.Warnings = append(r.run.Warnings, cards.Warnings...)
	r.run.Cards += len(cards.Cards)
	if r.run.Pages == 1 {
		r.title, r.lang, r.feeds = d.Title, d.Language, d.Feeds
		r.run.Listing = cards.Listing
	}
	r.pages = append(r.pages, pageCards{cards.Cards, r.context(d, page)})
	return cards.Next, nil
}

// cards reads the page with the source's recipe, or with the one induced
// before as long as it fits, or with a new one.
func (r *reading) cards(d *scraper.Document, page tearsheet.Page) (scraper.Reading, error) {
	if r.reader == nil {
		if err := r.compile(); err != nil {
			return scraper.Reading{}, err
		}
	}
	if r.reader != nil {
		reading, err := r.reader.Read(d)
		if err != nil {
			return reading, err
		}
		if reading.Listing != tearsheet.Broken || r.run.Pages > 1 {
			return reading, nil
		}
		if r.src.Recipe != nil {
			r.run.Listing = tearsheet.Broken
			return reading, broken(d)
		}
	}
	return r.induce(d, page)
}

// compile takes the recipe of the config, else the one that was induced from
// this refresh's first page, else the one of an earlier refresh.
func (r *reading) compile() (err error) {
	switch {
	case r.src.Recipe != nil:
		r.recipe = r.src.Recipe
	case r.recipe == nil:
		r.recipe = r.known.Recipe
	}
	if r.recipe == nil {
		return nil
	}
	r.reader, err = scraper.Compile(*r.recipe)
	if err != nil {
		return &tearsheet.Error{Kind: tearsheet.KindRecipe, Err: err, Remedy: "mend the recipe in the config, or leave it out to have it detected"}
	}
	r.run.Recipe = r.recipe.Digest()
	return nil
}

// induce finds a recipe on this page, and gives the page as read by it; later
// pages compile it.
func (r *reading) induce(d *scraper.Document, page tearsheet.Page) (scraper.Reading, error) {
	finding, err := induce.Induce(d, induce.Context{Now: page.At, Zone: r.zone, Language: r.language(d)})
	if err != nil {
		if tearsheet.KindOf(err) == tearsheet.KindListing {
			r.run.Listing = tearsheet.NotOne
		}
		return scraper.Reading{}, err
	}
	r.detect, r.recipe, r.reader = &finding, &finding.Recipe, nil
	r.run.Induced, r.run.Recipe = true, finding.Recipe.Digest()
	return finding.Reading, nil
}

// broken says what came instead of the listing that the recipe was written for.
func broken(d *scraper.Document) error {
	what := "no card and no container of the recipe is on the page: it was rebuilt, or something else was sent"
	if kind := scraper.Judge(d); kind.Is != scraper.ListingPage && kind.Is != scraper.Unclear {
		what = fmt.Sprintf("no card and no container of the recipe is on the page, which looks like %s", kind)
	}
	return &tearsheet.Error{
		Kind: tearsheet.KindRecipe, Err: errors.New(what),
		Remedy: "look at the page; `tearsheet detect URL` prints a recipe for what is there now",
	}
}

func (r *reading) context(d *scraper.Document, page tearsheet.Page) normalize.Context {
	return normalize.Context{
		Base: d.Base, At: page.At, Zone: r.zone, Language: r.language(d), Tracking: r.src.Tracking,
		PageURL: page.URL, PageDigest: page.Digest, RecipeDigest: r.run.Recipe, Canonical: d.Canonical,
	}
}

func (r *reading) language(d *scraper.Document) string {
	if r.src.Language != "" {
		return r.src.Language
	}
	return d.Language
}

// items normalises the pages in order. An order of day and month that a later
// page proves holds for the earlier ones too.
func (r *reading) items() []tearsheet.Item {
	results := make([]normalize.Result, len(r.pages))
	for again := true; again; {
		again = false
		for i, p := range r.pages {
			p.context.Order = r.order
			results[i] = normalize.Items(p.cards, p.context)
			if i > 0 && results[i].Order != r.order {
				again = true
			}
			r.order = results[i].Order
		}
	}
	var items []tearsheet.Item
	before := 0 // cards of the pages before
	for i, result := range results {
		for _, item := range result.Items {
			item.Place += before
			items = append(items, item)
		}
		before += len(r.pages[i].cards)
		for reason, n := range result.Dropped {
			r.run.Drop(reason, n)
		}
		r.run.Warnings = append(r.run.Warnings, result.Warnings...)
		if result.Language != "" && r.src.Language == "" {
			r.lang = result.Language
		}
	}
	return items
}

// usable reports whether at least the first page was read.
func (r *reading) usable() bool { return len(r.pages) > 0 }

// at is when the first page was captured.
func (r *reading) at() time.Time { return r.first.At }

// learnt is what is known of the source after this reading.
func (r *reading) learnt() tearsheet.Profile {
	p := r.known
	p.Title, p.Language, p.DateOrder = r.title, r.lang, r.order
	p.Moved = r.first.Moved
	p.Recipe = nil
	if r.src.Recipe == nil {
		p.Recipe = r.recipe
	}
	if p.FirstRun.IsZero() {
		p.FirstRun = r.first.At
	}
	return p
}
