package feed

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"tearsheet"
)

// Options is what shapes a document besides the entries.
type Options struct {
	// BaseURL is where the output folder is served. Without one that is an
	// absolute http(s) address no self link is written: a wrong one is worse
	// than none.
	BaseURL string
	Version string // of the program, for the generator element; "": none is named
}

// Document is a feed before it is encoded: what all three formats say. The
// zero value is a feed that says nothing; New and FromItems make real ones.
type Document struct {
	source   string // Source.ID
	title    string
	id       string // of the feed, for Atom
	home     string // address of the listing; "": none that can be written
	base     string // folder of the self links, with its slash; "": no self links
	language string
	version  string
	updated  time.Time
	entries  []entry
}

// New makes the document of a source from its stored entries: in the order of
// tearsheet.Order, the newest Source.Limit of them (0: all). The slice given
// is left as it is. No entries make a valid feed that is empty, dated at the
// profile's first run.
func New(src tearsheet.Source, p tearsheet.Profile, entries []tearsheet.Entry, o Options) Document {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, tearsheet.Order)
	if src.Limit > 0 && len(sorted) > src.Limit {
		sorted = sorted[:src.Limit]
	}
	return newDocument(src, p, sorted, o)
}

// FromItems makes a document of what one capture says, nothing stored: all
// items in the order given, each first seen at its capture and with its
// address as id. Profile.FirstRun dates a document without items.
func FromItems(src tearsheet.Source, p tearsheet.Profile, items []tearsheet.Item, o Options) Document {
	entries := make([]tearsheet.Entry, len(items))
	for i, it := range items {
		at := it.Evidence.At
		entries[i] = tearsheet.Entry{ID: it.URL, Source: src.ID, Item: it, FirstSeen: at, Updated: at}
	}
	return newDocument(src, p, entries, o)
}

// Len is the number of entries in the document.
func (d Document) Len() int { return len(d.entries) }

func newDocument(src tearsheet.Source, p tearsheet.Profile, entries []tearsheet.Entry, o Options) Document {
	d := Document{
		source:   src.ID,
		home:     address(src.URL),
		base:     selfBase(o.BaseURL, src.ID),
		language: languageTag(firstText(src.Language, p.Language)),
		version:  clean(o.Version),
		entries:  make([]entry, 0, len(entries)),
	}
	d.id = feedID(d.home, src.ID)
	d.title = feedTitle(src, p, d.id)
	seen := make(map[string]bool, len(entries))
	for _, e := range entries {
		// Atom (RFC 4287 section 4.1.1) and readers want an id, and want it
		// once. A store gives both; of other callers the first one stands.
		w := newEntry(e, d.language)
		if w.id == "" || seen[w.id] {
			continue
		}
		seen[w.id] = true
		d.entries = append(d.entries, w)
		if w.updated.After(d.updated) {
			d.updated = w.updated
		}
	}
	// Atom needs a time; a source never read and without entries has none to
	// give, and gets the same one always.
	d.updated = firstOf(d.updated, instant(p.FirstRun), time.Unix(0, 0).UTC())
	return d
}

// feedID is the listing's address, which stays when the feed's own address
// (base_url) changes; a source without one that can be written has a URI of
// its name.
func feedID(home, source string) string {
	if home != "" {
		return home
	}
	return "urn:x-tearsheet:" + url.PathEscape(clean(source))
}

// feedTitle is the configured title, else the page's, else the host.
func feedTitle(src tearsheet.Source, p tearsheet.Profile, id string) string {
	for _, s := range []string{src.Title, p.Title} {
		if s = strings.TrimSpace(clean(s)); s != "" {
			return s
		}
	}
	if u, err := url.Parse(id); err == nil && u.Host != "" {
		return u.Host
	}
	return clean(src.ID)
}
