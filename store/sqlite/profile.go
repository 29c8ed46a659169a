package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"tearsheet"
	"tearsheet/store"
)

const (
	selectSource = `SELECT id, first_merge, title, language, date_order, recipe, moved, first_run,
			fingerprint, val_url, val_etag, val_last_modified, val_digest, val_fresh_until
		FROM sources WHERE name = ?`
	insertSource  = `INSERT INTO sources (name) VALUES (?) ON CONFLICT DO NOTHING`
	updateProfile = `UPDATE sources SET first_merge = ?, title = ?, language = ?, date_order = ?, recipe = ?, moved = ?, first_run = ?
		WHERE id = ?`
	updatePublished = `UPDATE sources SET fingerprint = ?, val_url = ?, val_etag = ?, val_last_modified = ?, val_digest = ?, val_fresh_until = ?
		WHERE name = ?`
)

// source is a row of sources.
type source struct {
	id         int64
	firstMerge sql.NullInt64
	recipe     string            // as stored
	profile    tearsheet.Profile // without the recipe
}

// Profile keeps the contract's promise.
func (s *Store) Profile(ctx context.Context, name string) (tearsheet.Profile, error) {
	src, err := findSource(ctx, s.read.ask, name)
	if errors.Is(err, sql.ErrNoRows) {
		return tearsheet.Profile{}, nil
	}
	if err == nil {
		src.profile.Recipe, err = unpackRecipe(src.recipe)
	}
	if err != nil {
		return tearsheet.Profile{}, s.fail(ctx, "profile of "+name, err)
	}
	return src.profile, nil
}

// SetPublished keeps the contract's promise.
func (s *Store) SetPublished(ctx context.Context, name string, p tearsheet.Publication) error {
	err := s.write.transact(ctx, []string{insertSource, updatePublished}, nil, func(t tx) error {
		if _, err := t.exec(ctx, insertSource, name); err != nil {
			return err
		}
		v := p.Validator
		_, err := t.exec(ctx, updatePublished, p.Fingerprint, v.URL, v.ETag, v.LastModified, v.Digest, instant(v.FreshUntil), name)
		return err
	})
	return s.fail(ctx, "publication of "+name, err)
}

// sourceOf reads a source's row, and makes it where there is none.
func sourceOf(ctx context.Context, t tx, name string) (source, error) {
	src, err := findSource(ctx, t.rows, name)
	if !errors.Is(err, sql.ErrNoRows) {
		return src, err
	}
	if _, err := t.exec(ctx, insertSource, name); err != nil {
		return source{}, err
	}
	return findSource(ctx, t.rows, name)
}

// query is what runs a query and hands each row to scan, in a transaction or
// outside of any.
type query func(ctx context.Context, scan func(*sql.Rows) error, sql string, args ...any) error

// findSource gives sql.ErrNoRows for a source never seen.
func findSource(ctx context.Context, rows query, name string) (source, error) {
	var (
		src             source
		firstRun, fresh sql.NullInt64
		found           bool
	)
	p := &src.profile
	v := &p.Published.Validator
	err := rows(ctx, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&src.id, &src.firstMerge, &p.Title, &p.Language, &p.DateOrder, &src.recipe, &p.Moved, &firstRun,
			&p.Published.Fingerprint, &v.URL, &v.ETag, &v.LastModified, &v.Digest, &fresh)
	}, selectSource, name)
	if err != nil {
		return source{}, err
	}
	if !found {
		return source{}, sql.ErrNoRows
	}
	p.FirstRun, v.FreshUntil = moment(firstRun), moment(fresh)
	return src, nil
}

// profile writes what is known of a source now, if it is something else. A
// title or a first run can stand in the output files.
func (w *writer) profile(ctx context.Context, src source, c store.Capture) error {
	recipe, err := packRecipe(c.Profile.Recipe)
	if err != nil {
		return err
	}
	p, was := c.Profile, src.profile
	same := src.firstMerge.Valid && recipe == src.recipe && p.Title == was.Title && p.Language == was.Language &&
		p.DateOrder == was.DateOrder && p.Moved == was.Moved && instant(p.FirstRun) == instant(was.FirstRun)
	if same {
		return nil
	}
	w.altered[src.id] = true
	first := any(src.firstMerge.Int64)
	if !src.firstMerge.Valid {
		first = c.At.UnixMicro()
	}
	_, err = w.exec(ctx, updateProfile, first, p.Title, p.Language, int64(p.DateOrder), recipe, p.Moved, instant(p.FirstRun), src.id)
	return err
}
