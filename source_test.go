package tearsheet_test

import (
	"testing"
	"time"

	"tearsheet"
)

func TestLocation(t *testing.T) {
	at := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		offset int
		ok     bool
		why    string
	}{
		{"Asia/Seoul", 9 * 3600, true, "an IANA name"},
		{"UTC", 0, true, "an IANA name too"},
		{"+05:30", 5*3600 + 1800, true, "an offset, as --at states one"},
		{"-08:00", -8 * 3600, true, "west of Greenwich"},
		{"", 0, false, "nobody said"},
		{"Local", 0, false, "never the machine's"},
		{"Asia/Soul", 0, false, "there is none of the name"},
	} {
		zone := tearsheet.Source{Timezone: c.name}.Location()
		if (zone != nil) != c.ok {
			t.Errorf("%q: %v, want one: %v (%s)", c.name, zone, c.ok, c.why)
			continue
		}
		if zone == nil {
			continue
		}
		if _, offset := at.In(zone).Zone(); offset != c.offset {
			t.Errorf("%q: offset %d, want %d (%s)", c.name, offset, c.offset, c.why)
		}
	}
}
