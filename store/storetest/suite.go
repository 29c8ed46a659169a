// Package storetest holds every driver of a store to the promises of package
// tearsheet/store: a driver's test calls Run and RunDurable.
//
//	suite.go     Run, Same, Related: what a driver gives to be tested
//	fixture.go   captures and items to test with
//	identity.go  which sightings are one story
//	history.go   revisions, settled dates, what stays and what follows
//	likeness.go  republished stories, stories of other sources
//	model.go     properties, tried on random histories and against a model
//	reading.go   order, limit, arrivals, words and times as they went in
//	state.go     profiles, publications, runs, hosts
//	durable.go   RunDurable: opened again, opened twice
//	conduct.go   all or nothing, contexts, goroutines, the lock
package storetest

import (
	"testing"

	"tearsheet"
	"tearsheet/store"
)

// Same and Related are the Judges that the stores under test must be opened
// with. Items are one story to Same when their likeness has the same Bits; to
// Related when they differ in the lowest bit at most.
func Same(a, b tearsheet.Item) bool { return a.Likeness.Bits == b.Likeness.Bits }

// Related: see Same.
func Related(a, b tearsheet.Item) bool { return a.Likeness.Bits|1 == b.Likeness.Bits|1 }

// promise is one sentence of the contract, and the test of it.
type promise struct {
	name string
	keep func(t *testing.T, s store.Store)
}

// Run tests a driver. open gives a new, empty store with the Judges
// Same and Related, and closes it when the test ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	groups := []struct {
		name     string
		promises []promise
	}{
		{"identity", identity},
		{"history", history},
		{"likeness", likeness},
		{"reading", reading},
		{"state", state},
		{"conduct", conduct},
		{"properties", properties},
	}
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, p := range g.promises {
				t.Run(p.name, func(t *testing.T) { p.keep(t, open(t)) })
			}
		})
	}
}
