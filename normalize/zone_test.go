package normalize

import (
	"testing"
	"time"
)

func TestZoneRules(t *testing.T) {
	eastern, central := zones["et"], dateZone{offset: 3600, rule: zoneEuropean}
	et := dateZone{offset: eastern.offset * 60, rule: eastern.rule}
	for _, tc := range []struct {
		zone      dateZone
		wall, why string
		want      int // hours
	}{
		{et, "2021-03-14 01:59", "the last minute of winter", -5},
		{et, "2021-03-14 03:00", "the first of summer", -4},
		{et, "2021-11-07 00:30", "the last sure hour of summer", -4},
		{et, "2021-11-07 02:00", "winter again", -5},
		{et, "2021-07-01 12:00", "", -4},
		{central, "2021-03-28 01:59", "", 1},
		{central, "2021-03-28 03:00", "", 2},
		{central, "2021-10-31 03:00", "", 1},
		{dateZone{offset: -18000}, "2021-07-01 12:00", "EST says winter, whatever the month", -5},
	} {
		at, err := time.Parse("2006-01-02 15:04", tc.wall)
		if err != nil {
			t.Fatal(err)
		}
		loc := tc.zone.at(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute())
		if _, offset := at.In(loc).Zone(); offset != tc.want*3600 {
			t.Errorf("%s: %d, want %d hours (%s)", tc.wall, offset/3600, tc.want, tc.why)
		}
	}
}

// TestZoneRulesAgree compares the rules with the zone database, hour by hour.
func TestZoneRulesAgree(t *testing.T) {
	for name, z := range map[string]dateZone{
		"America/New_York": {offset: -5 * 3600, rule: zoneAmerican}, "America/Los_Angeles": {offset: -8 * 3600, rule: zoneAmerican},
		"Europe/Berlin": {offset: 3600, rule: zoneEuropean},
	} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Skip("no zone database:", err)
		}
		for at := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2023; at = at.Add(time.Hour) {
			wall := at.In(loc)
			_, want := wall.Zone()
			_, next := at.Add(time.Hour).In(loc).Zone()
			_, last := at.Add(-time.Hour).In(loc).Zone()
			if want != next || want != last {
				continue // the hour that is there twice
			}
			y, m, d := wall.Date()
			if _, got := wall.In(z.at(y, m, d, wall.Hour(), wall.Minute())).Zone(); got != want {
				t.Fatalf("%s %v: %d, want %d", name, wall, got, want)
			}
		}
	}
}
