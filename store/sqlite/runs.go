package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"tearsheet"
	"tearsheet/store"
)

const (
	selectRun  = `SELECT last_good, failures FROM runs WHERE source = ?`
	replaceRun = `INSERT INTO runs (source, record, last_good, failures) VALUES (?, ?, ?, ?)
		ON CONFLICT (source) DO UPDATE SET record = excluded.record, last_good = excluded.last_good, failures = excluded.failures`
	selectRuns = `SELECT s.name, r.record, r.last_good, r.failures FROM runs r JOIN sources s ON s.id = r.source`
)

// AddRun keeps the contract's promise. Of the runs before the last one only
// what History says of them is kept: a row a source, however long it runs.
func (s *Store) AddRun(ctx context.Context, r tearsheet.Run) error {
	queries := []string{selectSource, insertSource, selectRun, replaceRun}
	err := s.write.transact(ctx, queries, nil, func(t tx) error {
		src, err := sourceOf(ctx, t, r.Source)
		if err != nil {
			return err
		}
		var good sql.NullInt64
		var failures int
		err = t.rows(ctx, func(rows *sql.Rows) error { return rows.Scan(&good, &failures) }, selectRun, src.id)
		if err != nil {
			return err
		}
		if r.Err == "" {
			good, failures = sql.NullInt64{Int64: r.Started.UnixMicro(), Valid: true}, 0
		} else {
			failures++
		}
		record, err := json.Marshal(runRecord(r))
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, replaceRun, src.id, string(record), good, failures)
		return err
	})
	return s.fail(ctx, "record run of "+r.Source, err)
}

// LastRuns keeps the contract's promise.
func (s *Store) LastRuns(ctx context.Context) (map[string]store.History, error) {
	runs := map[string]store.History{}
	err := s.read.ask(ctx, func(rows *sql.Rows) error {
		var name, record string
		var good sql.NullInt64
		var h store.History
		if err := rows.Scan(&name, &record, &good, &h.Failures); err != nil {
			return err
		}
		var r runRecord
		if err := json.Unmarshal([]byte(record), &r); err != nil {
			return err
		}
		h.Last, h.LastGood = tearsheet.Run(r), moment(good)
		runs[name] = h
		return nil
	}, selectRuns)
	if err != nil {
		return nil, s.fail(ctx, "last runs", err)
	}
	return runs, nil
}

// runRecord is the shape of a run in the store.
type runRecord struct {
	Source   string            `json:"source"`
	Started  time.Time         `json:"started"`
	Ended    time.Time         `json:"ended"`
	Listing  tearsheet.Listing `json:"listing,omitempty"`
	Pages    int               `json:"pages,omitempty"`
	Cards    int               `json:"cards,omitempty"`
	New      int               `json:"new,omitempty"`
	Changed  int               `json:"changed,omitempty"`
	Same     int               `json:"same,omitempty"`
	Dropped  map[string]int    `json:"dropped,omitempty"`
	Warnings []string          `json:"warnings,omitempty"`
	Wrote    []string          `json:"wrote,omitempty"`
	Recipe   string            `json:"recipe,omitempty"`
	Induced  bool              `json:"induced,omitempty"`
	Moved    string            `json:"moved,omitempty"`
	Retry    time.Time         `json:"retry,omitzero"`
	Err      string            `json:"err,omitempty"`
}
