package feed

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tearsheet"
)

// The rules of the W3C feed validator that can concern what is written here,
// warnings included, said again as tests; it cannot be installed itself.

// absoluteURI is RFC 3986 for http(s), as strict as validators are.
var absoluteURI = regexp.MustCompile(`^(?i:https?)://[^/?#@\s]+([!$&-;=?-Z_a-z~#\[\]]|%[0-9A-Fa-f]{2})*$`)

var (
	tagShape = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)
	rfc822Is = regexp.MustCompile(`^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$`)
	rfc3339I = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$`)
)

func TestValidatorsRules(t *testing.T) {
	src, profile := sampleSource()
	for name, entries := range map[string][]tearsheet.Entry{
		"sample": sampleEntries(), "empty": nil, "hostile": hostileEntries(100), "bare": {{ID: "https://harbour.example/x"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := New(src, profile, entries, sampleOptions)
			checkRSS(t, encode(t, d.RSS))
			checkAtom(t, encode(t, d.Atom))
		})
	}
}

func encode(t testing.TB, f func() ([]byte, error)) []byte {
	t.Helper()
	b, err := f()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func checkRSS(t *testing.T, data []byte) {
	t.Helper()
	root := parseXML(t, data, "")
	root.walk(func(n *node) { checkText(t, n) })
	channel := root.one(t, "channel")
	if root.name != "rss" || root.attr["version"] != "2.0" || len(root.kids) != 1 {
		t.Errorf("root is %s %s with %d children", root.name, root.attr["version"], len(root.kids))
	}
	for _, must := range []string{"title", "link", "description"} {
		if strings.TrimSpace(channel.one(t, must).text) == "" {
			t.Errorf("channel has no %s", must)
		}
	}
	if self := channel.one(t, nsAtom+" link"); self.attr["rel"] != "self" || !absoluteURI.MatchString(self.attr["href"]) {
		t.Errorf("self link %v", self.attr)
	}
	matches(t, rfc822Is, channel.texts("lastBuildDate"))
	matches(t, tagShape, channel.texts("language"))
	if i := slices.IndexFunc(channel.kids, func(k *node) bool { return k.name == "item" }); i >= 0 {
		for _, k := range channel.kids[i:] {
			if k.name != "item" {
				t.Errorf("%s stands after an item", k.name)
			}
		}
	}
	seen := map[string]bool{}
	for _, item := range channel.all("item") {
		checkItem(t, item, seen)
	}
}

func checkItem(t *testing.T, item *node, seen map[string]bool) {
	t.Helper()
	if len(item.all("title"))+len(item.all("description")) == 0 {
		t.Error("an item needs a title or a description")
	}
	order := func(name string) int {
		return slices.IndexFunc(item.kids, func(k *node) bool { return k.name == name })
	}
	if content, description := order(nsContent+" encoded"), order("description"); content >= 0 && (description < 0 || description > content) {
		t.Error("content:encoded without a description before it")
	}
	guid := item.one(t, "guid")
	if guid.text == "" || seen[guid.text] || guid.attr["isPermaLink"] != "false" {
		t.Errorf("guid %q %v: must be there, once, and no permalink", guid.text, guid.attr)
	}
	seen[guid.text] = true
	matches(t, absoluteURI, item.texts("link"))
	matches(t, rfc822Is, item.texts("pubDate"))
	matches(t, tagShape, item.texts(nsDC+" language"))
	for _, d := range item.texts("pubDate") {
		if at, err := time.Parse(time.RFC1123Z, d); err != nil || at.Format(time.RFC1123Z) != d {
			t.Errorf("pubDate %q: %v (its weekday must be right)", d, err)
		}
	}
	for _, name := range []string{"category", nsDC + " creator", "title"} {
		for _, text := range item.texts(name) {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s is blank", name)
			}
		}
	}
	for _, name := range []string{"author", "enclosure"} {
		if len(item.all(name)) > 0 {
			t.Errorf("%s wants what a listing does not say (an e-mail address, a length)", name)
		}
	}
	checkMedia(t, item)
}

func checkMedia(t *testing.T, item *node) {
	t.Helper()
	for _, m := range append(item.all(nsMedia+" content"), item.all(nsMedia+" thumbnail")...) {
		matches(t, absoluteURI, []string{m.attr["url"]})
		if medium, ok := m.attr["medium"]; ok && medium != "image" {
			t.Errorf("media of medium %q", medium)
		}
	}
}

func checkAtom(t *testing.T, data []byte) {
	t.Helper()
	feed := parseXML(t, data, nsAtom)
	feed.walk(func(n *node) { checkText(t, n) })
	links := map[string]string{}
	for _, l := range feed.all("link") {
		links[l.attr["rel"]] = l.attr["href"]
	}
	if !absoluteURI.MatchString(links["self"]) || !absoluteURI.MatchString(links["alternate"]) {
		t.Errorf("links of the feed: %v", links)
	}
	if feed.one(t, "author").one(t, "name").text != feed.one(t, "title").text {
		t.Error("the source is the feed's author")
	}
	seen := map[string]bool{}
	newest := ""
	for _, e := range feed.all("entry") {
		id := e.one(t, "id").text
		if seen[id] || !absoluteURI.MatchString(id) {
			t.Errorf("id %q must be an address and there once", id)
		}
		seen[id] = true
		matches(t, rfc3339I, append(e.texts("published"), e.one(t, "updated").text))
		newest = max(newest, utc(t, e.one(t, "updated").text))
		checkContent(t, e)
		checkMedia(t, e)
		for _, c := range e.all("category") {
			if strings.TrimSpace(c.attr["term"]) == "" {
				t.Error("a category without a term")
			}
		}
	}
	if updated := utc(t, feed.one(t, "updated").text); newest != "" && updated != newest {
		t.Errorf("feed updated %s, its newest entry %s", updated, newest)
	}
}

// checkContent: an entry has content or a summary, neither is blank, and
// without content a link says where it is.
func checkContent(t *testing.T, e *node) {
	t.Helper()
	parts := append(e.all("content"), e.all("summary")...)
	if len(parts) == 0 {
		t.Error("neither content nor summary")
	}
	for _, p := range parts {
		if strings.TrimSpace(p.text) == "" && len(p.all(nsXHTML+" div")) == 0 {
			t.Errorf("%s of type %s is blank", p.name, p.attr["type"])
		}
	}
	for _, l := range e.all("link") {
		if l.attr["rel"] != "alternate" || !absoluteURI.MatchString(l.attr["href"]) {
			t.Errorf("link %v", l.attr)
		}
	}
}

// checkText: no character that a validator warns of. U+FFFD is one too, but
// here it says that the page itself lost something.
func checkText(t *testing.T, n *node) {
	t.Helper()
	bad := func(r rune) bool {
		return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff
	}
	for _, s := range append([]string{n.text}, fmt.Sprint(n.attr)) {
		if i := strings.IndexFunc(s, bad); i >= 0 {
			t.Errorf("%s holds a forbidden character: %.60q", n.name, s[i:])
		}
	}
}

func matches(t *testing.T, shape *regexp.Regexp, values []string) {
	t.Helper()
	for _, v := range values {
		if !shape.MatchString(v) {
			t.Errorf("%q does not match %s", v, shape)
		}
	}
}

func utc(t *testing.T, s string) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Error(err)
	}
	return at.UTC().Format(time.RFC3339)
}
