package testsite

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func get(s http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://paper.example"+path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestPagesShowWhatIsTold(t *testing.T) {
	for _, k := range Skins() {
		s := New(Options{Skin: k, Stories: 25})
		for number := 1; number <= 3; number++ {
			page := s.Page(number)
			told := s.Told(number)
			if want := min(10, 25-10*(number-1)); len(told) != want {
				t.Fatalf("%s: page %d tells of %d cards, want %d", k, number, len(told), want)
			}
			for _, c := range told {
				for _, text := range append([]string{c.Headline, c.Path, c.Dek, c.Image}, c.Labels...) {
					if !strings.Contains(page, html.EscapeString(text)) {
						t.Errorf("%s: page %d does not show %q", k, number, text)
					}
				}
			}
			if more := strings.Contains(page, `class="next"`); more != (number < 3) {
				t.Errorf("%s: page %d: a next page: %v", k, number, more)
			}
		}
		if k.Recipe() == "" {
			t.Errorf("%s has no recipe", k)
		}
	}
}

func TestListingsLackWhatRealOnesLack(t *testing.T) {
	s := New(Options{Stories: 30, PageSize: 30})
	var dek, byline, date, image, badge, two int
	for _, c := range s.Told(1) {
		for n, missing := range map[*int]bool{&dek: c.Dek == "", &byline: c.Authors == nil, &date: c.Date == "", &image: c.Image == "",
			&badge: c.Labels != nil, &two: len(c.Authors) == 2} {
			if missing {
				*n++
			}
		}
	}
	for name, n := range map[string]int{"without dek": dek, "without byline": byline, "without date": date, "without image": image, "with badge": badge, "with two authors": two} {
		if n == 0 || n == 30 {
			t.Errorf("%d of 30 cards are %s", n, name)
		}
	}
}

func TestActs(t *testing.T) {
	s := New(Options{Stories: 12})
	headlines := func() (out []string) {
		for _, c := range s.Told(1) {
			out = append(out, c.Headline)
		}
		return out
	}
	before := headlines()
	s.Advance(time.Hour)
	s.Publish(2)
	s.Reword(2)
	gone := s.Retract(4)
	after := headlines()
	if !strings.HasPrefix(after[2], "Corrected: ") || gone.Headline != before[2] {
		t.Errorf("reworded %q, retracted %q", after[2], gone.Headline)
	}
	if d := cmp.Diff(before[3:9], after[4:10]); d != "" {
		t.Errorf("the others moved: %s", d)
	}
	s.Redesign(Table)
	if d := cmp.Diff(after, headlines()); d != "" {
		t.Errorf("a redesign changed the stories: %s", d)
	}
	moved := s.Move(0)
	if get(s, moved.Path).Code != http.StatusOK {
		t.Error("the moved story is not where it says")
	}
	s.Relocate("/news/")
	if w := get(s, ListingPath); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/news/" {
		t.Errorf("relocated: %d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestValidators(t *testing.T) {
	s := New(Options{})
	first := get(s, ListingPath)
	again := get(s, ListingPath, "If-None-Match", first.Header().Get("ETag"))
	s.Publish(1)
	changed := get(s, ListingPath, "If-None-Match", first.Header().Get("ETag"))
	if first.Code != 200 || again.Code != 304 || changed.Code != 200 {
		t.Errorf("%d, %d, %d", first.Code, again.Code, changed.Code)
	}
	if log := s.Requests(); len(log) != 3 || log[1].Status != 304 || log[1].Header.Get("If-None-Match") == "" {
		t.Errorf("the log: %+v", log)
	}
}

// TestFaultsAreFaulty holds that no fault is an honest listing: what a plain
// client gets is an error, another status, or another page.
func TestFaultsAreFaulty(t *testing.T) {
	for _, f := range Faults() {
		s := New(Options{})
		s.Suffer(f)
		server := httptest.NewServer(s)
		client := &http.Client{Timeout: 100 * time.Millisecond, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		path := ListingPath
		if f.ofRobots() {
			path = "/robots.txt"
		}
		resp, err := client.Get(server.URL + path)
		if err == nil {
			var body []byte
			body, err = io.ReadAll(io.LimitReader(resp.Body, 1<<20))
			resp.Body.Close()
			honest := err == nil && resp.StatusCode == 200 && string(body) == s.Page(1) && !strings.Contains(resp.Header.Get("Content-Type"), "gbk")
			if honest || string(body) == "User-agent: *\nDisallow: /private/\n" {
				t.Errorf("%s: the listing as ever", f)
			}
		}
		server.CloseClientConnections()
		server.Close()
		s.Suffer("")
		if w := get(s, ListingPath); w.Code != 200 || w.Body.String() != s.Page(1) {
			t.Errorf("%s does not heal", f)
		}
	}
}

func TestPressHasTheShapeAskedFor(t *testing.T) {
	told := PressTold()
	page := html.UnescapeString(Press())
	if len(told) != 10 || told[9].Authors != nil || told[9].Date != "" {
		t.Fatalf("%d cards; the last: %+v", len(told), told[9])
	}
	for _, c := range told {
		if n := strings.Count(page, c.Headline); n != 3 {
			t.Errorf("%q stands %d times", c.Headline, n)
		}
		for _, a := range c.Authors {
			if strings.Count(page, a) < 2 {
				t.Errorf("%q stands once", a)
			}
		}
	}
	for _, want := range []string{"\u00a0<", "’", "“", "HP PRO", "July 26, 2034"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
}
