package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Problem is one thing that is wrong in a file, with its place.
type Problem struct {
	File         string
	Line, Column int // from 1; 0: the file as a whole
	Text         string
}

// Error returns "file:line:column: text", the form that editors jump to.
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// Problems is all that is wrong in a file, in the order of its lines.
type Problems []Problem

// Error returns one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return ps
}

// synonyms are words that people know from elsewhere and that no edit
// distance finds.
var synonyms = map[string]string{
	"item":        "card",
	"items":       "card",
	"container":   "list",
	"title":       "headline",
	"summary":     "dek",
	"description": "dek",
	"excerpt":     "dek",
	"author":      "byline",
	"authors":     "byline",
	"published":   "date",
	"time":        "date",
	"picture":     "image",
	"tags":        "labels",
	"categories":  "labels",
	"interval":    "every",
	"feeds":       "sources",
	"tz":          "timezone",
	"address":     "url",
	"adress":      "url",
	"href":        "url",
	"lang":        "language",
	"max":         "limit",
	"selector":    "select",
	"regex":       "match",
}

// nearest returns the known key that was most likely meant, or "".
func nearest(key string, known []string) string {
	if s := synonyms[strings.ToLower(key)]; s != "" && slices.Contains(known, s) {
		return s
	}
	best, least := "", 1+len(key)/2 // more than half of it wrong is another word
	for _, k := range known {
		if d := levenshtein.ComputeDistance(normalKey(key), normalKey(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// normalKey makes baseURL, base-url and base_url one.
func normalKey(key string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(key))
}
