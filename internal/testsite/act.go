package testsite

import (
	"strings"
	"time"
)

// Advance moves the paper's clock on.
func (s *Site) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// Publish puts n new stories on top of the listing and returns them, oldest
// first.
func (s *Site) Publish(n int) []Story {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range n {
		s.stories = append(s.stories, newStory(s.next, s.now))
		s.next++
	}
	return append([]Story(nil), s.stories[len(s.stories)-n:]...)
}

// Reword changes the headline of the story in a place of the listing, from 0,
// and returns it as it is now.
func (s *Site) Reword(place int) Story {
	return s.change(place, func(st *Story) { st.Headline = "Corrected: " + strings.ToLower(st.Headline[:1]) + st.Headline[1:] })
}

// Move gives the story in a place of the listing a new address.
func (s *Site) Move(place int) Story {
	return s.change(place, func(st *Story) { st.Path += "-updated" })
}

// Retract takes the story in a place of the listing away.
func (s *Site) Retract(place int) Story {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := len(s.stories) - 1 - place
	gone := s.stories[i]
	s.stories = append(s.stories[:i:i], s.stories[i+1:]...)
	return gone
}

func (s *Site) change(place int, do func(*Story)) Story {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := &s.stories[len(s.stories)-1-place]
	do(st)
	return *st
}

// Redesign changes the markup and nothing else.
func (s *Site) Redesign(k Skin) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.o.Skin = k
}

// Relocate moves the listing to another path; the old one redirects for good.
func (s *Site) Relocate(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listing = path
}

// Robots replaces robots.txt.
func (s *Site) Robots(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.robots = text
}

// Suffer lets a fault befall the site from now on; "" heals it.
func (s *Site) Suffer(f Fault) {
	if _, ok := faults[f]; !ok && f != "" {
		panic("testsite: no fault " + string(f))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}
