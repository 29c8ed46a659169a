package normalize

// picture makes the address of a card's picture absolute. Its query is kept
// whole: image servers choose size and crop by it. Without an address, or
// with one that no feed reader could fetch (data:, blob:), there is none, and
// ok says whether one was asked for in vain.
func (r *resolver) picture(src string) (address string, ok bool) {
	if isBlank(src) {
		return "", true
	}
	u, err := r.resolve(src)
	if err != nil || r.sameDocument(r.clean(u)) {
		return "", false
	}
	u.fragment = ""
	return u.String(), true
}
