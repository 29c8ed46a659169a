package induce

import (
	"strconv"

	"golang.org/x/net/html"
)

// iconSize is the side in pixels up to which a picture is an icon or a face.
const iconSize = 50

// icon reports whether a picture says itself that it is no story's: it is as
// small as an icon.
func icon(n *html.Node) bool {
	if v, _ := attribute(n, "layout"); v == "responsive" || v == "fill" {
		return false // of AMP: width and height are a ratio
	}
	for _, name := range [...]string{"width", "height"} {
		v, ok := attribute(n, name)
		if !ok {
			continue
		}
		if px, err := strconv.Atoi(v); err == nil && px <= iconSize {
			return true
		}
	}
	return false
}
