package normalize

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// dateShow writes a timestamp as one line: wall clock as far as it is known, how
// the offset is known, and whether it was relative.
func dateShow(t tearsheet.Timestamp) string {
	if t.IsZero() {
		return "none"
	}
	s := t.Time.Format(map[tearsheet.Precision]string{
		tearsheet.Day: "2006-01-02", tearsheet.Minute: "2006-01-02T15:04", tearsheet.Second: "2006-01-02T15:04:05",
	}[t.Precision])
	if t.Precision > tearsheet.Day || t.Zone == tearsheet.ZoneStated {
		s += t.Time.Format("Z07:00")
	}
	s += " " + t.Zone.String()
	if t.Relative {
		s += " relative"
	}
	return s
}

func dateAt(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestDate(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zone database:", err)
	}
	now := dateAt(t, "2021-06-20T12:00:00Z")
	for _, tc := range []struct {
		name, text, lang string
		zone             *time.Location
		want             string
	}{
		{"the source page", "June 18, 2021", "en", nil, "2021-06-18 assumed"},
		{"a day in the source's zone", "June 18, 2021", "en", newYork, "2021-06-18 source"},
		{"ISO with an offset", "2021-06-18T10:30:15+09:00", "en", newYork, "2021-06-18T10:30:15+09:00 stated"},
		{"ISO without one", "2021-06-18T10:30", "en", newYork, "2021-06-18T10:30-04:00 source"},
		{"RFC 5322", "Fri, 18 Jun 2021 10:30:00 -0400", "en", nil, "2021-06-18T10:30:00-04:00 stated"},
		{"RFC 5322 with GMT", "Fri, 18 Jun 2021 10:30:00 GMT", "en", nil, "2021-06-18T10:30:00Z stated"},
		{"seconds of Unix time", "1624012200", "en", newYork, "2021-06-18T10:30:00Z stated"},
		{"milliseconds", "1624012200000", "en", nil, "2021-06-18T10:30:00Z stated"},
		{"a wall clock and its Unix time", "2021-06-18T19:30:00 1624012200", "en", nil, "2021-06-18T19:30:00+09:00 stated"},
		{"relative words and others", "6 hours ago মতামত দিন", "bn", nil, "2021-06-20T06:00Z assumed relative"},
		{"a title behind a dash", "7 March 12:46 PM EST - Desktop - Budgie 10.10.2", "en", nil, "2021-03-07T12:46-05:00 stated"},
		{"midnight is a day in its own offset", "2021-06-18T00:00:00+09:00", "en", nil, "2021-06-18+09:00 stated"},
		{"a zone that tells no summer", "June 18, 2021 3:05 p.m. ET", "en", nil, "2021-06-18T15:05-04:00 stated"},
		{"the same in winter", "January 18, 2021 3:05 p.m. ET", "en", nil, "2021-01-18T15:05-05:00 stated"},
		{"hours ago", "3 hours ago", "en", nil, "2021-06-20T09:00Z assumed relative"},
		{"yesterday is a day", "Yesterday", "en", nil, "2021-06-19 assumed relative"},
		{"no year", "20 December", "en", nil, "2020-12-20 assumed"},
		{"no year, but a weekday", "Fri., 18 Jun", "en", nil, "2021-06-18 assumed"},
		{"a clock alone is today's", "10:30", "en", nil, "2021-06-20T10:30Z assumed relative"},
		{"or yesterday's", "18:30", "en", nil, "2021-06-19T18:30Z assumed relative"},
		{"its only date is its date", "Updated 3:05 a.m. ET June 18, 2021", "en", nil, "2021-06-18T03:05-04:00 stated"},
		{"a week ahead is kept", "June 27, 2021", "en", nil, "2021-06-27 assumed"},
		{"ambiguous in plain English", "05/06/2021", "en", nil, "none"},
		{"American", "05/06/2021", "en-US", nil, "2021-05-06 assumed"},
		{"British", "05/06/2021", "en-GB", nil, "2021-06-05 assumed"},
		{"German", "05.06.2021", "de", nil, "2021-06-05 assumed"},
		{"provable", "18/06/2021", "en", nil, "2021-06-18 assumed"},
		{"a page that lies", "18 de junio de 2021", "en-US", nil, "2021-06-18 assumed"},
		{"2099", "June 18, 2099", "en", nil, "none"},
		{"32 June", "32 June 2021", "en", nil, "none"},
		{"a month", "May", "en", nil, "none"},
		{"a march", "March for peace", "en", nil, "none"},
		{"a count", "5 things", "en", nil, "none"},
		{"a season", "Summer 2021", "en", nil, "none"},
		{"a year", "1917", "en", nil, "none"},
		{"reading time", "5 min read", "en", nil, "none"},
		{"a person", "Jane May", "en", nil, "none"},
		{"comments", "3 comments", "en", nil, "none"},
		{"empty", "", "en", nil, "none"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := Date(tc.text, DateContext{Now: now, Zone: tc.zone, Language: tc.lang})
			if diff := cmp.Diff(tc.want, dateShow(got)); diff != "" {
				t.Errorf("Date(%q) (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}

func TestDates(t *testing.T) {
	c := DateContext{Now: dateAt(t, "2021-06-20T12:00:00Z"), Language: "en"}
	for _, tc := range []struct {
		name   string
		column []Stated
		want   []string // published, " modified " modified, " dropped " reason
		order  tearsheet.DateOrder
	}{
		{"one proves all", []Stated{{"", "18/06/2021"}, {"", "05/06/2021"}, {}}, []string{"2021-06-18 assumed", "2021-06-05 assumed", "none"}, tearsheet.DayFirst},
		{"month first", []Stated{{"", "06/18/2021"}, {"", "05/06/2021"}}, []string{"2021-06-18 assumed", "2021-05-06 assumed"}, tearsheet.MonthFirst},
		{"nothing proves", []Stated{{"", "05/06/2021"}}, []string{"none dropped " + DropOrder}, tearsheet.UnknownOrder},
		{"the attribute beats the text", []Stated{{"2021-06-18T22:10:00Z", "June 19, 2021"}}, []string{"2021-06-18T22:10:00Z stated"}, tearsheet.UnknownOrder},
		{"day and clock join", []Stated{{"17:44", "June 18, 2021"}}, []string{"2021-06-18T17:44Z assumed"}, tearsheet.UnknownOrder},
		{"padded midnight and clock join", []Stated{{"2021-06-18T00:00:00Z", "17:44"}}, []string{"2021-06-18T17:44Z assumed"}, tearsheet.UnknownOrder},
		{"published and updated", []Stated{{"", "Published June 17, 2021, updated June 18, 2021 10:30"}}, []string{"2021-06-17 assumed modified 2021-06-18T10:30Z assumed"}, tearsheet.UnknownOrder},
		{"2099", []Stated{{"", "June 18, 2099"}}, []string{"none dropped " + DropAhead}, tearsheet.UnknownOrder},
		{"32 June", []Stated{{"", "32 June"}}, []string{"none dropped " + DropNoSuchDay}, tearsheet.UnknownOrder},
		{"published and updated, French", []Stated{{"", "Publié le 17 juin 2021 à 10h30, mis à jour le 18 juin 2021 à 11h"}}, []string{"2021-06-17T10:30Z assumed modified 2021-06-18T11:00Z assumed"}, tearsheet.UnknownOrder},
		{"updated first, German", []Stated{{"", "Aktualisiert am 18.06.2021, 11:00 Uhr – Veröffentlicht am 17.06.2021"}}, []string{"2021-06-17 assumed modified 2021-06-18T11:00Z assumed"}, tearsheet.DayFirst},
		{"Korean labels before", []Stated{{"", "입력 2021.06.17 10:30 | 수정 2021.06.18 11:00"}}, []string{"2021-06-17T10:30Z assumed modified 2021-06-18T11:00Z assumed"}, tearsheet.UnknownOrder},
		{"Korean labels behind", []Stated{{"", "2021.06.17 10:30 입력 2021.06.18 11:00 수정"}}, []string{"2021-06-17T10:30Z assumed modified 2021-06-18T11:00Z assumed"}, tearsheet.UnknownOrder},
		{"Japanese", []Stated{{"", "公開日：2021/06/17　更新日：2021/06/18"}}, []string{"2021-06-17 assumed modified 2021-06-18 assumed"}, tearsheet.UnknownOrder},
		{"Russian", []Stated{{"", "Опубликовано: 17.06.2021 10:30. Обновлено: 18.06.2021 11:00"}}, []string{"2021-06-17T10:30Z assumed modified 2021-06-18T11:00Z assumed"}, tearsheet.DayFirst},
		{"only a clock is updated", []Stated{{"", "June 17, 2021 Updated 3:05 p.m. ET"}}, []string{"2021-06-17 assumed modified 2021-06-17T15:05-04:00 stated"}, tearsheet.UnknownOrder},
		{"only updated", []Stated{{"", "Stand: 18.06.2021"}}, []string{"2021-06-18 assumed"}, tearsheet.DayFirst},
		{"attribute published, text updated", []Stated{{"2021-06-10T10:30:00Z", "Updated June 18, 2021"}}, []string{"2021-06-10T10:30:00Z stated modified 2021-06-18 assumed"}, tearsheet.UnknownOrder},
		{"attribute and text are of different days", []Stated{{"2019-01-01T10:30:00Z", "June 18, 2021"}}, []string{"2021-06-18 assumed"}, tearsheet.UnknownOrder},
		{"relative text beside an attribute", []Stated{{"2021-06-20T02:10:00-04:00", "3 hours ago"}}, []string{"2021-06-20T02:10:00-04:00 stated"}, tearsheet.UnknownOrder},
		{"an attribute in words", []Stated{{"Friday, June 18, 2021 - 17:44", "18 Jun"}}, []string{"2021-06-18T17:44Z assumed"}, tearsheet.UnknownOrder},
		{"a day and the day with its clock", []Stated{{"2021-06-18", "June 18, 2021 17:44"}}, []string{"2021-06-18T17:44Z assumed"}, tearsheet.UnknownOrder},
		{"a broken attribute", []Stated{{"0001-01-01T00:00:00Z", "June 18, 2021"}}, []string{"2021-06-18 assumed"}, tearsheet.UnknownOrder},
		{"an attribute of script", []Stated{{"/Date(1624012200000)/", ""}}, []string{"2021-06-18T10:30:00Z stated"}, tearsheet.UnknownOrder},
		{"durations of a column", []Stated{{"", "5 min"}, {"", "2 hours"}, {"", "3 days"}}, []string{"2021-06-20T11:55Z assumed relative", "2021-06-20T10:00Z assumed relative", "2021-06-17 assumed relative"}, tearsheet.UnknownOrder},
		{"reading times of a column", []Stated{{"", "5 min"}, {"", "12 min"}, {"", "3 min"}}, []string{"none dropped " + DropNoDate, "none dropped " + DropNoDate, "none dropped " + DropNoDate}, tearsheet.UnknownOrder},
		{"prose", []Stated{{"", "The mayor spoke"}}, []string{"none dropped " + DropNoDate}, tearsheet.UnknownOrder},
		{"this week", []Stated{{"", "This week"}}, []string{"none dropped " + DropVague}, tearsheet.UnknownOrder},
		{"the weekday proves the order", []Stated{{"", "Sat 05/06/2021"}, {"", "04/06/2021"}}, []string{"2021-06-05 assumed", "2021-06-04 assumed"}, tearsheet.DayFirst},
		{"the future proves the order", []Stated{{"", "05/12/2021"}, {"", "04/06/2021"}}, []string{"2021-05-12 assumed", "2021-04-06 assumed"}, tearsheet.MonthFirst},
		{"a column that contradicts itself", []Stated{{"", "18/06/2021"}, {"", "06/17/2021"}, {"", "05/06/2021"}}, []string{"2021-06-18 assumed", "2021-06-17 assumed", "none dropped " + DropOrder}, tearsheet.UnknownOrder},
		{"an empty column", nil, nil, tearsheet.UnknownOrder},
		{"the attribute proves the order", []Stated{{"2021-06-05", "05/06/2021"}, {"", "04/06/2021"}}, []string{"2021-06-05 assumed", "2021-06-04 assumed"}, tearsheet.DayFirst},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dated, order := Dates(tc.column, c)
			var got []string
			for _, d := range dated {
				s := dateShow(d.Published)
				if !d.Modified.IsZero() {
					s += " modified " + dateShow(d.Modified)
				}
				if d.Dropped != "" {
					s += " dropped " + d.Dropped
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if order != tc.order {
				t.Errorf("order %q, want %q", order, tc.order)
			}
		})
	}
}

func TestFindDate(t *testing.T) {
	c := DateContext{Now: dateAt(t, "2021-06-20T12:00:00Z"), Language: "en"}
	for _, tc := range []struct{ text, want string }{
		{"By Jane Doe, June 18, 2021", "June 18, 2021"},
		{"Jane Doe | Posted on Fri, 18 Jun 2021 10:30 GMT | 5 min read", "Posted on Fri, 18 Jun 2021 10:30 GMT"},
		{"Jane Doe3 hours ago", "3 hours ago"},
		{"Jane Doe 3 hours ago", "3 hours ago"},
		{"By Jane May", ""},
		{"June 18, 2021 by Jane Doe", "June 18, 2021"},
		{"Von Jana Muster, 18. Juni 2021, 14:05 Uhr", "18. Juni 2021, 14:05 Uhr"},
		{"Jane Doe, Staff", ""},
		{"", ""},
	} {
		start, end, ok := FindDate(tc.text, c)
		if got := tc.text[start:end]; got != tc.want || ok != (tc.want != "") {
			t.Errorf("FindDate(%q) = %q, %v; want %q", tc.text, got, ok, tc.want)
		}
	}
}
