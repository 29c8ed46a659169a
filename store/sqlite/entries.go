package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"tearsheet"
)

var (
	selectEntries = `SELECT ` + entryColumns + ` FROM ` + entryTables + `
		WHERE e.source = ? ORDER BY e.sort_at DESC, e.first_seen DESC, e.place, e.guid LIMIT ?`
	selectRevisions = `SELECT ` + revisionColumns + ` FROM revisions r JOIN evidence v ON v.id = r.evidence
		WHERE r.entry IN ` + list + ` ORDER BY r.entry, r.seq`
	selectRelated = `SELECT l.entry, s.name, e.guid, e.url
		FROM related l JOIN entries e ON e.id = l.other JOIN sources s ON s.id = e.source
		WHERE l.entry IN ` + list + ` ORDER BY l.entry, l.other`
	selectArrivals = `SELECT e.first_seen FROM entries e JOIN sources s ON s.id = e.source
		WHERE s.name = ? AND e.first_seen > s.first_merge AND e.first_seen >= ? ORDER BY e.first_seen`
)

// Entries keeps the contract's promise. It reads the entries that it gives and
// not the history behind them.
func (s *Store) Entries(ctx context.Context, name string, limit int) ([]tearsheet.Entry, error) {
	var entries []tearsheet.Entry
	queries := []string{selectSource, selectEntries, selectRevisions, selectRelated}
	err := s.read.transact(ctx, queries, nil, func(t tx) error {
		src, err := findSource(ctx, t.rows, name)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if limit <= 0 {
			limit = -1 // SQLite's word for all
		}
		entries, err = newest(ctx, t, src.id, limit)
		return err
	})
	if err != nil {
		return nil, s.fail(ctx, "entries of "+name, err)
	}
	return entries, nil
}

func newest(ctx context.Context, t tx, source int64, limit int) ([]tearsheet.Entry, error) {
	var entries []tearsheet.Entry
	var ids []int64
	at := map[int64]int{}
	err := t.rows(ctx, func(rows *sql.Rows) error {
		var r record
		err := r.scan(rows)
		at[r.id] = len(entries)
		ids, entries = append(ids, r.id), append(entries, r.entry)
		return err
	}, selectEntries, source, limit)
	if err != nil {
		return nil, err
	}
	for _, args := range parts(ids, many) {
		err := t.rows(ctx, func(rows *sql.Rows) error {
			row, revision, err := scanRevision(rows)
			e := &entries[at[row]]
			e.Revisions = append(e.Revisions, revision)
			return err
		}, selectRevisions, args...)
		if err != nil {
			return nil, err
		}
		err = t.rows(ctx, func(rows *sql.Rows) error {
			var row int64
			var r tearsheet.Related
			err := rows.Scan(&row, &r.Source, &r.ID, &r.URL)
			e := &entries[at[row]]
			e.Related = append(e.Related, r)
			return err
		}, selectRelated, args...)
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// Arrivals keeps the contract's promise.
func (s *Store) Arrivals(ctx context.Context, name string, since time.Time) ([]time.Time, error) {
	var times []time.Time
	err := s.read.ask(ctx, func(rows *sql.Rows) error {
		var at sql.NullInt64
		err := rows.Scan(&at)
		times = append(times, moment(at))
		return err
	}, selectArrivals, name, since.UnixMicro())
	if err != nil {
		return nil, s.fail(ctx, "arrivals of "+name, err)
	}
	return times, nil
}
