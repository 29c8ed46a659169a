package main

import (
	"fmt"
	"strings"

	"tearsheet"
)

// failure is one line: the source, what happened, what to do.
func (s sourceReport) failure() string {
	line := s.Error
	if !strings.HasPrefix(line, s.Source+": ") {
		line = s.Source + ": " + line
	}
	if s.Remedy != "" {
		line += "; " + s.Remedy
	}
	return line
}

// outcome is what a run did, in words.
func (s sourceReport) outcome() string {
	var parts []string
	switch s.Listing {
	case string(tearsheet.Unchanged):
		parts = append(parts, "the page is unchanged")
	case string(tearsheet.Empty):
		parts = append(parts, "the list is empty today")
	default:
		parts = append(parts, fmt.Sprintf("%d new, %d changed, %d unchanged", s.New, s.Changed, s.Same))
	}
	for _, reason := range sortedReasons(s.Dropped) {
		parts = append(parts, fmt.Sprintf("%d dropped (%s)", s.Dropped[reason], reason))
	}
	if s.Induced {
		parts = append(parts, "recipe detected")
	}
	if s.Moved != "" {
		parts = append(parts, "moved for good to "+s.Moved)
	}
	if len(s.Wrote) > 0 {
		parts = append(parts, "wrote "+strings.Join(s.Wrote, " "))
	}
	return strings.Join(parts, "; ")
}
