package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

func ids(said []said) (out []string) {
	for _, s := range said {
		out = append(out, s.ID[strings.LastIndexByte(s.ID, '/')+1:])
	}
	return out
}

func TestNewSortsAndCuts(t *testing.T) {
	src, profile := sampleSource()
	entries := manyEntries(10)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	given := slices.Clone(entries)
	for _, c := range []struct {
		limit int
		want  []string
		why   string
	}{
		{3, []string{"000000", "000001", "000002"}, "the newest three"},
		{0, nil, "0 means all"},
		{99, nil, "more than there are"},
	} {
		src.Limit = c.limit
		got := ids(agree(t, New(src, profile, entries, sampleOptions)))
		if c.want == nil {
			c.want = ids(agree(t, New(tearsheet.Source{}, profile, manyEntries(10), sampleOptions)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("limit %d: %s (-want +got):\n%s", c.limit, c.why, diff)
		}
	}
	if diff := cmp.Diff(given, entries); diff != "" {
		t.Errorf("the caller's slice was touched:\n%s", diff)
	}
}

func TestSameInSameOut(t *testing.T) {
	src, profile := sampleSource()
	want, err := New(src, profile, sampleEntries(), sampleOptions).Files()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		entries := sampleEntries()
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		for i := range entries {
			// A later capture that says the same must not change a byte.
			if len(entries[i].Revisions) > 0 {
				entries[i].Item.Evidence = tearsheet.Evidence{PageURL: "https://harbour.example/later/", At: time.Unix(1, 0)}
			}
			entries[i].Item.Likeness, entries[i].Item.Key = tearsheet.Signature{Bits: r.Uint64()}, fmt.Sprint(i)
		}
		got, err := New(src, profile, entries, sampleOptions).Files()
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if !bytes.Equal(want[i].Data, got[i].Data) {
				t.Fatalf("%s differs:\n%s", want[i].Name, cmp.Diff(string(want[i].Data), string(got[i].Data)))
			}
		}
	}
}

func TestFromItemsKeepsThePage(t *testing.T) {
	at := time.Date(2026, 3, 5, 3, 0, 0, 0, time.UTC)
	day := func(d int) tearsheet.Timestamp {
		return tearsheet.Timestamp{Time: time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day, Zone: tearsheet.ZoneAssumed}
	}
	items := []tearsheet.Item{
		{URL: "https://n.example/old", Headline: "Old", Published: day(1), Evidence: tearsheet.Evidence{At: at}},
		{URL: "https://n.example/none", Headline: "Undated", Evidence: tearsheet.Evidence{At: at}},
		{URL: "https://n.example/new", Headline: "New", Published: day(4), Evidence: tearsheet.Evidence{At: at}},
	}
	d := FromItems(tearsheet.Source{URL: "https://n.example/", Limit: 1}, tearsheet.Profile{Title: "N"}, items, Options{})
	if got := ids(agree(t, d)); !slices.Equal(got, []string{"old", "none", "new"}) {
		t.Errorf("order %v, want the page's, and all of it", got)
	}
	lines := strings.Split(strings.TrimSuffix(string(encode(t, d.Lines)), "\n"), "\n")
	if len(lines) != len(items) {
		t.Fatalf("%d lines, want %d", len(lines), len(items))
	}
	var it struct {
		ID        string
		Published string     `json:"date_published"`
		Extension *extension `json:"_tearsheet"`
	}
	if err := json.Unmarshal([]byte(lines[1]), &it); err != nil {
		t.Fatal(err)
	}
	if it.ID != "https://n.example/none" || it.Published != "" || it.Extension.Published != nil || it.Extension.FirstSeen != "2026-03-05T03:00:00Z" {
		t.Errorf("line 2 is %s", lines[1])
	}
	if none := encode(t, FromItems(tearsheet.Source{}, tearsheet.Profile{}, nil, Options{}).Lines); len(none) != 0 {
		t.Errorf("no items make %q", none)
	}
}

// TestDates holds what readers are told of each kind of date.
func TestDates(t *testing.T) {
	seen := time.Date(2026, 3, 5, 3, 0, 0, 0, time.UTC)
	kathmandu := time.FixedZone("", 5*3600+45*60)
	lmt := time.FixedZone("LMT", 8*3600+27*60+52)
	at := func(loc *time.Location, p tearsheet.Precision, clock ...int) tearsheet.Timestamp {
		c := append(clock, 0, 0, 0)
		return tearsheet.Timestamp{Time: time.Date(2026, 3, 4, c[0], c[1], c[2], 0, loc), Precision: p}
	}
	for _, c := range []struct {
		name                string
		published, modified tearsheet.Timestamp
		updated             time.Duration // after it was seen
		wantPublished       string
		wantModified        string
		wantUpdated         string
		why                 string
	}{
		{"a day", at(seoul, tearsheet.Day), tearsheet.Timestamp{}, 0, "2026-03-04T12:00:00+09:00", "", "2026-03-04T12:00:00+09:00", "midday in its own zone, so that no reader shows another day"},
		{"a minute", at(kathmandu, tearsheet.Minute, 10, 30), tearsheet.Timestamp{}, 0, "2026-03-04T10:30:00+05:45", "", "2026-03-04T10:30:00+05:45", "its own offset is kept"},
		{"an offset with seconds", at(lmt, tearsheet.Minute, 10, 30), tearsheet.Timestamp{}, 0, "2026-03-04T10:29:08+08:27", "", "2026-03-04T10:29:08+08:27", "no format can say the seconds; the instant stays"},
		{"none", tearsheet.Timestamp{}, tearsheet.Timestamp{}, 0, "", "", "2026-03-05T03:00:00Z", "only Atom must have a time: when it was seen"},
		{"none, reworded", tearsheet.Timestamp{}, tearsheet.Timestamp{}, time.Hour, "", "2026-03-05T04:00:00Z", "2026-03-05T04:00:00Z", "a change is known without a date"},
		{"reworded", at(seoul, tearsheet.Minute, 9), tearsheet.Timestamp{}, time.Hour, "2026-03-04T09:00:00+09:00", "2026-03-05T04:00:00Z", "2026-03-05T04:00:00Z", "when we saw it changed"},
		{"modified as stated", at(seoul, tearsheet.Minute, 9), at(seoul, tearsheet.Minute, 10), 0, "2026-03-04T09:00:00+09:00", "2026-03-04T10:00:00+09:00", "2026-03-04T10:00:00+09:00", "the page says so"},
		{"modified before published", at(seoul, tearsheet.Minute, 9), at(seoul, tearsheet.Minute, 8), 0, "2026-03-04T09:00:00+09:00", "", "2026-03-04T09:00:00+09:00", "no change of what was published"},
		{"modified in the morning of a day", at(seoul, tearsheet.Day), at(seoul, tearsheet.Minute, 8), 0, "2026-03-04T12:00:00+09:00", "2026-03-04T08:00:00+09:00", "2026-03-04T08:00:00+09:00", "the day's midday is only a stand-in"},
		{"modified the same day", at(seoul, tearsheet.Day), at(seoul, tearsheet.Day), 0, "2026-03-04T12:00:00+09:00", "", "2026-03-04T12:00:00+09:00", "says nothing new"},
		{"a year that no format has", tearsheet.Timestamp{Time: time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Second}, tearsheet.Timestamp{}, 0, "", "", "2026-03-05T03:00:00Z", "left out rather than written wrong"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEntry(tearsheet.Entry{ID: "x", FirstSeen: seen, Updated: seen.Add(c.updated), Item: tearsheet.Item{Published: c.published, Modified: c.modified}}, "")
			got := []string{rfc3339(e.published), rfc3339(e.modified), rfc3339(e.updated)}
			if diff := cmp.Diff([]string{c.wantPublished, c.wantModified, c.wantUpdated}, got); diff != "" {
				t.Errorf("published, modified, updated: %s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

func TestFeedItself(t *testing.T) {
	first := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	full := tearsheet.Source{ID: "n", URL: "https://n.example/list/", Title: "Configured", Language: "ko"}
	for _, c := range []struct {
		name                              string
		src                               tearsheet.Source
		profile                           tearsheet.Profile
		base                              string
		title, id, self, language, update string
		why                               string
	}{
		{"configured", full, tearsheet.Profile{Title: "Page", Language: "en", FirstRun: first}, "https://f.example/out/", "Configured", "https://n.example/list/", "https://f.example/out/n/atom.xml", "ko", "2026-03-02T09:00:00Z", "the config wins over the page"},
		{"from the page", tearsheet.Source{ID: "n", URL: "https://n.example/list/"}, tearsheet.Profile{Title: " Page ", Language: "en"}, "", "Page", "https://n.example/list/", "", "en", "1970-01-01T00:00:00Z", "without base_url no self link; never read: the same time always"},
		{"nothing known", tearsheet.Source{ID: "n", URL: "https://n.example/"}, tearsheet.Profile{}, "not an address", "n.example", "https://n.example/", "", "", "1970-01-01T00:00:00Z", "a wrong self link is worse than none"},
		{"secrets in the address", tearsheet.Source{ID: "n", URL: "https://me:secret@n.example/?a@b"}, tearsheet.Profile{}, "https://me:secret@f.example", "n.example", "https://n.example/?a@b", "https://f.example/n/atom.xml", "", "1970-01-01T00:00:00Z", "a feed is public"},
		{"a file", tearsheet.Source{ID: "page"}, tearsheet.Profile{Language: "no tag at all"}, "", "page", "urn:x-tearsheet:page", "", "", "1970-01-01T00:00:00Z", "a listing without an address still has an id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(c.src, c.profile, nil, Options{BaseURL: c.base})
			feed := parseXML(t, encode(t, d.Atom), nsAtom)
			self := ""
			for _, l := range feed.all("link") {
				if l.attr["rel"] == "self" {
					self = l.attr["href"]
				}
			}
			got := []string{feed.one(t, "title").text, feed.one(t, "id").text, self, feed.attr["http://www.w3.org/XML/1998/namespace lang"], feed.one(t, "updated").text}
			if diff := cmp.Diff([]string{c.title, c.id, c.self, c.language, c.update}, got); diff != "" {
				t.Errorf("title, id, self, language, updated: %s (-want +got):\n%s", c.why, diff)
			}
			for _, file := range [][]byte{encode(t, d.RSS), encode(t, d.JSON)} {
				if strings.Contains(string(file), "secret") {
					t.Errorf("gives away a password: %s", file)
				}
				self := strings.Contains(string(file), `rel="self"`) || strings.Contains(string(file), "feed_url")
				if self != (c.self != "") {
					t.Errorf("has a self link: %v: %s", self, file)
				}
			}
		})
	}
}

// TestNothingInvented: what an entry does not say is absent, in every format.
func TestNothingInvented(t *testing.T) {
	src, profile := sampleSource()
	d := New(src, profile, []tearsheet.Entry{{ID: "https://n.example/1", Item: tearsheet.Item{URL: "https://n.example/1", Headline: "Only a headline"}, FirstSeen: profile.FirstRun, Updated: profile.FirstRun}}, sampleOptions)
	item := parseXML(t, encode(t, d.RSS), "").one(t, "channel").one(t, "item")
	entry := parseXML(t, encode(t, d.Atom), nsAtom).one(t, "entry")
	names := func(n *node) (out []string) {
		for _, k := range n.kids {
			out = append(out, k.name)
		}
		slices.Sort(out)
		return out
	}
	if diff := cmp.Diff([]string{"guid", "link", "title"}, names(item)); diff != "" {
		t.Errorf("RSS item (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content", "id", "link", "title", "updated"}, names(entry)); diff != "" {
		t.Errorf("Atom entry (-want +got):\n%s", diff)
	}
	var f struct{ Items []map[string]any }
	if err := json.Unmarshal(encode(t, d.JSON), &f); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": "https://n.example/1", "url": "https://n.example/1", "title": "Only a headline", "content_html": "",
		"_tearsheet": map[string]any{"first_seen": "2026-03-02T09:00:00Z"},
	}
	if diff := cmp.Diff(want, f.Items[0]); diff != "" {
		t.Errorf("JSON item (-want +got):\n%s", diff)
	}
}

func TestCheckID(t *testing.T) {
	for _, id := range []string{"north-news", "Ünï_1.x", "新聞"} {
		if err := CheckID(id); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, id := range []string{"", ".", "..", "../x", "a/b", `a\b`, ".hidden", "a.", " a", "a\n", "a\x00b", "c:", strings.Repeat("x", 201), "\xff"} {
		if err := CheckID(id); tearsheet.KindOf(err) != tearsheet.KindConfig || tearsheet.RemedyOf(err) == "" {
			t.Errorf("%q: %v; want an error of KindConfig with a remedy", id, err)
		}
		if files, err := New(tearsheet.Source{ID: id}, tearsheet.Profile{}, nil, Options{}).Files(); err == nil {
			t.Errorf("%q makes files %q", id, files[0].Name)
		}
	}
}

func TestAnIDIsWrittenOnce(t *testing.T) {
	src, profile := sampleSource()
	entries := append(manyEntries(2), manyEntries(1)...)
	entries = append(entries, tearsheet.Entry{Item: tearsheet.Item{Headline: "nameless"}})
	if n := New(src, profile, entries, sampleOptions).Len(); n != 2 {
		t.Errorf("%d entries, want 2: Atom wants an id, once", n)
	}
}
