package feed

import (
	"slices"
	"strings"
	"time"

	"tearsheet"
)

// entry is what the three formats say of a story. All text in it is clean,
// all addresses are absolute and all times are instants as written.
type entry struct {
	id        string
	url       string // "": none
	title     string
	dek       string // plain text
	html      string // picture and dek; never the headline
	image     string
	authors   []author
	labels    []string
	language  string    // "": the feed's
	published time.Time // as stated; zero: none
	modified  time.Time // when it is known to have changed since; zero: it has not
	updated   time.Time // never zero
	extension extension
}

type author struct{ name, url string }

func newEntry(e tearsheet.Entry, feedLanguage string) entry {
	it := e.Item
	w := entry{
		id:        clean(firstText(e.ID, it.URL)),
		url:       address(it.URL),
		title:     strings.TrimSpace(clean(it.Headline)),
		dek:       strings.TrimSpace(clean(it.Dek)),
		image:     address(it.Image),
		authors:   authors(it.Authors),
		labels:    labels(it.Labels),
		language:  languageTag(it.Language),
		published: stated(it.Published),
	}
	if w.language == feedLanguage {
		w.language = ""
	}
	w.html = contentHTML(w.image, w.dek)
	w.modified = modified(e, w.published)
	w.updated = firstOf(w.modified, w.published, instant(e.FirstSeen), time.Unix(0, 0).UTC())
	w.extension = newExtension(e)
	return w
}

// modified is when the story is known to have changed after it was published:
// the later of what the page states and of our capture of its last revision.
// Zero: nothing says that it has changed. On the day of a publication whose
// hour is not known it may lie before the midday that stands for that day.
func modified(e tearsheet.Entry, published time.Time) time.Time {
	m := stated(e.Item.Modified)
	if e.Updated.After(e.FirstSeen) {
		m = latest(m, instant(e.Updated))
	}
	earliest := published
	if e.Item.Published.Precision == tearsheet.Day {
		earliest = instant(e.Item.Published.Time)
	}
	if m.Before(earliest) || m.Equal(published) {
		return time.Time{}
	}
	return m
}

// authors keeps the order of the byline and names each author once.
func authors(in []tearsheet.Author) []author {
	var out []author
	for _, a := range in {
		w := author{strings.TrimSpace(clean(a.Name)), address(a.URL)}
		if w.name != "" && !slices.ContainsFunc(out, func(o author) bool { return o.name == w.name }) {
			out = append(out, w)
		}
	}
	return out
}

// labels drops empty and repeated ones: JSON Feed's tags are a set.
func labels(in []string) []string {
	var out []string
	for _, l := range in {
		if l = strings.TrimSpace(clean(l)); l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
