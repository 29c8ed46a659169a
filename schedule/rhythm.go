package schedule

import (
	"fmt"
	"time"
)

const (
	// window is how far back a rhythm is learnt: long enough for four of each
	// weekday, short enough to follow a paper that changes its ways.
	window = 28 * 24 * time.Hour
	// wanted is how many new items a visit should find, on average. Less
	// would ask in vain more often than not.
	wanted = 1.0
	// enough arrivals to speak of a rhythm; below, the interval is Max's or,
	// for a source just met, that of somebody who looks in to learn.
	enough = 5
	// smoothing is the weight, in weeks, of the whole week's mean against one
	// hour of one weekday, which has been seen four times at the most.
	smoothing = 2.0
)

// rhythm chooses the interval after the last run: the time in which one new
// item is to be expected, by hour and weekday, in the zone of the source.
func rhythm(past Past, zone *time.Location, o Options) (time.Duration, string) {
	if zone == nil {
		zone = time.UTC
	}
	from := past.LastStart.Add(-window)
	if past.FirstRun.After(from) {
		from = past.FirstRun
	}
	arrivals := past.Arrivals
	for len(arrivals) > 0 && arrivals[0].Before(from) {
		arrivals = arrivals[1:]
	}
	watched := past.LastStart.Sub(from)
	days := int(watched.Round(24*time.Hour) / (24 * time.Hour))
	if watched < 2*24*time.Hour && len(arrivals) < enough {
		d := clamp(time.Hour, o)
		return d, fmt.Sprintf("auto: every %s until more is known (%s in %s)", short(d), count(len(arrivals), "new item", "new items"), count(days, "day", "days"))
	}
	rate := weekly(arrivals, watched, zone)
	d := clamp(untilExpected(rate, past.LastStart, zone, o.Max), o)
	return d, fmt.Sprintf("auto: %s in %s, about one by %s", count(len(arrivals), "new item", "new items"),
		count(days, "day", "days"), past.LastStart.Add(d).In(zone).Format("Mon 15:04"))
}

// week is the expected number of new items in each hour of each weekday.
type week [7][24]float64

// weekly estimates a week from arrivals: each hour's own count, drawn towards
// what the hour of day and the day of week say apart, drawn towards the mean.
func weekly(arrivals []time.Time, watched time.Duration, zone *time.Location) week {
	weeks := max(watched.Hours()/(7*24), 1.0/7)
	var cells week
	var hours [24]float64
	var days [7]float64
	for _, a := range arrivals {
		a = a.In(zone)
		cells[a.Weekday()][a.Hour()]++
		hours[a.Hour()]++
		days[a.Weekday()]++
	}
	n := float64(len(arrivals))
	var w week
	for d := range w {
		for h := range w[d] {
			mean := n / (7 * 24)
			apart := mean
			if n > 0 {
				// Each margin counts as if the mean had been seen once more,
				// so that a quiet hour is unlikely and not impossible; the
				// divisor keeps the sum of all cells at n.
				apart = (hours[h] + 7*mean/weeks) * (days[d] + 24*mean/weeks) / (n * (1 + 1/weeks) * (1 + 1/weeks))
			}
			w[d][h] = (cells[d][h] + smoothing*apart/weeks) / (weeks + smoothing)
		}
	}
	return w
}

// untilExpected walks the hours after a time until the wanted number of items
// is to be expected, for at most limit.
func untilExpected(w week, from time.Time, zone *time.Location, limit time.Duration) time.Duration {
	expected := 0.0
	at := from
	for at.Sub(from) < limit {
		local := at.In(zone)
		next := at.Truncate(time.Hour).Add(time.Hour)
		share := next.Sub(at).Hours()
		rate := w[local.Weekday()][local.Hour()]
		if rate > 0 && expected+rate*share >= wanted {
			return at.Sub(from) + time.Duration((wanted-expected)/rate*float64(time.Hour))
		}
		expected += rate * share
		at = next
	}
	return limit
}

func clamp(d time.Duration, o Options) time.Duration { return min(max(d, o.Min), o.Max) }
