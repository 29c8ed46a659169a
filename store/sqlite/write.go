package sqlite

import (
	"context"
	"slices"
	"strings"

	"tearsheet"
	"tearsheet/store"
)

const (
	insertEntry = `INSERT INTO entries (source, guid, first_seen, place,
			updated, sort_at, wording, url, key, headline, dek, authors, image, labels, language,
			pub_at, pub_offset, pub_precision, pub_zone, pub_relative, pub_text,
			mod_at, mod_offset, mod_precision, mod_zone, mod_relative, mod_text,
			bits, bands, evidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	updateEntry = `UPDATE entries SET
			updated = ?, sort_at = ?, wording = ?, url = ?, key = ?, headline = ?, dek = ?, authors = ?, image = ?, labels = ?, language = ?,
			pub_at = ?, pub_offset = ?, pub_precision = ?, pub_zone = ?, pub_relative = ?, pub_text = ?,
			mod_at = ?, mod_offset = ?, mod_precision = ?, mod_zone = ?, mod_relative = ?, mod_text = ?,
			bits = ?, bands = ?, evidence = ?
		WHERE id = ?`
	insertKey      = `INSERT INTO address_keys (source, key, entry) VALUES (?, ?, ?)`
	insertEvidence = `INSERT INTO evidence (page, at, digest, recipe) VALUES (?, ?, ?, ?)`
	insertRevision = `INSERT INTO revisions (entry, seq, at, url, headline, dek, authors,
			pub_at, pub_offset, pub_precision, pub_zone, pub_relative, pub_text, evidence)
		VALUES (?1, (SELECT count(*) FROM revisions WHERE entry = ?1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	deleteBand     = `DELETE FROM bands WHERE band = ? AND entry = ?`
	insertRelated  = `INSERT INTO related (entry, other) VALUES (?, ?) ON CONFLICT DO NOTHING`
	clearPublished = `UPDATE sources SET fingerprint = '', val_url = '', val_etag = '', val_last_modified = '',
			val_digest = '', val_fresh_until = NULL
		WHERE id = ? AND (fingerprint <> '' OR val_url <> '' OR val_etag <> '' OR val_last_modified <> '' OR val_digest <> '' OR val_fresh_until IS NOT NULL)`
)

var insertBands = `INSERT INTO bands (entry, source, band) SELECT ?, ?, column1 FROM (VALUES ` +
	strings.TrimSuffix(strings.Repeat("(?), ", someBands), ", ") + `) WHERE column1 IS NOT NULL ON CONFLICT DO NOTHING`

// writer puts changes of one source into their tables.
type writer struct {
	tx
	source  int64
	rows    map[string]int64             // row numbers by id, of what was written
	seen    map[tearsheet.Evidence]int64 // rows made in this transaction
	altered map[int64]bool               // sources whose feed says something else now
}

func (w *writer) changes(ctx context.Context, m *memory, ch store.Changes) error {
	w.rows, w.altered = map[string]int64{}, map[int64]bool{}
	for _, n := range ch.New {
		if err := w.add(ctx, n); err != nil {
			return err
		}
	}
	for _, k := range ch.Known {
		if err := w.change(ctx, m.rows[k.Entry.ID], k); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) add(ctx context.Context, n store.Known) error {
	e := n.Entry
	state, err := w.state(ctx, e)
	if err != nil {
		return err
	}
	args := append([]any{w.source, e.ID, instant(e.FirstSeen), e.Item.Place}, state...)
	result, err := w.exec(ctx, insertEntry, args...)
	if err != nil {
		return err
	}
	row, err := result.LastInsertId()
	if err != nil {
		return err
	}
	w.rows[e.ID], w.altered[w.source] = row, true
	if err := w.keys(ctx, row, n.Keys); err != nil {
		return err
	}
	if err := w.bands(ctx, row, nil, e.Item.Likeness.Bands); err != nil {
		return err
	}
	return w.revise(ctx, row, e.Revisions[0])
}

func (w *writer) change(ctx context.Context, was record, c store.Change) error {
	w.rows[c.Entry.ID] = was.id
	if err := w.keys(ctx, was.id, c.Keys); err != nil || !c.Altered {
		return err
	}
	w.altered[w.source] = true
	state, err := w.state(ctx, c.Entry)
	if err != nil {
		return err
	}
	if _, err := w.exec(ctx, updateEntry, append(state, was.id)...); err != nil {
		return err
	}
	if err := w.bands(ctx, was.id, was.entry.Item.Likeness.Bands, c.Entry.Item.Likeness.Bands); err != nil {
		return err
	}
	if c.Revised == nil {
		return nil
	}
	return w.revise(ctx, was.id, *c.Revised)
}

// state is what of an entry can change, as columns.
func (w *writer) state(ctx context.Context, e tearsheet.Entry) ([]any, error) {
	it := e.Item
	authors, err := packAuthors(it.Authors)
	if err != nil {
		return nil, err
	}
	labels, err := packLabels(it.Labels)
	if err != nil {
		return nil, err
	}
	evidence, err := w.evidence(ctx, it.Evidence)
	if err != nil {
		return nil, err
	}
	args := make([]any, 0, 32)
	args = append(args, instant(e.Updated), e.SortTime().UnixMicro(), wording(it.Headline),
		it.URL, it.Key, it.Headline, it.Dek, authors, it.Image, labels, it.Language)
	args = append(append(args, stampArgs(it.Published)...), stampArgs(it.Modified)...)
	return append(args, int64(it.Likeness.Bits), packBands(it.Likeness.Bands), evidence), nil
}

func (w *writer) keys(ctx context.Context, row int64, keys []string) error {
	for _, key := range keys {
		if _, err := w.exec(ctx, insertKey, w.source, key, row); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) bands(ctx context.Context, row int64, old, now []uint64) error {
	if slices.Equal(old, now) {
		return nil
	}
	for _, b := range old {
		if _, err := w.exec(ctx, deleteBand, int64(b), row); err != nil {
			return err
		}
	}
	for _, args := range parts(signed(now), someBands, row, w.source) {
		if _, err := w.exec(ctx, insertBands, args...); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) revise(ctx context.Context, row int64, r tearsheet.Revision) error {
	authors, err := packAuthors(r.Authors)
	if err != nil {
		return err
	}
	evidence, err := w.evidence(ctx, r.Evidence)
	if err != nil {
		return err
	}
	args := append([]any{row, instant(r.At), r.URL, r.Headline, r.Dek, authors}, stampArgs(r.Date)...)
	_, err = w.exec(ctx, insertRevision, append(args, evidence)...)
	return err
}

// evidence gives the row of a snapshot, one for all that was read from it.
func (w *writer) evidence(ctx context.Context, ev tearsheet.Evidence) (int64, error) {
	ev.At = ev.At.Round(0).UTC()
	if row, ok := w.seen[ev]; ok {
		return row, nil
	}
	result, err := w.exec(ctx, insertEvidence, ev.PageURL, instant(ev.At), ev.Digest, ev.Recipe)
	if err != nil {
		return 0, err
	}
	row, err := result.LastInsertId()
	w.seen[ev] = row
	return row, err
}

// relate links two entries both ways.
func (w *writer) relate(ctx context.Context, row int64, other record) error {
	result, err := w.exec(ctx, insertRelated, row, other.id)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	w.altered[w.source], w.altered[other.source] = true, true
	_, err = w.exec(ctx, insertRelated, other.id, row)
	return err
}

// clear forgets what the output files of altered sources say.
func (w *writer) clear(ctx context.Context) error {
	for source := range w.altered {
		if _, err := w.exec(ctx, clearPublished, source); err != nil {
			return err
		}
	}
	return nil
}
