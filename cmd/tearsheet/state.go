package main

import (
	"net/url"
	"time"

	"tearsheet"
	"tearsheet/schedule"
	"tearsheet/store"
)

func state(src tearsheet.Source, h store.History, p schedule.Plan, now time.Time) sourceState {
	s := sourceState{ID: src.ID, URL: spoken(src.URL), State: "never run", Why: p.Why, Moved: h.Last.Moved, Error: oneLine(h.Last.Err)}
	switch {
	case h.Last.Err != "" && h.Last.Retry.After(now):
		s.State = "put off"
	case h.Last.Err != "":
		s.State = "failed"
	case !h.Last.Started.IsZero():
		s.State = string(h.Last.Listing)
	}
	if !h.LastGood.IsZero() {
		s.LastGood = &h.LastGood
	}
	if !p.Due(now) {
		s.Due = &p.At
	}
	if s.Error != "" {
		s.Why += "; " + s.Error
	}
	if s.Moved != "" {
		s.Why += "; moved for good to " + s.Moved + ": change its url"
	}
	return s
}

// spoken is an address as it may be printed: without a user name and password.
func spoken(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}
