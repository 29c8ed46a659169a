package testsite

import (
	"errors"
	"net/http"
	"slices"
	"time"
)

// Request is one that was answered, or cut off.
type Request struct {
	Began, Ended time.Time // wall clock: for asserting pace
	Path, Query  string
	Header       http.Header
	Status       int // 0: nothing was sent
}

// Requests lists what was asked so far, in the order of the answers.
func (s *Site) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

func (s *Site) record(r *http.Request, w *watcher, began time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, Request{Began: began, Ended: time.Now(),
		Path: r.URL.Path, Query: r.URL.RawQuery, Header: r.Header, Status: w.status})
}

// watcher remembers the status that was sent.
type watcher struct {
	http.ResponseWriter
	status int
}

func (w *watcher) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watcher) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach flushing and hijacking.
func (w *watcher) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Awaited returns when the listing has been asked for, answered or not; an
// error when that takes longer than patience.
func (s *Site) Awaited(patience time.Duration) error {
	select {
	case <-s.asked:
		return nil
	case <-time.After(patience):
		return errors.New("testsite: nobody asked for the listing")
	}
}
