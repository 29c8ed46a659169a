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
	replaceRun = `INSERT INTO runs (source, record, last_good, failures) SELECT id, ?, ?, ? FROM sources WHERE name = ?
		ON CONFLICT (source) DO UPDATE SET record = excluded.record, last_good = coalesce(excluded.last_good, last_good),
			failures = CASE excluded.failures WHEN 0 THEN 0 ELSE failures + 1 END`
	selectRuns = `SELECT s.name, r.record, r.last_good, r.failures FROM runs r JOIN sources s ON s.id = r.source`
)

// AddRun keeps the contract's promise. Of the runs before the last one only
// what History says of them is kept: a row a source, however long it runs.
func (s *Store) AddRun(ctx context.Context, r tearsheet.Run) error {
	var good any
	failures := 1
	if r.Err == "" {
		good, failures = r.Started.UnixMicro(), 0
	}
	record, err := json.Marshal(runRecord(r))
	if err != nil {
		return s.fail(ctx, "record run of "+r.Source, err)
	}
	err = s.write.transact(ctx, []string{insertSource, replaceRun}, nil, func(t tx) error {
		if _, err := t.exec(ctx, insertSource, r.Source); err != nil {
			return err
		}
		_, err := t.exec(ctx, replaceRun, string(record), good, failures, r.Source)
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
