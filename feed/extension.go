package feed

import (
	"strings"

	"tearsheet"
)

// extension is the _tearsheet object of an item: what the formats have no
// word for. docs/formats.md describes it to readers.
type extension struct {
	Published *extDate     `json:"published,omitempty"`
	Modified  *extDate     `json:"modified,omitempty"`
	FirstSeen string       `json:"first_seen,omitempty"`
	Evidence  *extEvidence `json:"evidence,omitempty"`
	Related   []extRelated `json:"related,omitempty"`
}

// extDate is how much of a date was stated, and in which words.
type extDate struct {
	At        string `json:"at"` // 2006-01-02 for a day, RFC 3339 for a time
	Precision string `json:"precision"`
	Zone      string `json:"zone,omitempty"`
	Relative  bool   `json:"relative,omitempty"`
	Text      string `json:"text,omitempty"`
}

// extEvidence names the snapshot that the entry's present wording was read
// from first.
type extEvidence struct {
	Page     string `json:"page,omitempty"`
	Captured string `json:"captured,omitempty"`
	Digest   string `json:"digest,omitempty"`
	Recipe   string `json:"recipe,omitempty"`
}

type extRelated struct {
	Source string `json:"source,omitempty"`
	ID     string `json:"id,omitempty"`
	URL    string `json:"url,omitempty"`
}

func newExtension(e tearsheet.Entry) extension {
	x := extension{
		Published: newExtDate(e.Item.Published),
		Modified:  newExtDate(e.Item.Modified),
		FirstSeen: rfc3339(instant(e.FirstSeen)),
		Evidence:  newEvidence(e),
	}
	for _, r := range e.Related {
		x.Related = append(x.Related, extRelated{clean(r.Source), clean(r.ID), address(r.URL)})
	}
	return x
}

func newExtDate(t tearsheet.Timestamp) *extDate {
	at := rfc3339(stated(t))
	if at == "" {
		return nil
	}
	if t.Precision == tearsheet.Day {
		at, _, _ = strings.Cut(at, "T")
	}
	return &extDate{at, t.Precision.String(), t.Zone.String(), t.Relative, clean(t.Text)}
}

// newEvidence is that of the last revision: a later capture that says the
// same must not change the file.
func newEvidence(e tearsheet.Entry) *extEvidence {
	v := e.Item.Evidence
	if n := len(e.Revisions); n > 0 {
		v = e.Revisions[n-1].Evidence
	}
	x := extEvidence{address(v.PageURL), rfc3339(instant(v.At)), clean(v.Digest), clean(v.Recipe)}
	if x == (extEvidence{}) {
		return nil
	}
	return &x
}
