package tearsheet

import "errors"

// Error is a failure with a kind and a remedy. Libraries wrap it with what
// they were doing (a path of nouns); only the command prints it.
type Error struct {
	Kind   Kind
	Err    error  // what happened
	Remedy string // what the person can do; "": nothing is known
}

// Error returns what happened, without the remedy.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns what happened.
func (e *Error) Unwrap() error { return e.Err }

// Kind is the closed list of what can go wrong with a source.
type Kind string

// The kinds.
const (
	KindNetwork Kind = "network"    // no answer, or none that could be read whole
	KindStatus  Kind = "status"     // the server answered with an error status
	KindRobots  Kind = "robots"     // robots.txt forbids, or could not be had
	KindPutOff  Kind = "put off"    // the host must be left alone for now
	KindRefused Kind = "refused"    // an address that must not be asked (the guard)
	KindLimit   Kind = "limit"      // a bound on size, time, depth or count was met
	KindContent Kind = "content"    // not HTML, or bytes that cannot be decoded
	KindRecipe  Kind = "recipe"     // the recipe is wrong or does not fit the page
	KindListing Kind = "no listing" // the page is no news listing
	KindStore   Kind = "store"      // the store cannot be used
	KindOutput  Kind = "output"     // a feed file cannot be written
	KindBusy    Kind = "busy"       // another run holds the store
	KindConfig  Kind = "config"     // configuration or usage
)

// KindOf returns the kind of the first Error in err's chain; "" for none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}

// RemedyOf returns the first remedy in err's chain; "" for none.
func RemedyOf(err error) string {
	var e *Error
	for errors.As(err, &e) {
		if e.Remedy != "" {
			return e.Remedy
		}
		err = e.Err
	}
	return ""
}
