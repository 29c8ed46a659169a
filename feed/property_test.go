package feed

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// said is what a document says of an entry, in whatever format.
type said struct {
	ID, URL, Title, Dek, Image string
	Authors, Labels            []string
	Published                  string // RFC 3339 in its own offset
}

func sayRSS(t testing.TB, data []byte) (out []said) {
	t.Helper()
	for _, it := range parseXML(t, data, "").one(t, "channel").all("item") {
		s := said{
			ID: it.one(t, "guid").text, URL: it.one(t, "link").text, Title: it.one(t, "title").text,
			Dek:   html.UnescapeString(it.one(t, "description").text),
			Image: it.one(t, nsMedia+" thumbnail").attr["url"], Authors: it.texts(nsDC + " creator"), Labels: it.texts("category"),
		}
		if d := it.one(t, "pubDate").text; d != "" {
			at, err := time.Parse(time.RFC1123Z, d)
			if err != nil {
				t.Error(err)
			}
			s.Published = at.Format(time.RFC3339)
		}
		out = append(out, s)
	}
	return out
}

func sayAtom(t testing.TB, data []byte) (out []said) {
	t.Helper()
	for _, e := range parseXML(t, data, nsAtom).all("entry") {
		s := said{
			ID: e.one(t, "id").text, URL: e.one(t, "link").attr["href"], Title: e.one(t, "title").text, Dek: e.one(t, "summary").text,
			Image: e.one(t, nsMedia+" thumbnail").attr["url"], Published: e.one(t, "published").text,
		}
		for _, a := range e.all("author") {
			s.Authors = append(s.Authors, a.texts("name")...)
		}
		for _, c := range e.all("category") {
			s.Labels = append(s.Labels, c.attr["term"])
		}
		out = append(out, s)
	}
	return out
}

func sayJSON(t testing.TB, data []byte) (out []said) {
	t.Helper()
	var f struct {
		Items []struct {
			ID, URL, Title, Summary, Image string
			Authors                        []struct{ Name string }
			Tags                           []string
			Published                      string  `json:"date_published"`
			Content                        *string `json:"content_html"`
		}
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatalf("%v\n%.2000s", err, data)
	}
	for _, it := range f.Items {
		if it.Content == nil {
			t.Error("an item without content_html")
		}
		s := said{ID: it.ID, URL: it.URL, Title: it.Title, Dek: it.Summary, Image: it.Image, Labels: it.Tags, Published: it.Published}
		for _, a := range it.Authors {
			s.Authors = append(s.Authors, a.Name)
		}
		out = append(out, s)
	}
	return out
}

// agree holds the three formats to saying the same, and returns it.
func agree(t testing.TB, d Document) []said {
	t.Helper()
	rss, atom := sayRSS(t, encode(t, d.RSS)), sayAtom(t, encode(t, d.Atom))
	data := encode(t, d.JSON)
	if !utf8.Valid(data) {
		t.Error("JSON is no UTF-8")
	}
	js := sayJSON(t, data)
	for i := range rss {
		// RSS writes the year-1 offsets of Go's zero zone as +0000, RFC 3339 as Z.
		if i < len(js) && rss[i].Published != "" {
			rss[i].Published = sameZone(rss[i].Published)
		}
	}
	if diff := cmp.Diff(js, rss); diff != "" {
		t.Errorf("RSS says otherwise than JSON (-json +rss):\n%s", diff)
	}
	if diff := cmp.Diff(js, atom); diff != "" {
		t.Errorf("Atom says otherwise than JSON (-json +atom):\n%s", diff)
	}
	return js
}

func sameZone(s string) string { return strings.Replace(s, "+00:00", "Z", 1) }

// carried reports whether a string can stand in all three formats as it is.
func carried(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff
	})
}

func TestTheFormatsSayTheSame(t *testing.T) {
	src, profile := sampleSource()
	for name, entries := range map[string][]tearsheet.Entry{"sample": sampleEntries(), "hostile": hostileEntries(1000), "many": manyEntries(100)} {
		t.Run(name, func(t *testing.T) {
			got := agree(t, New(src, profile, entries, sampleOptions))
			if len(got) != len(entries) {
				t.Errorf("%d entries are written, want %d", len(got), len(entries))
			}
		})
	}
}

// FuzzDocument puts any strings into every field: the three formats stay
// well-formed, say the same, and say what was put in wherever XML can.
func FuzzDocument(f *testing.F) {
	f.Add("headline", "dek", "author", "label", "https://news.example/1", "https://news.example/i.jpg", "en", "title", "https://feeds.example", int64(1770000000), 32400, uint8(2))
	for _, h := range hostile {
		f.Add(h.headline, h.headline, h.headline, h.headline, "https://news.example/"+h.headline, h.headline, h.headline, h.headline, h.headline, int64(-62135596800), -86399, uint8(1))
	}
	f.Fuzz(func(t *testing.T, headline, dek, author, label, link, image, lang, title, base string, at int64, offset int, precision uint8) {
		when := time.Unix(at%300_000_000_000, 0).In(time.FixedZone("", offset%100_000))
		stamp := tearsheet.Timestamp{Time: when, Precision: tearsheet.Precision(precision % 4), Text: dek}
		item := tearsheet.Item{
			URL: link, Headline: headline, Dek: dek, Authors: []tearsheet.Author{{Name: author, URL: link}, {Name: headline}},
			Labels: []string{label, headline}, Image: image, Language: lang, Published: stamp, Modified: stamp,
			Evidence: tearsheet.Evidence{PageURL: link, At: when, Digest: dek, Recipe: base},
		}
		entries := []tearsheet.Entry{
			{ID: "https://news.example/fixed", Item: item, FirstSeen: when, Updated: when, Related: []tearsheet.Related{{Source: title, ID: link, URL: image}}},
			{ID: link, Item: tearsheet.Item{URL: link, Headline: label}},
		}
		src := tearsheet.Source{ID: title, URL: link, Title: title, Language: lang}
		d := New(src, tearsheet.Profile{}, entries, Options{BaseURL: base, Version: title})
		i := slices.IndexFunc(agree(t, d), func(s said) bool { return s.ID == "https://news.example/fixed" })
		if i < 0 {
			t.Fatal("the entry is not in its feed")
		}
		got := agree(t, d)[i]
		for _, c := range []struct{ field, in, out string }{{"headline", headline, got.Title}, {"dek", dek, got.Dek}} {
			if want := strings.TrimSpace(c.in); carried(c.in) && c.out != want {
				t.Errorf("%s %q came out as %q", c.field, want, c.out)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.headline)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !carried(got) {
			t.Errorf("clean(%q) = %q holds what a feed cannot", s, got)
		}
		if clean(got) != got {
			t.Errorf("clean is not idempotent on %q", s)
		}
		if carried(s) && got != s {
			t.Errorf("clean(%q) = %q alters what a feed can hold", s, got)
		}
	})
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"", "https://a.example/x y", "http://u:p@a.example/?q=é#f", "javascript:alert(1)", "//a.example", "https://a.example/100%", "https://a.example\\@b.example/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := address(s)
		if got == "" {
			return
		}
		if !absoluteURI.MatchString(got) {
			t.Errorf("address(%q) = %q is no absolute URI", s, got)
		}
		if again := address(got); again != got {
			t.Errorf("address is not idempotent: %q, then %q", got, again)
		}
	})
}
