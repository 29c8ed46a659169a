package feed

// rssType is the media type of a feed file in a self link.
const rssType = "application/rss+xml"

// RSS encodes the document as RSS 2.0 with the rules of the RSS Advisory
// Board's profile: description as HTML, authors as dc:creator (author wants an
// e-mail address), the picture in Media RSS and, for readers that do not know
// that, in content:encoded.
func (d Document) RSS() ([]byte, error) {
	c := &rssChannel{}
	c.Title = d.title
	c.Link = firstText(d.home, d.id)
	c.Description = firstText(d.home, d.title)
	c.Language = d.language
	c.LastBuildDate = rfc822(d.updated)
	c.Generator = d.generator()
	root := &rssRoot{DC: nsDC, Media: nsMedia, Channel: c}
	root.Version, root.ContentNamespace = "2.0", nsContent
	if d.base != "" {
		root.Atom = nsAtom
		c.Self = &rssSelf{d.base + RSSFile, "self", rssType}
	}
	c.Items = make([]*rssItem, len(d.entries))
	for i, e := range d.entries {
		c.Items[i] = e.rss()
	}
	return encodeXML(root)
}

func (e entry) rss() *rssItem {
	it := &rssItem{
		Title:      e.title,
		Link:       e.url,
		Categories: e.labels,
		Language:   e.language,
		media:      picture(e.image),
	}
	it.Guid = &rssGuid{Id: e.id, IsPermaLink: "false"}
	it.PubDate = rfc822(e.published)
	for _, a := range e.authors {
		it.Creators = append(it.Creators, a.name)
	}
	if e.image != "" {
		it.RssItem.Content = &rssContent{Content: e.html}
	}
	// An item needs a title or a description, and a description before its
	// content, be it an empty one.
	if e.dek != "" || e.image != "" || e.title == "" {
		description := escapeText(e.dek)
		it.Description = &description
	}
	return it
}

func (d Document) generator() string {
	if d.version == "" {
		return program
	}
	return program + " " + d.version
}

const program = "tearsheet"
