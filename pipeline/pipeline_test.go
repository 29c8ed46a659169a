package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/pipeline"
	"tearsheet/store/sqlite"
)

// site is a Crawler over pages held in memory: what a site would serve, with a
// validator that is the digest.
type site struct {
	mu    sync.Mutex
	pages map[string]string // address to HTML
	fail  map[string]error
	now   func() time.Time
	fresh time.Duration // what the site says of how long its answer holds
	asked []string
}

func (s *site) Crawl(ctx context.Context, src tearsheet.Source, last tearsheet.Validator, visit func(tearsheet.Page) (string, error)) error {
	address := src.URL
	for range max(1, src.Pages) {
		s.mu.Lock()
		s.asked = append(s.asked, address)
		body, err := s.pages[address], s.fail[address]
		s.mu.Unlock()
		if err != nil {
			return err
		}
		page := tearsheet.Page{URL: address, Requested: address, Status: 200, Body: []byte(body), At: s.now()}
		page.Digest = tearsheet.Digest(page.Body)
		page.Validator = tearsheet.Validator{URL: address, Digest: page.Digest}
		page.Validator.FreshUntil = page.At.Add(s.fresh)
		page.Unchanged = last.URL == address && (last.Digest == page.Digest || page.At.Before(last.FreshUntil))
		next, err := visit(page)
		if err != nil || next == "" {
			return err
		}
		address = next
	}
	return nil
}

// shelf is a Publisher that keeps what it is given.
type shelf struct {
	mu    sync.Mutex
	files map[string]string
	err   error
}

func (s *shelf) Publish(_ context.Context, name string, data []byte) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return false, s.err
	}
	changed := s.files[name] != string(data)
	s.files[name] = string(data)
	return changed, nil
}

func (s *shelf) Has(_ context.Context, name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.files[name]
	return ok
}

type house struct {
	*pipeline.Pipeline
	site  *site
	shelf *shelf
	now   time.Time
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{now: time.Date(2026, 6, 18, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return h.now }
	h.site = &site{pages: map[string]string{}, fail: map[string]error{}, now: clock}
	h.shelf = &shelf{files: map[string]string{}}
	memory, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "t.db"), sqlite.Options{Same: normalize.Likeness{}.Republished})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { memory.Close() })
	h.Pipeline = &pipeline.Pipeline{Crawler: h.site, Memory: memory, Publisher: h.shelf, Now: clock, Version: "test"}
	return h
}

const listing = "https://harbour.example/news/"

var recipe = tearsheet.Recipe{
	Blocks: []tearsheet.Block{{
		List: "main", Card: "article",
		Headline: []tearsheet.Rule{{Select: "h2"}}, Link: []tearsheet.Rule{{Select: "a", Attr: "href"}},
		Dek: []tearsheet.Rule{{Select: "p"}}, Date: []tearsheet.Rule{{Select: "time"}},
	}},
	Next: []tearsheet.Rule{{Select: "a.next", Attr: "href"}},
}

func source() tearsheet.Source {
	return tearsheet.Source{ID: "harbour", URL: listing, Pages: 1, Limit: 50, Recipe: &recipe}
}

func card(n int, headline, date string) string {
	return fmt.Sprintf(`<article><h2><a href="/story/%d">%s</a></h2><p>What happened at the harbour, part %d.</p><time>%s</time></article>`, n, headline, n, date)
}

func page(cards ...string) string {
	return "<!doctype html><html lang=en><title>Harbour Post</title><header>June 18, 2026</header><main>" + strings.Join(cards, "\n") + "</main></html>"
}

func TestRefresh(t *testing.T) {
	h := open(t)
	h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"), card(1, "Ferry is late", "June 16, 2026"))

	run, err := h.Refresh(t.Context(), source())
	if err != nil {
		t.Fatal(err)
	}
	if run.Listing != tearsheet.Filled || run.New != 2 || run.Cards != 2 || len(run.Wrote) != 3 {
		t.Errorf("first run: %+v", run)
	}
	if rss := h.shelf.files["harbour/rss.xml"]; !strings.Contains(rss, "Crane is back") || strings.Index(rss, "Crane") > strings.Index(rss, "Ferry") {
		t.Errorf("newest first expected:\n%s", rss)
	}

	h.now = h.now.Add(time.Hour)
	run, err = h.Refresh(t.Context(), source())
	if err != nil || run.Listing != tearsheet.Unchanged || len(run.Wrote) != 0 {
		t.Errorf("the same page again: %v %+v", err, run)
	}

	h.site.pages[listing] = page(card(3, "Harbour freezes", "June 18, 2026"), card(2, "Crane is back at work", "June 17, 2026"))
	run, err = h.Refresh(t.Context(), source())
	if err != nil || run.New != 1 || run.Changed != 1 || len(run.Wrote) != 3 {
		t.Errorf("one new and one reworded: %v %+v", err, run)
	}
	json := h.shelf.files["harbour/feed.json"]
	for _, want := range []string{"Harbour freezes", "Crane is back at work", "Ferry is late", "https://harbour.example/story/2"} {
		if !strings.Contains(json, want) {
			t.Errorf("feed.json lacks %q", want)
		}
	}
}

func TestRefreshFailures(t *testing.T) {
	down := &tearsheet.Error{Kind: tearsheet.KindNetwork, Err: errors.New("connection refused"), Remedy: "wait"}
	tests := []struct {
		name    string
		page    string
		fail    error
		kind    tearsheet.Kind // "" for no error
		listing tearsheet.Listing
	}{
		{"an empty day is no failure", page(), nil, "", tearsheet.Empty},
		{"the container is gone", "<html><body><div class=new-layout>" + strings.Repeat("<p>rebuilt</p>", 30) + "</div></html>", nil, tearsheet.KindRecipe, tearsheet.Broken},
		{"the site is down", "", down, tearsheet.KindNetwork, ""},
		{"nothing was sent", "", nil, tearsheet.KindContent, ""},
		{"an image was sent", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 400), nil, tearsheet.KindContent, ""},
		{"nested beyond bounds", "<main>" + strings.Repeat("<div>", 100_000), nil, tearsheet.KindLimit, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := open(t)
			h.site.pages[listing] = page(card(1, "Ferry is late", "June 16, 2026"))
			if _, err := h.Refresh(t.Context(), source()); err != nil {
				t.Fatal(err)
			}
			before := fmt.Sprint(h.shelf.files)
			h.site.pages[listing] = test.page
			if test.fail != nil {
				h.site.fail[listing] = test.fail
			}
			run, err := h.Refresh(t.Context(), source())
			if got := tearsheet.KindOf(err); got != test.kind || (err != nil) != (test.kind != "") {
				t.Errorf("kind %q of %v, want %q", got, err, test.kind)
			}
			if run.Listing != test.listing {
				t.Errorf("listing %q, want %q", run.Listing, test.listing)
			}
			if err != nil && (!strings.HasPrefix(err.Error(), "harbour: ") || tearsheet.RemedyOf(err) == "" || run.Err == "") {
				t.Errorf("error names no source or no remedy: %v (%q), report %q", err, tearsheet.RemedyOf(err), run.Err)
			}
			if diff := cmp.Diff(before, fmt.Sprint(h.shelf.files)); diff != "" {
				t.Errorf("the last good feed was touched:\n%s", diff)
			}
		})
	}
}

// later is how a crawler says when a host may be asked again.
type later struct{ at time.Time }

func (l later) Error() string      { return "left alone" }
func (l later) RetryAt() time.Time { return l.at }

func TestRefreshPutOff(t *testing.T) {
	h := open(t)
	at := h.now.Add(time.Hour)
	h.site.fail[listing] = &tearsheet.Error{Kind: tearsheet.KindPutOff, Err: later{at}, Remedy: "nothing"}
	if run, err := h.Refresh(t.Context(), source()); tearsheet.KindOf(err) != tearsheet.KindPutOff || !run.Retry.Equal(at) {
		t.Errorf("%v, retry %s, want %s", err, run.Retry, at)
	}
}

// A run that was stopped between store and files shows at the next one,
// though the page is what it was.
func TestRefreshAfterAFailedPublish(t *testing.T) {
	h := open(t)
	h.site.pages[listing] = page(card(1, "Ferry is late", "June 16, 2026"))
	if _, err := h.Refresh(t.Context(), source()); err != nil {
		t.Fatal(err)
	}
	h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"))
	h.shelf.err = &tearsheet.Error{Kind: tearsheet.KindOutput, Err: errors.New("disk full"), Remedy: "make room"}
	if _, err := h.Refresh(t.Context(), source()); tearsheet.KindOf(err) != tearsheet.KindOutput {
		t.Fatalf("want the publisher's error, got %v", err)
	}
	h.shelf.err = nil
	run, err := h.Refresh(t.Context(), source())
	if err != nil || len(run.Wrote) != 3 {
		t.Errorf("after the disk was mended: %v %+v", err, run)
	}
}

// A person who names a source wants to know now, whatever the site's headers
// say of freshness.
func TestRefetch(t *testing.T) {
	h := open(t)
	h.site.fresh = time.Hour
	h.site.pages[listing] = page(card(1, "Ferry is late", "June 16, 2026"))
	if _, err := h.Refresh(t.Context(), source()); err != nil {
		t.Fatal(err)
	}
	h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"))
	if run, err := h.Refresh(t.Context(), source()); err != nil || run.Listing != tearsheet.Unchanged {
		t.Errorf("within its freshness: %v %+v", err, run)
	}
	h.Refetch = true
	if run, err := h.Refresh(t.Context(), source()); err != nil || run.New != 1 {
		t.Errorf("asked for now: %v %+v", err, run)
	}
}

// A feed that somebody deleted comes back, though the page is what it was.
func TestRefreshAfterADeletedFile(t *testing.T) {
	h := open(t)
	h.site.pages[listing] = page(card(1, "Ferry is late", "June 16, 2026"))
	if _, err := h.Refresh(t.Context(), source()); err != nil {
		t.Fatal(err)
	}
	delete(h.shelf.files, "harbour/atom.xml")
	run, err := h.Refresh(t.Context(), source())
	if diff := cmp.Diff([]string{"harbour/atom.xml"}, run.Wrote); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// What shapes a feed besides its entries must show at the next run.
func TestRefreshAfterAChangedOption(t *testing.T) {
	tests := []struct {
		name   string
		change func(*tearsheet.Source)
	}{
		{"limit", func(s *tearsheet.Source) { s.Limit = 1 }},
		{"title", func(s *tearsheet.Source) { s.Title = "Mine" }},
		{"language", func(s *tearsheet.Source) { s.Language = "en-GB" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := open(t)
			h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"), card(1, "Ferry is late", "June 16, 2026"))
			src := source()
			if _, err := h.Refresh(t.Context(), src); err != nil {
				t.Fatal(err)
			}
			test.change(&src)
			run, err := h.Refresh(t.Context(), src)
			if err != nil || len(run.Wrote) == 0 {
				t.Errorf("%v: wrote %v of an unchanged page", err, run.Wrote)
			}
		})
	}
}

func TestRefreshFollowsThePager(t *testing.T) {
	h := open(t)
	second := listing + "?page=2"
	h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"), `<a class=next href="?page=2">Older</a>`)
	h.site.pages[second] = page(card(2, "Crane is back", "June 17, 2026"), card(1, "Ferry is late", "June 16, 2026"))
	src := source()
	src.Pages = 3
	run, err := h.Refresh(t.Context(), src)
	if err != nil || run.Pages != 2 || run.New != 2 {
		t.Errorf("%v %+v", err, run)
	}

	h.site.fail[second] = &tearsheet.Error{Kind: tearsheet.KindStatus, Err: errors.New("503"), Remedy: "wait"}
	h.site.pages[listing] = page(card(3, "Harbour freezes", "June 18, 2026"), `<a class=next href="?page=2">Older</a>`)
	run, err = h.Refresh(t.Context(), src)
	if err == nil || run.New != 1 || len(run.Wrote) != 3 {
		t.Errorf("page two failed: what page one said must be published and the failure told: %v %+v", err, run)
	}
}

func TestRefreshDetectsAndKeepsTheRecipe(t *testing.T) {
	h := open(t)
	var cards []string
	for i := range 12 {
		cards = append(cards, card(100-i, fmt.Sprintf("Story number %d of the harbour and its many ships", 100-i), fmt.Sprintf("June %d, 2026", 17-i)))
	}
	h.site.pages[listing] = page(cards...)
	src := source()
	src.Recipe = nil
	run, err := h.Refresh(t.Context(), src)
	if err != nil || !run.Induced || run.New != 12 {
		t.Fatalf("%v %+v", err, run)
	}
	h.site.pages[listing] = page(cards[:11]...)
	again, err := h.Refresh(t.Context(), src)
	if err != nil || again.Induced || again.Recipe != run.Recipe || again.Same != 11 {
		t.Errorf("the recipe was not used again: %v %+v", err, again)
	}
	h.site.pages[listing] = strings.NewReplacer("<main", "<section class=stories", "</main", "</section", "<article", "<div class=story", "</article", "</div", "h2", "h3").Replace(page(cards...))
	mended, err := h.Refresh(t.Context(), src)
	if err != nil || !mended.Induced || mended.New != 0 || mended.Cards != 12 {
		t.Errorf("the site was rebuilt: %v %+v", err, mended)
	}
}

func TestExtractNumbersPlacesOverPages(t *testing.T) {
	h := open(t)
	h.site.pages[listing] = page(card(4, "Crane is back", ""), card(3, "Ferry is late", ""), `<a class=next href="?page=2">Older</a>`)
	h.site.pages[listing+"?page=2"] = page(card(2, "Harbour freezes", ""), card(1, "Lights go out", ""))
	src := source()
	src.Pages = 2
	x, err := pipeline.Extract(t.Context(), h.site, src, h.Now)
	if err != nil {
		t.Fatal(err)
	}
	var places []int
	for _, item := range x.Items {
		places = append(places, item.Place)
	}
	if diff := cmp.Diff([]int{0, 1, 2, 3}, places); diff != "" {
		t.Error(diff)
	}
}

func TestExtract(t *testing.T) {
	h := open(t)
	h.site.pages[listing] = page(card(2, "Crane is back", "June 17, 2026"), card(1, "Ferry is late", "June 16, 2026"))
	x, err := pipeline.Extract(t.Context(), h.site, source(), h.Now)
	if err != nil || len(x.Items) != 2 || x.Items[0].Headline != "Crane is back" || x.Profile.Title == "" {
		t.Errorf("%v %+v", err, x)
	}
}

// A later page that cannot be read is named: only the first one's address
// stands in the config.
func TestRefreshNamesALaterPage(t *testing.T) {
	h := open(t)
	later := "https://harbour.example/news/2"
	h.site.pages[listing] = page(card(1, "Ferry is late", "June 16, 2026")) + `<a class=next href="/news/2">older</a>`
	h.site.pages[later] = "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 400)
	src := source()
	src.Pages = 2
	_, err := h.Refresh(t.Context(), src)
	if tearsheet.KindOf(err) != tearsheet.KindContent || !strings.Contains(err.Error(), later) {
		t.Errorf("%v; want the later page's address", err)
	}
}
