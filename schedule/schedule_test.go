package schedule_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/schedule"
)

var monday = time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)

func TestNextFixed(t *testing.T) {
	tests := []struct {
		name string
		src  tearsheet.Source
		past schedule.Past
		now  time.Time
		due  bool
		why  string
	}{
		{"a source never run is due", tearsheet.Source{Every: time.Hour}, schedule.Past{}, monday, true, "never run"},
		{"not yet", tearsheet.Source{Every: time.Hour}, schedule.Past{LastStart: monday}, monday.Add(50 * time.Minute), false, "every 1h"},
		{"cron fires a second early", tearsheet.Source{Every: 30 * time.Minute}, schedule.Past{LastStart: monday.Add(4 * time.Second)}, monday.Add(30 * time.Minute), true, "every 30m"},
		{"no interval stated takes the default", tearsheet.Source{}, schedule.Past{LastStart: monday}, monday.Add(time.Hour), true, "default"},
		{"a host that asked for a pause gets it", tearsheet.Source{Every: time.Minute}, schedule.Past{LastStart: monday, Retry: monday.Add(2 * time.Hour)}, monday.Add(time.Hour), false, "left alone"},
		{"what was put off does not wait its interval once more", tearsheet.Source{Every: 24 * time.Hour}, schedule.Past{LastStart: monday, Retry: monday.Add(2 * time.Minute)}, monday.Add(3 * time.Minute), true, "put off"},
		{"failures are told", tearsheet.Source{Every: time.Hour}, schedule.Past{LastStart: monday, Failures: 3}, monday, false, "3 failures in a row"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan := schedule.Next(test.src, test.past, time.UTC, schedule.Options{})
			if plan.Due(test.now) != test.due {
				t.Errorf("due at %s: %v, want %v (%+v)", test.now, !test.due, test.due, plan)
			}
			if !strings.Contains(plan.Why, test.why) {
				t.Errorf("why %q does not say %q", plan.Why, test.why)
			}
		})
	}
}

// paper publishes n items an hour on workdays from 8 to 18 for some weeks.
func paper(weeks, perHour int) []time.Time {
	var at []time.Time
	for d := 0; d < 7*weeks; d++ {
		day := monday.AddDate(0, 0, d-7*weeks)
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		for h := 8; h < 18; h++ {
			for i := range perHour {
				at = append(at, time.Date(day.Year(), day.Month(), day.Day(), h, i*60/perHour, 0, 0, time.UTC))
			}
		}
	}
	return at
}

func TestAutoFollowsTheWeek(t *testing.T) {
	auto := tearsheet.Source{Adaptive: true}
	every := func(at time.Time) time.Duration {
		past := schedule.Past{LastStart: at, Arrivals: paper(4, 2), FirstRun: monday.AddDate(0, -1, 0)}
		return schedule.Next(auto, past, time.UTC, schedule.Options{}).Every
	}
	workday := every(monday.Add(time.Hour))                       // Monday 10:00
	night := every(monday.Add(13 * time.Hour))                    // Monday 22:00
	weekend := every(monday.AddDate(0, 0, -2).Add(2 * time.Hour)) // Saturday 11:00
	if workday < 15*time.Minute || workday > time.Hour {
		t.Errorf("in the working day every %s; two items an hour come", workday)
	}
	if night < 8*time.Hour {
		t.Errorf("at night every %s; nothing comes before eight", night)
	}
	if weekend < 20*time.Hour {
		t.Errorf("on Saturday every %s; nothing comes before Monday", weekend)
	}
}

func TestAutoKeepsItsBounds(t *testing.T) {
	o := schedule.Options{Min: 20 * time.Minute, Max: 6 * time.Hour}
	for _, n := range []int{0, 1, 4, 20, 600} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			past := schedule.Past{LastStart: monday, FirstRun: monday.AddDate(0, -2, 0)}
			for i := range n {
				past.Arrivals = append(past.Arrivals, monday.Add(time.Duration(i-n)*time.Minute))
			}
			plan := schedule.Next(tearsheet.Source{Adaptive: true}, past, nil, o)
			if plan.Every < o.Min || plan.Every > o.Max {
				t.Errorf("every %s is out of %s to %s", plan.Every, o.Min, o.Max)
			}
			if n == 0 && plan.Every != o.Max {
				t.Errorf("nothing has come in two months: every %s, want %s", plan.Every, o.Max)
			}
			if !strings.HasPrefix(plan.Why, "auto: ") {
				t.Errorf("no reason given: %q", plan.Why)
			}
		})
	}
}

// TestAutoIsWorthIt replays a month against the plan: it must ask far less
// often than a fixed interval that finds items equally soon.
func TestAutoIsWorthIt(t *testing.T) {
	arrivals := paper(8, 1)
	start := monday.AddDate(0, 0, -28)
	asked, waited, found := 0, time.Duration(0), 0
	last := start
	for last.Before(monday) {
		var seen []time.Time
		for _, a := range arrivals {
			if !a.After(last) {
				seen = append(seen, a)
			}
		}
		plan := schedule.Next(tearsheet.Source{Adaptive: true}, schedule.Past{LastStart: last, Arrivals: seen, FirstRun: start.AddDate(0, 0, -28)}, time.UTC, schedule.Options{})
		next := last.Add(plan.Every)
		for _, a := range arrivals {
			if a.After(last) && !a.After(next) {
				found++
				waited += next.Sub(a)
			}
		}
		asked++
		last = next
	}
	mean := waited / time.Duration(found)
	fixed := int(28 * 24 * time.Hour / (2 * mean)) // a fixed interval waits half of itself
	t.Logf("asked %d times, an item waited %s on average; a fixed interval would ask %d times for that", asked, mean.Round(time.Minute), fixed)
	if asked*2 > fixed {
		t.Errorf("asked %d times; a fixed interval gets the same with %d", asked, fixed)
	}
}

func ExampleNext() {
	src := tearsheet.Source{ID: "north-news", Every: 30 * time.Minute}
	past := schedule.Past{LastStart: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	plan := schedule.Next(src, past, nil, schedule.Options{})
	fmt.Println(plan.Due(past.LastStart.Add(10*time.Minute)), plan.Due(past.LastStart.Add(30*time.Minute)), plan.Why)
	// Output: false true every 30m
}
