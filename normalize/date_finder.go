package normalize

// DateFinder is FindDate for the many texts of one page: it keeps its room
// between them. It is used by one goroutine.
type DateFinder struct{ r *dateReader }

// NewDateFinder returns a finder for the texts of a page.
func NewDateFinder(c DateContext) *DateFinder { return &DateFinder{newDateReader(c)} }

// Find finds what FindDate finds: the texts before make no difference.
func (f *DateFinder) Find(s string) (start, end int, ok bool) {
	if len(s) > maxDate {
		return 0, 0, false
	}
	f.r.guess = nil
	return f.r.find(s)
}
