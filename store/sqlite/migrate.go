package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// What marks a file as ours, in SQLite's own header fields. Each migration
// sets user_version to its number, in its own transaction, so that opening a
// current store asks for one page and not for goose.
const (
	applicationID = 1952801138 // "tear"
	schemaVersion = 1
)

// What a file can be besides a store of this version.
var (
	errForeign = errors.New("it is a file of another program")
	errNewer   = errors.New("a newer tearsheet made it")
)

// migrate brings the file to this version's schema. It looks before it writes:
// even the journal mode of a foreign database is left alone.
func (s *Store) migrate(ctx context.Context) error {
	// Another process may be making the same new file: each step of ours then
	// waits for its step and finds it done. There are two, goose's table and
	// the schema, so the third look finds a store.
	var failed error
	for range 3 {
		current, err := s.inspect(ctx)
		if current || err != nil {
			return err
		}
		if failed = s.raise(ctx); failed != nil && ctx.Err() != nil {
			return failed
		}
	}
	if current, _ := s.inspect(ctx); current {
		return nil
	}
	return failed
}

// inspect reports whether the file is a store of this version; false without
// an error for one that is new or older.
func (s *Store) inspect(ctx context.Context) (current bool, err error) {
	var app, version, tables int
	const header = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version')`
	if err := s.write.db.QueryRowContext(ctx, header).Scan(&app, &version, &tables); err != nil {
		return false, err
	}
	switch {
	case app == applicationID && version > schemaVersion:
		return false, fmt.Errorf("%w (schema %d; this one knows %d)", errNewer, version, schemaVersion)
	case app == applicationID:
		return version == schemaVersion, nil
	case app != 0 || tables > 0:
		return false, errForeign
	}
	return false, nil
}

// raise runs the migrations that are missing. WAL mode is a property of the
// file and so is set here, once.
func (s *Store) raise(ctx context.Context) error {
	if _, err := s.write.db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write.db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}
