package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // registers the driver "sqlite"

	"tearsheet/store"
)

// Options shape a Store. The zero value is right for a store without likeness.
type Options struct {
	// Same says which look-alikes of one source are one story at two
	// addresses; nil: none.
	Same store.Judge
	// Related says which look-alikes of two sources tell one story; nil asks
	// Same.
	Related store.Judge
}

// Store is a store in one file. It is safe for use by several goroutines and,
// the writes taking turns, by several processes.
type Store struct {
	path          string
	same, related store.Judge
	write         *session // one connection, immediate transactions
	read          *session // read-only connections, opened when first needed
}

var _ store.Store = (*Store)(nil)

// smallestPage is the least size of a database with anything in it
// (sqlite.org/fileformat2.html, section 1.3.2).
const smallestPage = 512

// readers bounds the read-only connections; each has a page cache.
const readers = 4

// pragmas hold for a connection only, so they stand in the address that each
// connection is opened with.
var pragmas = []struct{ value, why string }{
	{"busy_timeout(10000)", "another process may be writing; it takes milliseconds"},
	{"synchronous(NORMAL)", "in WAL mode no sync a commit; a power cut loses the last of them, never the file"},
	{"cache_size(-8000)", "8 MB: the inner pages of the indexes of a million entries"},
	{"temp_store(MEMORY)", "no temporary files beside the store"},
	{"wal_autocheckpoint(4000)", "16 MB: bands of likeness fall on pages far apart, which are copied less often so (a third of the time of a merge)"},
}

// Open opens the store in the file at path, and makes it where there is none.
// The folder must be there. A file that is not a tearsheet store, or is one of
// a newer version, is an error and left as it is.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, same: o.Same, related: o.Related}
	if s.related == nil {
		s.related = s.same
	}
	// SQLite takes a file shorter than a page for an empty one and would write
	// over it. (It is not opened for a look: closing it again would drop the
	// locks that another Store of this process holds on it, as POSIX has it.)
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() > 0 && info.Size() < smallestPage {
		return nil, s.fail(ctx, "open", errForeign)
	}
	write, err := connect(path, 1, url.Values{"_txlock": {"immediate"}})
	if err != nil {
		return nil, s.fail(ctx, "open", err)
	}
	s.write = write
	if err := s.migrate(ctx); err != nil {
		write.close()
		return nil, s.fail(ctx, "open", err)
	}
	s.read, err = connect(path, readers, url.Values{"mode": {"ro"}})
	if err != nil {
		write.close()
		return nil, s.fail(ctx, "open", err)
	}
	return s, nil
}

func connect(path string, conns int, query url.Values) (*session, error) {
	for _, p := range pragmas {
		query.Add("_pragma", p.value)
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: query.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return &session{db: db}, nil
}

// Close gives the file back. A lock that is still held is its holder's to
// give back.
func (s *Store) Close() error {
	err := s.read.close()
	if e := s.write.close(); e != nil {
		err = e
	}
	if err != nil {
		return s.fail(context.Background(), "close", err)
	}
	return nil
}
