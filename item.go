package tearsheet

import "time"

// Item is what one capture says of a story, normalised: clean text, one
// address, authors, a date with its precision. What the page does not state
// is absent.
type Item struct {
	URL       string // canonical address, absolute
	Key       string // what the address is compared by, made by normalize.Address; kept as it was made, never recomputed
	Headline  string
	Dek       string // plain text; "": none
	Authors   []Author
	Published Timestamp
	Modified  Timestamp // when the page states it beside Published
	Image     string    // absolute; "": none
	Labels    []string
	Language  string    // BCP 47; "": unknown
	Likeness  Signature // of headline and dek, for finding the same story elsewhere
	Evidence  Evidence
	Place     int // position on the page, from 0
}

// Author is one writer of a story, as the byline has the name.
type Author struct {
	Name string
	URL  string // absolute; "": none
}

// Signature is a sketch of a text: alike texts have alike signatures. The
// zero value belongs to a text too short to compare.
type Signature struct {
	Bits  uint64   // SimHash
	Bands []uint64 // keys of which two alike texts share at least one
}

// Evidence names the snapshot that something was read from.
type Evidence struct {
	PageURL string    // address of the listing page
	At      time.Time // time of capture
	Digest  string    // of the page's bytes, as Page.Digest
	Recipe  string    // digest of the recipe that read it
}
