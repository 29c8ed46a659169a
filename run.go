package tearsheet

import "time"

// Run is what one refresh of a source did, filled as far as it got, also on
// failure.
type Run struct {
	Source   string
	Started  time.Time
	Ended    time.Time
	Listing  Listing        // what the page turned out to be
	Pages    int            // listing pages read
	Cards    int            // cards seen on them
	New      int            // entries seen for the first time
	Changed  int            // entries with a new revision
	Same     int            // entries seen again, unchanged
	Dropped  map[string]int // cards and fields left out, by reason
	Warnings []string       // what the person should know and that stopped nothing
	Wrote    []string       // files whose content changed
	Recipe   string         // digest of the recipe that read the page
	Induced  bool           // the recipe was found by the program in this run
	Moved    string         // new home that a permanent redirect named
	Retry    time.Time      // when a put-off source may be asked again; zero: now
	Err      string         // "" when all went well
}

// Drop counts one card or field left out for a reason.
func (r *Run) Drop(reason string, n int) {
	if n == 0 {
		return
	}
	if r.Dropped == nil {
		r.Dropped = map[string]int{}
	}
	r.Dropped[reason] += n
}

// Listing is what a source's page turned out to be.
type Listing string

// The states of a listing. "" means that the run did not get so far.
const (
	Filled    Listing = "filled"     // cards were read
	Empty     Listing = "empty"      // the container stands and holds no card: nothing today
	Broken    Listing = "broken"     // the recipe does not fit the page any more
	Unchanged Listing = "unchanged"  // the page is what it was at the last run
	NotOne    Listing = "no listing" // an article, a log-in wall, an error page …
)
