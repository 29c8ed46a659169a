package tearsheet

import "time"

// Profile is what was learnt of a source by reading it. The zero value is a
// source never read.
type Profile struct {
	Title     string    // the page's own, for a source without a configured one
	Language  string    // BCP 47, likewise
	DateOrder DateOrder // proven by a column of dates
	Recipe    *Recipe   // induced; nil: none, or the source has its own
	Moved     string    // new home that a permanent redirect named; "": none
	FirstRun  time.Time // first successful run; zero: none yet
	// Published is what the output files say now. It is cleared by the store
	// in the transaction that changes an entry, and set after the files stand:
	// a run that was killed in between shows here.
	Published Publication
}

// Publication describes the output files of a source as they stand.
type Publication struct {
	// Fingerprint covers all that shapes the files besides the entries:
	// recipe, options, program version. "" means that nothing valid stands.
	Fingerprint string
	Validator   Validator // of the page that they were made from
}
