package induce

import (
	"errors"
	"fmt"

	"tearsheet"
	"tearsheet/scraper"
)

// remedies are what the person can do about a page that is no listing.
var remedies = map[scraper.PageKind]string{
	scraper.ArticlePage: "give the address of the page that lists the stories",
	scraper.LoginPage:   "give the address of a page that needs no log-in, or set the source's cookies",
	scraper.ConsentPage: "set the cookie that the site sets after consent",
	scraper.BotWall:     "the site keeps programs out; look for a feed of its own",
	scraper.ScriptShell: "scripts draw this page; look for a feed of its own, or for an address that answers with HTML",
	scraper.SoftMissing: "the page is gone; look for its new address",
	scraper.EmptyList:   "there is nothing to learn from today; try again when the list has stories",
}

// noListing says what a page is that has no recipe.
func noListing(d *scraper.Document, kind scraper.Kind, why string) error {
	remedy, ok := remedies[kind.Is]
	err := fmt.Errorf("no listing but %s", kind)
	if !ok {
		err = errors.New("no listing: " + why)
		remedy = "give the address of a page that lists stories, or write a recipe"
	}
	if len(d.Feeds) > 0 {
		remedy += "; the page says that it has a feed: " + d.Feeds[0]
	}
	return &tearsheet.Error{Kind: tearsheet.KindListing, Err: err, Remedy: remedy}
}

// refused reports whether a page of that kind is not looked at for cards.
func refused(kind scraper.Kind) bool {
	switch kind.Is {
	case scraper.ListingPage, scraper.Unclear, scraper.ScriptShell:
		return false
	}
	return true
}

// What the groups of a page must be to be a listing.
const (
	leastCards  = 2    // fewer repeat nothing
	leastWorth  = 0.3  // a card of less is a link with a few words
	fewWorth    = 0.45 // the same for fewer than fewCards
	fewCards    = 4
	listedWorth = 0.15 // where the page as a whole is judged to be a listing
)

// weak says why the chosen groups are no listing; "" when they are one.
func (p *page) weak(chosen []*group, kind scraper.Kind) string {
	if len(chosen) == 0 {
		return "no group of stories repeats on the page"
	}
	cards, worth := 0, 0.0
	for _, g := range chosen {
		cards += len(g.cards)
		worth = max(worth, g.value)
	}
	least := leastWorth
	switch {
	case cards < fewCards:
		least = fewWorth
	case kind.Is == scraper.ListingPage:
		least = listedWorth
	}
	switch {
	case cards < leastCards:
		return "only one story stands on the page"
	case worth < least:
		return fmt.Sprintf("what repeats most (%d times, such as %q) looks like a menu", cards, p.text(p.units[chosen[0].heads[0]].elem))
	}
	return ""
}
