// Package sqlite keeps a store (package tearsheet/store) in one SQLite file, in
// pure Go, with nothing to install.
//
//	open.go      Open: connections, what a file must be
//	migrate.go   the schema and its versions, migrations/*.sql
//	errors.go    what SQLite says, and what a person can do about it
//	session.go   prepared statements and the one transaction that writes
//	merge.go     Merge: find, let store.Merge decide, write
//	recall.go    what a capture can be about, by index
//	write.go     entries, keys, revisions, links into their tables
//	entries.go   Entries, Arrivals
//	record.go    entries and revisions from rows
//	columns.go   values to columns and back
//	profile.go   profiles and publications; recipe.go, the shape of a recipe
//	runs.go, hosts.go, lock.go: the other parts of the contract
//
// The file is in WAL mode: readers and the one writer do not wait for each
// other, and beside it lie FILE-wal and FILE-shm while it is open (FILE-wal is
// part of the data: copy a store with all three, or when nothing runs), and
// FILE.lock, which Lock uses. Commits reach the operating system before they
// return, so that a killed process loses nothing; a machine that loses its
// power may lose the last transactions, never the file (synchronous=NORMAL).
//
// Stored times are instants to the microsecond; finer parts are cut.
package sqlite
