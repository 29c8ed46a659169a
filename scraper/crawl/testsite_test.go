package crawl

import (
	"os"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/internal/testsite"
)

// TestInventedPaper lets each fault of the invented paper befall a listing
// that was read well before: what comes of it, over real sockets.
func TestInventedPaper(t *testing.T) {
	const slow = 300 * time.Millisecond
	page := tearsheet.Kind("") // a page is handed over: what it is, package scraper judges
	want := map[testsite.Fault]struct {
		kind     tearsheet.Kind
		failures int
		pause    time.Duration
		timeout  time.Duration
	}{
		testsite.ResetInHeaders:  {kind: tearsheet.KindNetwork, failures: 1},
		testsite.ResetInBody:     {kind: tearsheet.KindNetwork, failures: 1},
		testsite.SlowHeaders:     {kind: tearsheet.KindNetwork, failures: 1, timeout: slow},
		testsite.SlowDrip:        {kind: tearsheet.KindNetwork, failures: 1, timeout: slow},
		testsite.EndlessBody:     {kind: tearsheet.KindLimit},
		testsite.GzipBomb:        {kind: tearsheet.KindLimit},
		testsite.NestedBomb:      {kind: tearsheet.KindLimit},
		testsite.Huge:            {kind: tearsheet.KindLimit},
		testsite.ShortBody:       {kind: tearsheet.KindNetwork, failures: 1},
		testsite.ChunkedGarbage:  {kind: tearsheet.KindNetwork, failures: 1},
		testsite.RedirectLoop:    {kind: tearsheet.KindLimit},
		testsite.ToMetadata:      {kind: tearsheet.KindRefused},
		testsite.ToLoopback6:     {kind: tearsheet.KindRefused},
		testsite.Unauthorized:    {kind: tearsheet.KindStatus},
		testsite.Forbidden:       {kind: tearsheet.KindStatus},
		testsite.NotFound:        {kind: tearsheet.KindStatus},
		testsite.Gone:            {kind: tearsheet.KindStatus},
		testsite.TooMany:         {kind: tearsheet.KindStatus, failures: 1, pause: time.Minute},
		testsite.TooManySeconds:  {kind: tearsheet.KindStatus, failures: 1, pause: 2 * time.Minute},
		testsite.TooManyDate:     {kind: tearsheet.KindStatus, failures: 1},
		testsite.ServerError:     {kind: tearsheet.KindStatus, failures: 1},
		testsite.Unavailable:     {kind: tearsheet.KindStatus, failures: 1, pause: time.Minute},
		testsite.UnavailableFor:  {kind: tearsheet.KindStatus, failures: 1, pause: 2 * time.Minute},
		testsite.RobotsError:     {kind: page}, // the copy of an hour ago still counts
		testsite.RobotsForbidden: {kind: page}, // likewise
		testsite.NotHTML:         {kind: tearsheet.KindContent},

		testsite.ErrorPage: {}, testsite.LogIn: {}, testsite.Consent: {}, testsite.BotWall: {},
		testsite.ScriptShell: {}, testsite.EmptyList: {}, testsite.NoContainer: {}, testsite.Empty: {},
		testsite.Binary: {}, testsite.Truncated: {}, testsite.Deep: {}, testsite.WrongCharset: {},
		testsite.ForeignBase: {}, testsite.OddCards: {},
	}
	for _, fault := range testsite.Faults() {
		c, ok := want[fault]
		if !ok {
			t.Errorf("%s: no expectation for this fault", fault)
			continue
		}
		t.Run(string(fault), func(t *testing.T) {
			if fault == testsite.NestedBomb && os.Getenv("TEARSHEET_FULL") == "" {
				t.Skip("the paper packs 10 GiB twice while it is asked; TestBombs has one made before")
			}
			paper := testsite.New(testsite.Options{Now: time.Now()})
			listing, stop := paper.Start()
			defer stop()
			memory := &ledger{}
			crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: time.Millisecond, Memory: memory})
			src := tearsheet.Source{URL: listing}
			first, err := get(t.Context(), crawler, src, tearsheet.Validator{})
			if err != nil {
				t.Fatal(err)
			}
			if second, err := get(t.Context(), crawler, src, first.Validator); err != nil || !second.Unchanged {
				t.Fatalf("asked again: %v, unchanged %v", err, second.Unchanged)
			}
			paper.Suffer(fault)
			src.Fetch.Timeout = c.timeout
			start := time.Now()
			_, err = get(t.Context(), crawler, src, tearsheet.Validator{})
			if tearsheet.KindOf(err) != c.kind {
				t.Fatalf("kind %q, want %q: %v", tearsheet.KindOf(err), c.kind, err)
			}
			if err != nil && (tearsheet.RemedyOf(err) == "" || !strings.HasPrefix(err.Error(), "get "+listing+": ")) {
				t.Errorf("error %q, remedy %q", err, tearsheet.RemedyOf(err))
			}
			h := memory.get(Host(listing))
			if h.Failures != c.failures || h.NotBefore.Before(start.Add(c.pause)) {
				t.Errorf("the host has %d failures and is left alone for %v, want %d and %v", h.Failures, h.NotBefore.Sub(start), c.failures, c.pause)
			}
			crawler.Close()
		})
	}
}

func TestInventedPaperMoves(t *testing.T) {
	paper := testsite.New(testsite.Options{Now: time.Now()})
	listing, stop := paper.Start()
	defer stop()
	crawler := newCrawler(t, nil, Options{AllowPrivate: []string{"127.0.0.1"}, MinDelay: -1})
	paper.Relocate("/newest/")
	p, err := get(t.Context(), crawler, tearsheet.Source{URL: listing}, tearsheet.Validator{})
	if err != nil || !strings.HasSuffix(p.Moved, "/newest/") || p.URL != p.Moved || p.Requested != listing {
		t.Errorf("%v: moved to %q", err, p.Moved)
	}
	crawler.Close()
}
