package feed

import (
	"bytes"

	"github.com/gorilla/feeds"
)

// All that gorilla/feeds lacks is added here. Its low-level structs are
// embedded, and a field of ours stands before one of theirs with the same XML
// or JSON name: encoding/xml and encoding/json take the shallower of the two.
// The library's own conversions are not used: they invent ids, lose authors
// and categories and leave required elements empty.

// Namespaces, with the prefixes that validators expect.
const (
	nsAtom  = "http://www.w3.org/2005/Atom"
	nsDC    = "http://purl.org/dc/elements/1.1/"
	nsMedia = "http://search.yahoo.com/mrss/"
	nsXHTML = "http://www.w3.org/1999/xhtml"

	nsContent = "http://purl.org/rss/1.0/modules/content/"
)

// Their structs that need nothing more. No other file of this package names
// the library.
type (
	rssGuid    = feeds.RssGuid
	rssContent = feeds.RssContent
	atomLink   = feeds.AtomLink
	atomPerson = feeds.AtomPerson
	atomAuthor = feeds.AtomAuthor
	jsonAuthor = feeds.JSONAuthor
)

// document makes any struct one that feeds.WriteXML takes.
type document struct{ root any }

// FeedXml is the method of feeds.XmlFeed.
func (d document) FeedXml() any { return d.root }

// encodeXML ends the document with a newline, as text files do.
func encodeXML(root any) ([]byte, error) {
	var b bytes.Buffer
	if err := feeds.WriteXML(document{root}, &b); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// RSS 2.0.

type rssRoot struct {
	feeds.RssFeedXml
	Atom    string      `xml:"xmlns:atom,attr,omitempty"`
	DC      string      `xml:"xmlns:dc,attr"`
	Media   string      `xml:"xmlns:media,attr"`
	Channel *rssChannel `xml:"channel"`
}

// rssChannel holds its items last: metadata after an item is misplaced.
type rssChannel struct {
	feeds.RssFeed
	Self  *rssSelf   `xml:"atom:link"`
	Items []*rssItem `xml:"item"`
}

type rssSelf struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

// rssItem has its description before the content, as the RSS profile asks.
type rssItem struct {
	Title       string  `xml:"title,omitempty"`
	Link        string  `xml:"link,omitempty"`
	Description *string `xml:"description"`
	feeds.RssItem
	Creators   []string `xml:"dc:creator"`
	Categories []string `xml:"category"`
	Language   string   `xml:"dc:language,omitempty"`
	media
}

// media is Media RSS; Atom takes it as it is.
type media struct {
	Picture   *mediaContent `xml:"media:content"`
	Thumbnail *mediaURL     `xml:"media:thumbnail"`
}

type mediaURL struct {
	URL string `xml:"url,attr"`
}

type mediaContent struct {
	URL    string `xml:"url,attr"`
	Medium string `xml:"medium,attr"`
}

func picture(address string) media {
	if address == "" {
		return media{}
	}
	return media{&mediaContent{address, "image"}, &mediaURL{address}}
}

// Atom 1.0.

// atomFeed holds its entries last: RFC 4287's grammar wants them there.
type atomFeed struct {
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Media string `xml:"xmlns:media,attr"`
	feeds.AtomFeed
	Links     []atomLink     `xml:"link"`
	Generator *atomGenerator `xml:"generator"`
	Entries   []*atomEntry   `xml:"entry"`
}

type atomGenerator struct {
	Version string `xml:"version,attr,omitempty"`
	Name    string `xml:",chardata"`
}

type atomEntry struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	feeds.AtomEntry
	Summary    *atomText      `xml:"summary"`
	Content    *atomText      `xml:"content"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	media
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// atomText is text or HTML, or else XHTML that is there and says nothing: an
// entry needs content or a summary, and an empty one counts as a mistake.
type atomText struct {
	Type  string    `xml:"type,attr"`
	Text  string    `xml:",chardata"`
	Empty *xhtmlDiv `xml:"div"`
}

type xhtmlDiv struct {
	Xmlns string `xml:"xmlns,attr"`
}

// JSON Feed 1.1.

type jsonFeed struct {
	feeds.JSONFeed
	Items []*jsonItem `json:"items"` // required, also when empty
}

// jsonItem's times are text, for time.Time would lose them their whole
// seconds or refuse an offset.
type jsonItem struct {
	feeds.JSONItem
	ContentHTML string    `json:"content_html"` // required, also when empty
	Published   string    `json:"date_published,omitempty"`
	Modified    string    `json:"date_modified,omitempty"`
	Language    string    `json:"language,omitempty"`
	Extension   extension `json:"_tearsheet"`
}
