package tearsheet

import "time"

// Host is what must be remembered of a web host between runs so that it is
// asked politely, however many sources share it. The zero value (with a name)
// is a host never asked.
type Host struct {
	Name      string    // scheme://host:port, lower case, the port always written
	NotBefore time.Time // earliest time of the next request
	Failures  int       // in a row; a success sets it to 0
	OpenUntil time.Time // the breaker leaves the host alone until then
	Reason    string    // why NotBefore or OpenUntil lie ahead, for people
	Robots    Robots
}

// Robots is a robots.txt as last fetched (RFC 9309).
type Robots struct {
	FetchedAt    time.Time // zero: never
	Status       int       // of the final response; 0: unreachable
	Body         []byte    // at most 500 KiB
	ETag         string
	LastModified string
}
