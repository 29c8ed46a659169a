package normalize

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

func TestAddress(t *testing.T) {
	const base = "https://news.example/listing/today?page=2"
	for _, c := range []struct{ name, href, url, key, why string }{
		{"absolute", "https://news.example/a", "https://news.example/a", "news.example/a", "as it is"},
		{"relative", "a/b", "https://news.example/listing/a/b", "news.example/listing/a/b", "against the folder"},
		{"from the root", "/a", "https://news.example/a", "news.example/a", ""},
		{"other host, same scheme", "//m.news.example/a", "https://m.news.example/a", "m.news.example/a", "another host is another address"},
		{"query alone", "?id=7", "https://news.example/listing/today?id=7", "news.example/listing/today?id=7", ""},
		{"white space", "\n\t /a \n", "https://news.example/a", "news.example/a", "browsers strip it"},
		{"newline inside", "/a\n  b", "https://news.example/a%20%20b", "news.example/a%20%20b", "line breaks go, spaces are encoded"},
		{"dot segments", "../x/./y", "https://news.example/x/y", "news.example/x/y", ""},
		{"backslashes", `\a\b`, "https://news.example/a/b", "news.example/a/b", "browsers read them as slashes"},
		{"capitals in host", "HTTPS://News.Example/A", "https://news.example/A", "news.example/A", "the path's case may matter"},
		{"default port", "https://news.example:443/a", "https://news.example/a", "news.example/a", ""},
		{"other port", "https://news.example:8443/a", "https://news.example:8443/a", "news.example:8443/a", ""},
		{"www and http", "http://www.news.example/a", "http://www.news.example/a", "news.example/a", "one site under two names and two schemes"},
		{"IDN", "https://zürich.example/ä", "https://xn--zrich-kva.example/%C3%A4", "xn--zrich-kva.example/%C3%A4", "Punycode and UTF-8"},
		{"percent case", "/caf%c3%a9", "https://news.example/caf%C3%A9", "news.example/caf%C3%A9", "RFC 3986 6.2.2.1"},
		{"percent of letters", "/%7Eroe/%61", "https://news.example/%7Eroe/%61", "news.example/~roe/a", "equal by RFC 3986 6.2.2.2, compared only"},
		{"encoded slash", "/a%2fb", "https://news.example/a%2Fb", "news.example/a%2Fb", "not a slash"},
		{"stray percent", "/100%", "https://news.example/100%", "news.example/100%", "left alone"},
		{"trailing slash", "/a/", "https://news.example/a/", "news.example/a/", "kept"},
		{"index", "/a/index.html", "https://news.example/a/index.html", "news.example/a/index.html", "in doubt nothing is merged"},
		{"tracking", "/a?id=3&utm_source=x&fbclid=y&b=2", "https://news.example/a?id=3&b=2", "news.example/a?id=3&b=2", "listed only"},
		{"nothing but tracking", "/a?UTM_Medium=x", "https://news.example/a", "news.example/a", "the ? goes too"},
		{"unlisted", "/a?ref=home&source=top&from=rss", "https://news.example/a?ref=home&source=top&from=rss", "news.example/a?ref=home&source=top&from=rss", "never one that is not listed"},
		{"order kept", "/a?b=2&a=1", "https://news.example/a?b=2&a=1", "news.example/a?b=2&a=1", "nothing is sorted"},
		{"name within a name", "/a?putm_source=1&xfbclid=2", "https://news.example/a?putm_source=1&xfbclid=2", "news.example/a?putm_source=1&xfbclid=2", "whole names"},
		{"of the source", "/a?sess=1&promo_x=2&id=3", "https://news.example/a?id=3", "news.example/a?id=3", "what a source adds, with a prefix"},
		{"encoded name", "/a?utm%5Fsource=1", "https://news.example/a", "news.example/a", "the server decodes it"},
		{"empty query", "/a?", "https://news.example/a?", "news.example/a", "compared without"},
		{"fragment", "/a#comments", "https://news.example/a", "news.example/a", "a place in the story"},
		{"script address", "/#!/story/3", "https://news.example/#!/story/3", "news.example/#!/story/3", "the fragment is the address"},
		{"script route", "/app#/story/3", "https://news.example/app#/story/3", "news.example/app#/story/3", "the fragment is the address"},
		{"on this page", "#story-3", "https://news.example/listing/today?page=2#story-3", "news.example/listing/today?page=2#story-3", "one page holds the stories"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Address(base, c.href, []string{"sess", "promo_*", "*"})
			if err != nil || got.URL != c.url || got.Key != c.key {
				t.Errorf("Address(%q) = %q, %q, %v; want %q, %q: %s", c.href, got.URL, got.Key, err, c.url, c.key, c.why)
			}
			again, err := Address(base, got.URL, []string{"sess", "promo_*", "*"})
			if err != nil || again != got {
				t.Errorf("Address(%q) = %v, %v: not idempotent", got.URL, again, err)
			}
		})
	}
}

func TestAddressRefuses(t *testing.T) {
	for _, c := range []struct {
		base, href string
		want       error
		why        string
	}{
		{"https://news.example/", "", ErrNoLink, "nothing"},
		{"https://news.example/", " \n", ErrNoLink, "blank"},
		{"https://news.example/", "javascript:void(0)", ErrScheme, "no address"},
		{"https://news.example/", " JavaScript:open()", ErrScheme, "whatever its case"},
		{"https://news.example/", "java\nscript:open()", ErrScheme, "browsers take line breaks out"},
		{"https://news.example/", "mailto:jane@paper.example", ErrScheme, ""},
		{"https://news.example/", "data:text/html,x", ErrScheme, ""},
		{"https://news.example/", "https://", ErrBadLink, "no host"},
		{"https://news.example/", "https://a b/", ErrBadLink, "browsers refuse it"},
		{"", "/a", ErrBadLink, "relative to nothing"},
		{"https://news.example/", "/" + strings.Repeat("a", 17<<10), ErrLong, "a bound with a name"},
		{"not an address", "/a", ErrBadLink, "relative to nothing"},
		{"https://news.example/", "#", ErrItself, "a button"},
		{"https://news.example/", "https://news.example/", ErrItself, "the listing is no story of its own"},
		{"https://news.example/list", "?utm_source=logo", ErrItself, "what tracks makes no other page of it"},
	} {
		if got, err := Address(c.base, c.href, nil); !errors.Is(err, c.want) {
			t.Errorf("Address(%q, %q) = %v, %v, want %v: %s", c.base, c.href, got, err, c.want, c.why)
		}
	}
}

// TestAddressVectors resolves the WHATWG's own cases. Those that browsers
// must refuse are held to, too.
func TestAddressVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "vectors", "urltestdata.json"))
	if err != nil {
		t.Skip("the WHATWG's vectors are not here: ", err)
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	right, refused := 0, 0
	for _, r := range raw {
		var c struct {
			Input, Href string
			Base        string
			Failure     bool
		}
		if json.Unmarshal(r, &c) != nil || c.Input == "" && c.Href == "" {
			continue // a comment, or a lone surrogate that no Go string holds
		}
		got, err := newResolver(c.Base, nil).resolve(c.Input)
		switch {
		case isHTTP(c.Href) && (c.Base == "" || isHTTP(c.Base)):
			if right++; err != nil || got.String() != c.Href {
				t.Errorf("%q against %q = %q, %v; want %q", c.Input, c.Base, got, err, c.Href)
			}
		case c.Failure && (c.Base == "" || isHTTP(c.Base)):
			if refused++; err == nil {
				t.Errorf("%q against %q = %q; browsers refuse it", c.Input, c.Base, got)
			}
		}
	}
	t.Logf("%d resolved, %d refused", right, refused)
	if right < 200 {
		t.Errorf("only %d cases were found", right)
	}
}

func isHTTP(s string) bool {
	return strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "https:")
}

// FuzzAddressFastPath holds the fast path to the long way.
func FuzzAddressFastPath(f *testing.F) {
	for _, href := range []string{
		"", "a", "/a/b?c=d#e", "//x.example", "https://a.b/c", "http://A.b", "?q='", "/..", "/.%2e/", "https://1.2", "https://a.1", "https://a.0x1", "x:y", "a/b:c", "/a%zz%41", "https://a..b/", "http:a", "http:/a", "https:///x", "#", "?", "http://a-.b", "http://xn--a/",
		"https://a/b|c", "a b", "https://a@b/", "https://a:80/", "/%2E", "/a/.b", "..", "http://a", "http://a?b", "http://a#b", "https://ab--c.example",
	} {
		f.Add("https://news.example/x/y?z#f", href)
		f.Add("http://news.example", href)
	}
	f.Fuzz(func(t *testing.T, base, href string) {
		p, ok := parsePlain(base)
		if !ok {
			return
		}
		if slow, err := whatwg.Parse(base); err != nil || slow.Href(false) != p.String() {
			t.Fatalf("parsePlain(%q) = %q, the long way %v, %v", base, p, slow, err)
		}
		trimmed := strings.TrimFunc(href, c0OrSpace)
		fast, ok := p.join(trimmed)
		if !ok || trimmed == "" {
			return
		}
		slow, err := whatwg.ParseRef(base, href)
		if err != nil || slow.Href(false) != fast.String() {
			t.Fatalf("%q against %q: fast %q, slow %v, %v", href, base, fast, slow, err)
		}
	})
}

func FuzzAddress(f *testing.F) {
	for _, href := range []string{"/a?utm_source=1&b", "https://a.example/%c3%a9#!x", "\\a", "http://[::1]/", "https://ü.example/?ü#ü", "//\xff/\xff", "https://xn--a.example/", "/a?&&=&utm_a", "https://user:p@a.example/"} {
		f.Add("https://news.example/list/", href)
	}
	f.Fuzz(func(t *testing.T, base, href string) {
		a, err := Address(base, href, []string{"x*"})
		if err != nil {
			if a != (Addr{}) {
				t.Fatalf("an address beside an error: %v, %v", a, err)
			}
			return
		}
		if !utf8.ValidString(a.URL) || !isHTTP(a.URL) || a.Key == "" {
			t.Fatalf("Address(%q, %q) = %q", base, href, a)
		}
		if _, err := url.Parse(a.URL); err != nil && !strings.Contains(a.URL, "%") && !strings.Contains(err.Error(), "port") && !strings.Contains(err.Error(), "host") && !strings.Contains(err.Error(), "userinfo") {
			t.Fatalf("Address(%q, %q) = %q, which net/url refuses: %v", base, href, a.URL, err)
		}
		again, err := Address(base, a.URL, []string{"x*"})
		if err != nil || again != a {
			t.Fatalf("Address(%q, %q) = %v, and of that %v, %v", base, href, a, again, err)
		}
	})
}

func TestAddressIsLinear(t *testing.T) {
	linear(t, func(s string) { // longer ones are refused
		for len(s) > 0 {
			n := min(len(s), 1<<13)
			_, _ = Address("https://news.example/", "/"+s[:n], nil)
			s = s[n:]
		}
	})
}
