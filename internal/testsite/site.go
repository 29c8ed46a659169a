package testsite

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"time"
)

// Zone is where the paper is printed and in which it writes its times.
var zone = time.FixedZone("", 2*60*60)

// Options shape a Site. The zero value is a paper of 30 stories, ten a page,
// in the articles skin, at an afternoon of June 2031.
type Options struct {
	Now      time.Time // what its clock shows at first
	Skin     Skin
	Stories  int  // published at first
	PageSize int  // cards a listing page
	Relative bool // cards say "3 hours ago"
}

// Site is the paper: an http.Handler. Its methods may be called while it
// serves.
type Site struct {
	mu       sync.Mutex
	o        Options
	now      time.Time
	stories  []Story // oldest first
	next     int     // number of the story to be published next
	fault    Fault
	listing  string // path of the listing
	robots   string
	requests []Request
	asked    chan struct{} // closed at the first request for the listing
	once     sync.Once
}

// ListingPath is where the listing stands at first.
const ListingPath = "/latest/"

// New opens a paper.
func New(o Options) *Site {
	if o.Now.IsZero() {
		o.Now = time.Date(2031, 6, 18, 15, 20, 0, 0, zone)
	}
	if o.Skin == "" {
		o.Skin = Articles
	}
	if o.Stories == 0 {
		o.Stories = 30
	}
	if o.PageSize == 0 {
		o.PageSize = 10
	}
	s := &Site{asked: make(chan struct{}), o: o, now: o.Now.In(zone), listing: ListingPath, robots: "User-agent: *\nDisallow: /private/\n"}
	for i := range o.Stories {
		age := 35*time.Minute + time.Duration(o.Stories-1-i)*(3*time.Hour+17*time.Minute)
		s.stories = append(s.stories, newStory(i, s.now.Add(-age)))
	}
	s.next = o.Stories
	return s
}

// Start serves the paper on loopback until stop is called and returns the
// address of its listing.
func (s *Site) Start() (listing string, stop func()) {
	server := httptest.NewServer(s)
	return server.URL + ListingPath, server.Close
}

// ServeHTTP serves the listing, its stories, pictures and robots.txt; a fault
// that is set befalls the listing, or robots.txt when it is one of those.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	seen := &watcher{ResponseWriter: w}
	arrived := time.Now()
	defer func() { s.record(r, seen, arrived) }()

	s.mu.Lock()
	fault, listing, robots := s.fault, s.listing, s.robots
	story, found := s.find(r.URL.Path)
	s.mu.Unlock()
	if r.URL.Path == listing {
		s.once.Do(func() { close(s.asked) })
	}

	switch {
	case r.URL.Path == "/robots.txt":
		if fault.ofRobots() {
			faults[fault](s, seen, r)
			return
		}
		fmt.Fprint(seen, robots)
	case r.URL.Path == listing && fault != "" && !fault.ofRobots():
		faults[fault](s, seen, r)
	case r.URL.Path == listing:
		serveHTML(seen, r, s.Page(max(page, 1)))
	case r.URL.Path == ListingPath: // the listing has moved
		http.Redirect(seen, r, listing, http.StatusMovedPermanently)
	case r.URL.Path == PressPath:
		serveHTML(seen, r, pressPage())
	case found:
		serveHTML(seen, r, articlePage(story))
	default:
		http.NotFound(seen, r)
	}
}

// serveHTML answers as a careful server does: with a validator.
func serveHTML(w http.ResponseWriter, r *http.Request, body string) {
	sum := sha256.Sum256([]byte(body))
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	fmt.Fprint(w, body)
}

// Page returns a page of the listing, from 1, as it is served when nothing is
// wrong.
func (s *Site) Page(number int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	cards, more := s.cards(number)
	return frame(s, number, more, skins[s.o.Skin].list(s, cards))
}

// cards are the stories of a page, newest first, and whether older ones follow.
func (s *Site) cards(page int) (cards []Story, more bool) {
	from := (page - 1) * s.o.PageSize
	for i := len(s.stories) - 1 - from; i >= 0 && len(cards) < s.o.PageSize; i-- {
		cards = append(cards, s.stories[i])
	}
	return cards, from+len(cards) < len(s.stories)
}

func (s *Site) find(path string) (Story, bool) {
	for _, story := range s.stories {
		if story.Path == path {
			return story, true
		}
	}
	return Story{}, false
}

// Now is what the paper's clock shows.
func (s *Site) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// Told is what a reader of a listing page should find on one of its cards.
type Told struct {
	Headline string
	Path     string // of the story
	Dek      string
	Authors  []string
	// Date is as precise as the card: "2031-06-18", "2031-06-18T14:05" in the
	// paper's zone, or RFC 3339 where the card states the offset; "" none.
	Date   string
	Image  string // path
	Labels []string
}

// Told lists what the cards of a page say, in their order. Relative dates are
// left out: they depend on when the page is read.
func (s *Site) Told(page int) []Told {
	s.mu.Lock()
	defer s.mu.Unlock()
	cards, _ := s.cards(page)
	var out []Told
	for _, c := range cards {
		t := Told{Headline: c.Headline, Path: c.Path, Dek: c.Dek, Authors: c.Authors, Image: c.Image}
		if c.Badge != "" {
			t.Labels = []string{c.Badge}
		}
		if !c.Published.IsZero() && !s.o.Relative {
			t.Date = c.Published.Format(skins[s.o.Skin].precision)
		}
		if !skins[s.o.Skin].pictures {
			t.Image = ""
		}
		out = append(out, t)
	}
	return out
}
