package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tearsheet"
)

// remedies say what a person can do, by SQLite's primary result code.
var remedies = map[int]string{
	sqlite3.SQLITE_NOTADB:   "this file is not a tearsheet store; name another file as `store` in the config, or move this one away",
	sqlite3.SQLITE_CORRUPT:  "the store is damaged; put back a backup, or move it away (with its -wal and -shm files) and start a new one",
	sqlite3.SQLITE_FULL:     "the disk is full; make room and run again, nothing is lost",
	sqlite3.SQLITE_IOERR:    "the disk could not be read or written; see that it has room and is sound, then run again",
	sqlite3.SQLITE_READONLY: "the store cannot be written; give this user write permission on the file and on its folder",
	sqlite3.SQLITE_CANTOPEN: "the store cannot be opened; make its folder, and give this user write permission on it and on the file",
	sqlite3.SQLITE_PERM:     "give this user permission to read and write the store and its folder",
	sqlite3.SQLITE_BUSY:     "another process is writing the store; run again when it has ended",
	sqlite3.SQLITE_LOCKED:   "another process is writing the store; run again when it has ended",
}

// fail says in nouns what was being done, and gives the error its kind and
// remedy; an error that comes of a context's end is the context's.
func (s *Store) fail(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("store %s: %s: %w", s.path, doing, ctx.Err())
	}
	var known *tearsheet.Error
	if errors.As(err, &known) {
		return err
	}
	return &tearsheet.Error{
		Kind:   tearsheet.KindStore,
		Err:    fmt.Errorf("store %s: %s: %w", s.path, doing, err),
		Remedy: remedy(err),
	}
}

func remedy(err error) string {
	switch {
	case errors.Is(err, errForeign):
		return remedies[sqlite3.SQLITE_NOTADB]
	case errors.Is(err, errNewer):
		return "update this tearsheet, or name another file as `store` in the config"
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		return remedies[e.Code()&0xff]
	}
	return ""
}
