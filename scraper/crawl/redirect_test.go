package crawl

import (
	"net/http"
	"testing"
	"testing/synctest"

	"tearsheet"
)

func TestMoved(t *testing.T) {
	for _, c := range []struct {
		name, why   string
		first, next int
		moved, url  string
	}{
		{"301", "a new home", 301, 0, "http://a.example/b", "http://a.example/b"},
		{"308", "a new home", 308, 0, "http://a.example/b", "http://a.example/b"},
		{"302", "for now only", 302, 0, "", "http://a.example/b"},
		{"303", "for now only", 303, 0, "", "http://a.example/b"},
		{"307", "for now only", 307, 0, "", "http://a.example/b"},
		{"301, 308", "twice for good", 301, 308, "http://a.example/c", "http://a.example/c"},
		{"301, 302", "for good as far as the first", 301, 302, "http://a.example/b", "http://a.example/c"},
		{"302, 301", "the first was not for good", 302, 301, "", "http://a.example/c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				site := map[string]http.HandlerFunc{
					"/robots.txt": http.NotFound, "/a": status(c.first, "Location", "b#part"), "/b": html("b"), "/c": html("c"),
				}
				if c.next != 0 {
					site["/b"] = status(c.next, "Location", "http://a.example/c")
				}
				crawler := newCrawler(t, newWeb(t, map[string]http.Handler{"a.example": paths(site)}), Options{})
				p, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/a"}, tearsheet.Validator{})
				if err != nil {
					t.Fatal(err)
				}
				if p.Moved != c.moved || p.URL != c.url || p.Requested != "http://a.example/a" {
					t.Errorf("moved %q, found at %q, asked %q; want %q, %q: %s", p.Moved, p.URL, p.Requested, c.moved, c.url, c.why)
				}
				crawler.Close()
			})
		})
	}
}

// TestPagerAfterAMove: the listing has moved to another site; its pager is
// there too.
func TestPagerAfterAMove(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{
			"old.example": paths(map[string]http.HandlerFunc{"/robots.txt": http.NotFound, "/": status(301, "Location", "http://new.example/1")}),
			"new.example": html("news"),
		})
		crawler := newCrawler(t, w, Options{})
		pages := 0
		err := crawler.Crawl(t.Context(), tearsheet.Source{URL: "http://old.example/", Pages: 2}, tearsheet.Validator{}, func(tearsheet.Page) (string, error) {
			pages++
			return "http://new.example/2", nil
		})
		if err != nil || pages != 2 {
			t.Errorf("%d pages, %v", pages, err)
		}
		crawler.Close()
	})
}

// TestCookieWall: a site that sets a cookie by redirecting to the same address
// is read; the cookie is forgotten with the crawl.
func TestCookieWall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		walls := 0
		w := newWeb(t, map[string]http.Handler{"a.example": paths(map[string]http.HandlerFunc{
			"/robots.txt": http.NotFound,
			"/": func(w http.ResponseWriter, r *http.Request) {
				if c, err := r.Cookie("seen"); err == nil && c.Value == "1" {
					html("news")(w, r)
					return
				}
				walls++
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
				http.Redirect(w, r, "/", http.StatusFound)
			},
		})})
		crawler := newCrawler(t, w, Options{})
		for range 2 {
			if _, err := get(t.Context(), crawler, tearsheet.Source{URL: "http://a.example/"}, tearsheet.Validator{}); err != nil {
				t.Error(err)
			}
		}
		if walls != 2 {
			t.Errorf("the wall was met %d times in two crawls", walls)
		}
		crawler.Close()
	})
}
