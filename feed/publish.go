package feed

import (
	"context"
	"fmt"
	"path"
	"strings"

	"tearsheet"
)

// The files of a source, in its folder.
const (
	RSSFile  = "rss.xml"
	AtomFile = "atom.xml"
	JSONFile = "feed.json"
)

// Publisher places bytes under names, whole or not at all.
type Publisher interface {
	// Publish makes data what stands under the name, a slash-separated path.
	// At every moment a reader finds the old bytes or the new ones. It may be
	// repeated; bytes that stand there already are not written again and
	// changed is false. An error leaves the old bytes and is a
	// *tearsheet.Error of KindOutput, or the context's own.
	Publish(ctx context.Context, name string, data []byte) (changed bool, err error)
	// Has reports whether bytes stand under the name; false when that cannot
	// be told. A feed that somebody deleted must come back though its page is
	// what it was.
	Has(ctx context.Context, name string) bool
}

// Names lists the names of a source's files.
func Names(source string) []string {
	return []string{path.Join(source, RSSFile), path.Join(source, AtomFile), path.Join(source, JSONFile)}
}

// File is one encoding of a document and the name to publish it under.
type File struct {
	Name string // <source id>/rss.xml and the like
	Data []byte
}

// Files encodes the document three times. A source id that is no plain name
// of a folder is an error of KindConfig.
func (d Document) Files() ([]File, error) {
	if err := CheckID(d.source); err != nil {
		return nil, err
	}
	encodings := []struct {
		name   string
		encode func() ([]byte, error)
	}{{RSSFile, d.RSS}, {AtomFile, d.Atom}, {JSONFile, d.JSON}}
	files := make([]File, 0, len(encodings))
	for _, e := range encodings {
		data, err := e.encode()
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", e.name, err)
		}
		files = append(files, File{path.Join(d.source, e.name), data})
	}
	return files, nil
}

// CheckID reports why a source id cannot name a folder, on any system; nil
// when it can. A folder of a feed is served as it is, so hidden names, names
// with white space at an end and those that a shell or an address would take
// apart are refused, too.
func CheckID(id string) error {
	why := ""
	switch {
	case id == "":
		why = "is empty"
	case len(id) > 200:
		why = "is longer than 200 bytes"
	case id != clean(id):
		why = "holds control characters or bytes that are no UTF-8"
	case strings.ContainsAny(id, "/\\:*?\"<>|\n\t"):
		why = `holds one of / \ : * ? " < > |`
	case strings.HasPrefix(id, "."), strings.HasSuffix(id, "."):
		why = "begins or ends with a dot"
	case strings.TrimSpace(id) != id:
		why = "begins or ends with white space"
	default:
		return nil
	}
	return &tearsheet.Error{
		Kind:   tearsheet.KindConfig,
		Err:    fmt.Errorf("source id %q %s", id, why),
		Remedy: "name the source with letters, digits, - and _, as in north-news",
	}
}
