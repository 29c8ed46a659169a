package feed

const atomType = "application/atom+xml"

// Atom encodes the document as Atom 1.0 (RFC 4287). The source is the feed's
// author; an entry without byline has none of its own and so inherits that.
// An entry's updated is when it is known to have changed last, else its date,
// else when it was first seen.
func (d Document) Atom() ([]byte, error) {
	f := &atomFeed{
		Lang:      d.language,
		Media:     nsMedia,
		Generator: &atomGenerator{Version: d.version, Name: program},
		Entries:   make([]*atomEntry, len(d.entries)),
	}
	f.Xmlns = nsAtom
	f.Title = d.title
	f.Id = d.id
	f.Updated = rfc3339(d.updated)
	f.Author = &atomAuthor{AtomPerson: atomPerson{Name: d.title}}
	if d.home != "" {
		f.Links = append(f.Links, atomLink{Href: d.home, Rel: "alternate", Type: "text/html"})
	}
	if d.base != "" {
		f.Links = append(f.Links, atomLink{Href: d.base + AtomFile, Rel: "self", Type: atomType})
	}
	for i, e := range d.entries {
		f.Entries[i] = e.atom()
	}
	return encodeXML(f)
}

func (e entry) atom() *atomEntry {
	w := &atomEntry{Lang: e.language, media: picture(e.image)}
	w.Title = e.title
	w.Id = e.id
	w.Published = rfc3339(e.published)
	w.Updated = rfc3339(e.updated)
	if e.url != "" {
		w.Links = append(w.Links, atomLink{Href: e.url, Rel: "alternate"})
	}
	for _, a := range e.authors {
		w.Authors = append(w.Authors, atomPerson{Name: a.name, Uri: a.url})
	}
	for _, l := range e.labels {
		w.Categories = append(w.Categories, atomCategory{l})
	}
	if e.dek != "" {
		w.Summary = &atomText{Type: "text", Text: e.dek}
	}
	w.Content = &atomText{Type: "html", Text: e.html}
	if e.html == "" {
		w.Content = &atomText{Type: "xhtml", Empty: &xhtmlDiv{nsXHTML}}
	}
	return w
}
