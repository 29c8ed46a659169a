package feed

import (
	"bytes"
	"encoding/json"
)

const jsonVersion = "https://jsonfeed.org/version/1.1"

// JSON encodes the document as JSON Feed 1.1, with what the format has no
// word for in each item's _tearsheet.
func (d Document) JSON() ([]byte, error) {
	f := &jsonFeed{Items: make([]*jsonItem, len(d.entries))}
	f.Version = jsonVersion
	f.Title = d.title
	f.Language = d.language
	f.HomePageUrl = d.home
	if d.base != "" {
		f.FeedUrl = d.base + JSONFile
	}
	for i, e := range d.entries {
		f.Items[i] = e.json()
	}
	return encodeJSON(f, "  ")
}

// Lines encodes the entries alone, one JSON object a line, each as it stands
// in the items of JSON. No entries make no lines.
func (d Document) Lines() ([]byte, error) {
	var out []byte
	for _, e := range d.entries {
		line, err := encodeJSON(e.json(), "")
		if err != nil {
			return nil, err
		}
		out = append(out, line...)
	}
	return out, nil
}

func (e entry) json() *jsonItem {
	it := &jsonItem{
		ContentHTML: e.html,
		Published:   rfc3339(e.published),
		Modified:    rfc3339(e.modified),
		Language:    e.language,
		Extension:   e.extension,
	}
	it.Id = e.id
	it.Url = e.url
	it.Title = e.title
	it.Summary = e.dek
	it.Image = e.image
	it.Tags = e.labels
	for _, a := range e.authors {
		it.Authors = append(it.Authors, &jsonAuthor{Name: a.name, Url: a.url})
	}
	return it
}

// encodeJSON ends the value with a newline and leaves <, > and & readable.
func encodeJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
