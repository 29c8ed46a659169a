package tearsheet

// Card is what one teaser of a listing says, word for word, and where it
// stood. Its strings are as the page has them (character references resolved
// by the parser, nothing else): meaning is made in package normalize.
type Card struct {
	Block    int    // which block of the recipe it belongs to, from 0
	Place    int    // position on the page among all cards, from 0
	Headline string // "": none
	Link     string // as written, maybe relative; "": none
	Dek      string // paragraphs set apart by a newline
	Byline   []string
	Date     string // what is to be seen
	DateTime string // what a machine is told: a datetime attribute, embedded data
	Image    string // as written, maybe relative
	Labels   []string
}
