package sqlite

import (
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"time"

	"tearsheet"
)

// instant is a time as a column: NULL for the zero time.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// moment is a column as a time, in UTC.
func moment(us sql.NullInt64) time.Time {
	if !us.Valid {
		return time.Time{}
	}
	return time.UnixMicro(us.Int64).UTC()
}

// stamp is a Timestamp as six columns: instant, offset, precision, zone,
// relative, text. All are NULL for the zero value.
type stamp struct {
	At                                sql.NullInt64
	Offset, Precision, Zone, Relative sql.NullInt64
	Text                              sql.NullString
}

func (s *stamp) scan() []any {
	return []any{&s.At, &s.Offset, &s.Precision, &s.Zone, &s.Relative, &s.Text}
}

func stampArgs(t tearsheet.Timestamp) []any {
	if t.IsZero() {
		return make([]any, 6)
	}
	_, offset := t.Time.Zone()
	return []any{t.Time.UnixMicro(), offset, int64(t.Precision), int64(t.Zone), t.Relative, t.Text}
}

func (s *stamp) timestamp() tearsheet.Timestamp {
	if !s.At.Valid {
		return tearsheet.Timestamp{}
	}
	zone := time.UTC
	if s.Offset.Int64 != 0 {
		zone = time.FixedZone("", int(s.Offset.Int64))
	}
	return tearsheet.Timestamp{
		Time:      time.UnixMicro(s.At.Int64).In(zone),
		Precision: tearsheet.Precision(s.Precision.Int64),
		Zone:      tearsheet.ZoneSource(s.Zone.Int64),
		Relative:  s.Relative.Int64 != 0,
		Text:      s.Text.String,
	}
}

// packBands keeps the bands of a likeness beside their entry, so that its rows
// in the table of bands are found again.
func packBands(bands []uint64) []byte {
	var b []byte
	for _, band := range bands {
		b = binary.BigEndian.AppendUint64(b, band)
	}
	return b
}

// signed gives 64-bit keys the type that SQL has for them, bit by bit.
func signed(keys []uint64) []int64 {
	s := make([]int64, len(keys))
	for i, k := range keys {
		s[i] = int64(k)
	}
	return s
}

func unpackBands(b []byte) []uint64 {
	var bands []uint64
	for ; len(b) >= 8; b = b[8:] {
		bands = append(bands, binary.BigEndian.Uint64(b))
	}
	return bands
}

// wording hashes a headline for the index; what it finds is compared in full.
// It is stored, so it must never change.
func wording(headline string) int64 {
	h := fnv.New64a()
	h.Write([]byte(headline))
	return int64(h.Sum64())
}

type authorRecord struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// packAuthors and packLabels give "" for none.
func packAuthors(authors []tearsheet.Author) (string, error) {
	if len(authors) == 0 {
		return "", nil
	}
	records := make([]authorRecord, len(authors))
	for i, a := range authors {
		records[i] = authorRecord(a)
	}
	b, err := json.Marshal(records)
	return string(b), err
}

func unpackAuthors(s string) ([]tearsheet.Author, error) {
	if s == "" {
		return nil, nil
	}
	var records []authorRecord
	if err := json.Unmarshal([]byte(s), &records); err != nil {
		return nil, err
	}
	authors := make([]tearsheet.Author, len(records))
	for i, r := range records {
		authors[i] = tearsheet.Author(r)
	}
	return authors, nil
}

func packLabels(labels []string) (string, error) {
	if len(labels) == 0 {
		return "", nil
	}
	b, err := json.Marshal(labels)
	return string(b), err
}

func unpackLabels(s string) (labels []string, err error) {
	if s == "" {
		return nil, nil
	}
	err = json.Unmarshal([]byte(s), &labels)
	return labels, err
}
