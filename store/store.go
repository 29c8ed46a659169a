// Package store declares what tearsheet remembers and what it promises of its
// memory; drivers (store/sqlite) keep the promises and storetest holds them to
// it. Consumers may ask for less than Store by an interface of their own.
//
//	store.go   the contract
//	merge.go   Merge: which sightings are one story; pure, the same for all drivers
//	retell.go  what a further sighting changes in an entry
//	settle.go  Settle: a date, once and for all
//	relate.go  Relate: the same story of other sources
//
// All methods may be called from several goroutines. Every error of a driver
// is a *tearsheet.Error of KindStore, or the context's own error.
package store

import (
	"context"
	"io"
	"time"

	"tearsheet"
)

// Store is everything that a driver gives.
type Store interface {
	Entries
	Profiles
	Runs
	Hosts
	Locker
	io.Closer
}

// Entries are the stories of the sources.
type Entries interface {
	// Merge brings what a capture says into a source's entries, in one
	// transaction: all of it or, on any error, nothing. Merging the same
	// capture twice changes nothing the second time. When an entry is added,
	// changed in anything or linked, or the profile changes, it clears
	// Profile.Published in the same transaction, of each source it touched.
	Merge(ctx context.Context, c Capture) (Merged, error)
	// Entries returns the newest entries of a source in the order of
	// tearsheet.Order, with revisions and related (in the order in which they
	// were first seen); limit 0 means all. A source never seen has none, and
	// that is no error. Times are kept to the microsecond.
	Entries(ctx context.Context, source string, limit int) ([]tearsheet.Entry, error)
	// Arrivals returns when a source's entries were first seen, since a time,
	// oldest first, those of its first run left out (a backlog says nothing of
	// its rhythm). The first run is the first Merge, also of an empty capture.
	Arrivals(ctx context.Context, source string, since time.Time) ([]time.Time, error)
}

// Capture is what one refresh saw of a source, all its pages together.
type Capture struct {
	Source  string
	At      time.Time         // of the first page; the captures of a source are merged in the order in which they were taken
	Items   []tearsheet.Item  // in page order; Place goes on from page to page, for it orders what came in together
	Profile tearsheet.Profile // what is known of the source now; Published is ignored
}

// Merged counts what Merge did with the items of a capture, each in one of
// them.
type Merged struct {
	New        int // entries seen for the first time
	Changed    int // entries with a new revision
	Same       int // entries seen again in the same words; a picture, a label or a further address key may be new
	Duplicates int // items that were the same story as an earlier one of the capture
}

// Profiles is what was learnt of the sources.
type Profiles interface {
	// Profile of a source never seen is the zero value and no error.
	Profile(ctx context.Context, source string) (tearsheet.Profile, error)
	// SetPublished records what the output files say after they stand on disk.
	SetPublished(ctx context.Context, source string, p tearsheet.Publication) error
}

// Runs is the record of refreshes.
type Runs interface {
	// AddRun records a run, failed or not. A store keeps at least the last
	// run and the last good run of each source.
	AddRun(ctx context.Context, r tearsheet.Run) error
	// LastRuns returns the last run of every source that has one.
	LastRuns(ctx context.Context) (map[string]History, error)
}

// History is what the record says of a source's refreshes.
type History struct {
	Last     tearsheet.Run
	LastGood time.Time // start of the last run without an error; zero: none
	Failures int       // runs in a row that failed, up to the last
}

// Hosts is what was learnt of web hosts.
type Hosts interface {
	// Host of a name never saved is the zero value with that name.
	Host(ctx context.Context, name string) (tearsheet.Host, error)
	// SaveHost replaces what is known of the host.
	SaveHost(ctx context.Context, h tearsheet.Host) error
}

// Locker keeps two runs from working on one store at a time.
type Locker interface {
	// Lock takes the store for a run or, when another process has it, returns
	// at once with an error of KindBusy. A process that dies gives it back.
	Lock(ctx context.Context) (unlock func() error, err error)
}
