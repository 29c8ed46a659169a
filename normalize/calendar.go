package normalize

import "time"

// calendarSolar turns a day of the Solar Hijri calendar (Iran, Afghanistan)
// into ours, by the 33-year rule with the breaks of 1925 to 2088 in which it
// equals the astronomical calendar: years 1, 5, 9, 13, 17, 22, 26 and 30 of
// each 33 are leap years. It returns false for a day that the month lacks.
func calendarSolar(y, m, d int) (time.Time, bool) {
	if y < 1244 || y > 1500 || m < 1 || m > 12 || d < 1 || d > calendarMonth(y, m) {
		return time.Time{}, false
	}
	// 1 Farvardin 1400 was 21 March 2021; count years from there.
	days := 0
	for k := 1400; k < y; k++ {
		days += calendarYear(k)
	}
	for k := y; k < 1400; k++ {
		days -= calendarYear(k)
	}
	for k := 1; k < m; k++ {
		days += calendarMonth(y, k)
	}
	return time.Date(2021, time.March, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days+d-1), true
}

func calendarLeap(y int) bool {
	switch y % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}

func calendarYear(y int) int {
	if calendarLeap(y) {
		return 366
	}
	return 365
}

func calendarMonth(y, m int) int {
	switch {
	case m <= 6:
		return 31
	case m <= 11 || calendarLeap(y):
		return 30
	}
	return 29
}

// The eras count other years: the Buddhist era of Thailand is 543 ahead.
const calendarBuddhist = 543
