package sqlite

import (
	"database/sql"
	"slices"
	"strings"

	"tearsheet"
)

// record is an entry with its row number and its source's.
type record struct {
	id, source int64
	entry      tearsheet.Entry
}

// entryColumns are what record.scan reads, from entries e with their evidence
// v and source s.
const entryColumns = `e.id, e.source, s.name, e.guid, e.first_seen, e.updated, e.place,
	e.url, e.key, e.headline, e.dek, e.authors, e.image, e.labels, e.language,
	e.pub_at, e.pub_offset, e.pub_precision, e.pub_zone, e.pub_relative, e.pub_text,
	e.mod_at, e.mod_offset, e.mod_precision, e.mod_zone, e.mod_relative, e.mod_text,
	e.bits, e.bands, v.page, v.at, v.digest, v.recipe`

const (
	entryTables = `entries e` + entryJoins
	entryJoins  = ` JOIN sources s ON s.id = e.source JOIN evidence v ON v.id = e.evidence`
)

// scan reads entryColumns, after such columns as the query has before them.
func (r *record) scan(rows *sql.Rows, before ...any) error {
	var (
		first, updated, taken sql.NullInt64
		authors, labels       string
		published, modified   stamp
		bits                  int64
		bands                 []byte
	)
	e, it := &r.entry, &r.entry.Item
	dest := append(before, &r.id, &r.source, &e.Source, &e.ID, &first, &updated, &it.Place,
		&it.URL, &it.Key, &it.Headline, &it.Dek, &authors, &it.Image, &labels, &it.Language)
	dest = append(append(dest, published.scan()...), modified.scan()...)
	dest = append(dest, &bits, &bands, &it.Evidence.PageURL, &taken, &it.Evidence.Digest, &it.Evidence.Recipe)
	err := rows.Scan(dest...)
	if err != nil {
		return err
	}
	e.FirstSeen, e.Updated, it.Evidence.At = moment(first), moment(updated), moment(taken)
	it.Published, it.Modified = published.timestamp(), modified.timestamp()
	it.Likeness = tearsheet.Signature{Bits: uint64(bits), Bands: unpackBands(bands)}
	if it.Authors, err = unpackAuthors(authors); err != nil {
		return err
	}
	it.Labels, err = unpackLabels(labels)
	return err
}

const revisionColumns = `r.entry, r.at, r.url, r.headline, r.dek, r.authors,
	r.pub_at, r.pub_offset, r.pub_precision, r.pub_zone, r.pub_relative, r.pub_text,
	v.page, v.at, v.digest, v.recipe`

func scanRevision(rows *sql.Rows) (entry int64, r tearsheet.Revision, err error) {
	var (
		at, taken sql.NullInt64
		authors   string
		date      stamp
	)
	dest := append([]any{&entry, &at, &r.URL, &r.Headline, &r.Dek, &authors}, date.scan()...)
	dest = append(dest, &r.Evidence.PageURL, &taken, &r.Evidence.Digest, &r.Evidence.Recipe)
	if err = rows.Scan(dest...); err != nil {
		return 0, r, err
	}
	r.At, r.Evidence.At, r.Date = moment(at), moment(taken), date.timestamp()
	r.Authors, err = unpackAuthors(authors)
	return entry, r, err
}

// many is how many values a statement with a list takes. A longer list is
// asked for in parts, a shorter one filled up with NULL, which equals nothing:
// so that the text of each statement is one and it is prepared once.
const many = 32

var list = "(" + strings.TrimSuffix(strings.Repeat("?, ", many), ", ") + ")"

// parts gives the arguments of each statement that a list needs, size values
// each, after those that come before it.
func parts[T any](values []T, size int, before ...any) [][]any {
	var args [][]any
	for part := range slices.Chunk(values, size) {
		a := make([]any, len(before)+size)
		copy(a, before)
		for i, v := range part {
			a[len(before)+i] = v
		}
		args = append(args, a)
	}
	return args
}
