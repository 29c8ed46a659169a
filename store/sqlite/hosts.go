package sqlite

import (
	"context"
	"database/sql"

	"tearsheet"
)

const (
	selectHost = `SELECT h.not_before, h.failures, h.open_until, h.reason,
			r.fetched_at, r.status, r.body, r.etag, r.last_modified
		FROM hosts h JOIN robots r ON r.host = h.name WHERE h.name = ?`
	replaceHost = `INSERT INTO hosts (name, not_before, failures, open_until, reason) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET not_before = excluded.not_before, failures = excluded.failures,
			open_until = excluded.open_until, reason = excluded.reason`
	replaceRobots = `INSERT INTO robots (host, fetched_at, status, body, etag, last_modified) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (host) DO UPDATE SET fetched_at = excluded.fetched_at, status = excluded.status,
			body = excluded.body, etag = excluded.etag, last_modified = excluded.last_modified
		WHERE fetched_at IS NOT excluded.fetched_at OR status <> excluded.status OR body IS NOT excluded.body
			OR etag <> excluded.etag OR last_modified <> excluded.last_modified`
)

// Host keeps the contract's promise.
func (s *Store) Host(ctx context.Context, name string) (tearsheet.Host, error) {
	h := tearsheet.Host{Name: name}
	err := s.read.ask(ctx, func(rows *sql.Rows) error {
		var before, until, fetched sql.NullInt64
		r := &h.Robots
		err := rows.Scan(&before, &h.Failures, &until, &h.Reason, &fetched, &r.Status, &r.Body, &r.ETag, &r.LastModified)
		h.NotBefore, h.OpenUntil, r.FetchedAt = moment(before), moment(until), moment(fetched)
		return err
	}, selectHost, name)
	if err != nil {
		return tearsheet.Host{}, s.fail(ctx, "host "+name, err)
	}
	return h, nil
}

// SaveHost keeps the contract's promise.
func (s *Store) SaveHost(ctx context.Context, h tearsheet.Host) error {
	err := s.write.transact(ctx, []string{replaceHost, replaceRobots}, nil, func(t tx) error {
		_, err := t.exec(ctx, replaceHost, h.Name, instant(h.NotBefore), h.Failures, instant(h.OpenUntil), h.Reason)
		if err != nil {
			return err
		}
		r := h.Robots
		_, err = t.exec(ctx, replaceRobots, h.Name, instant(r.FetchedAt), r.Status, r.Body, r.ETag, r.LastModified)
		return err
	})
	return s.fail(ctx, "save host "+h.Name, err)
}
