// Package schedule says when a source is due, and why. It is pure: what is
// known goes in, a Plan comes out.
//
//	schedule.go  Next: fixed intervals and what overrides them
//	rhythm.go    `every: auto`, learnt from when new items came
package schedule

import (
	"fmt"
	"time"

	"tearsheet"
)

// Past is what the store knows of a source's refreshes. The zero value is a
// source never run.
type Past struct {
	LastStart time.Time   // start of the last run; zero: none
	Failures  int         // runs in a row that failed
	Retry     time.Time   // the host was put off until then; zero: it was not
	Arrivals  []time.Time // when entries were first seen, oldest first, without the first run's
	FirstRun  time.Time   // first successful run; zero: none
}

// Plan is when a source is due and why, in words for people.
type Plan struct {
	At    time.Time // zero: now, it was never run
	Every time.Duration
	Why   string
}

// Due reports whether the source is to be refreshed at a time.
func (p Plan) Due(now time.Time) bool { return !p.At.After(now) }

// Options bound the choices. The zero value takes the defaults.
type Options struct {
	Default time.Duration // for a source that states no interval; 1 h
	Min     time.Duration // shortest interval of `every: auto`; 15 min
	Max     time.Duration // longest interval of `every: auto`; 24 h
}

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, to time.Duration) {
		if *d <= 0 {
			*d = to
		}
	}
	set(&o.Default, time.Hour)
	set(&o.Min, 15*time.Minute)
	set(&o.Max, 24*time.Hour)
	o.Max = max(o.Max, o.Min)
	return o
}

// slack lets a cron line that fires every half hour meet a source that is due
// every half hour: the run before began some seconds after its minute.
const slack = 30 * time.Second

// Next says when a source is due next. A source never run is due now; one that
// was put off is due as soon as its host may be asked again, be that later than
// its interval or sooner: the run that put it off did not read it.
func Next(src tearsheet.Source, past Past, zone *time.Location, o Options) Plan {
	o = o.withDefaults()
	if past.LastStart.IsZero() {
		return Plan{Every: src.Every, Why: "never run"}
	}
	plan := Plan{Every: src.Every, Why: "every " + short(src.Every)}
	switch {
	case src.Adaptive:
		plan.Every, plan.Why = rhythm(past, zone, o)
	case src.Every <= 0:
		plan.Every, plan.Why = o.Default, "every "+short(o.Default)+" (default)"
	}
	plan.At = past.LastStart.Add(plan.Every - min(slack, plan.Every/10))
	if !past.Retry.IsZero() {
		plan.At, plan.Why = past.Retry, "put off: the host is to be left alone until then"
	}
	if past.Failures > 0 {
		plan.Why += fmt.Sprintf("; %s", count(past.Failures, "failure", "failures")+" in a row")
	}
	return plan
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// short writes a duration without its zero parts: 1h, 30m, 1h30m.
func short(d time.Duration) string {
	d = d.Round(time.Minute)
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case h == 0:
		return fmt.Sprintf("%dm", m)
	case m == 0:
		return fmt.Sprintf("%dh", h)
	}
	return fmt.Sprintf("%dh%dm", h, m)
}
