package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/store"
)

var reading = []promise{
	{"a source never seen has no entries", func(t *testing.T, s store.Store) {
		same(t, "entries", entries(t, s, "nobody"), []tearsheet.Entry(nil))
	}},
	{"entries come in tearsheet.Order", func(t *testing.T, s store.Store) {
		merge(t, s, mixed(0))
		merge(t, s, mixed(1))
		got := entries(t, s, paper)
		if len(got) != 12 {
			t.Fatalf("%d entries, want 12", len(got))
		}
		same(t, "order", ids(got), ids(slices.SortedStableFunc(slices.Values(got), tearsheet.Order)))
	}},
	{"a limit gives the first of that order", func(t *testing.T, s store.Store) {
		merge(t, s, mixed(0))
		merge(t, s, mixed(1))
		all := entries(t, s, paper)
		for _, limit := range []int{1, 5, 12, 50} {
			got, err := s.Entries(context.Background(), paper, limit)
			if err != nil {
				t.Fatal(err)
			}
			same(t, "entries", got, all[:min(limit, len(all))])
		}
	}},
	{"more entries than a statement takes", func(t *testing.T, s store.Store) {
		var items []tearsheet.Item
		for n := range 500 {
			items = append(items, item(n, 0))
		}
		same(t, "merged", merge(t, s, capture(0, items...)), store.Merged{New: 500})
		same(t, "merged again", merge(t, s, capture(1, items...)), store.Merged{Same: 500})
		got := entries(t, s, paper)
		same(t, "entries", len(got), 500)
		for _, e := range got {
			if len(e.Revisions) != 1 || e.Revisions[0].Headline != e.Item.Headline {
				t.Errorf("%s: revisions %v", e.ID, e.Revisions)
			}
		}
	}},
	{"words come back as they went in", func(t *testing.T, s store.Store) {
		it := changed(item(1, 0), func(it *tearsheet.Item) {
			it.Headline = "“Fähre” \u00a0kehrt – ‘um’ <b>&amp; 渡し船が戻る\U0001F6A2\x00\n'; DROP TABLE entries; --"
			it.Dek = "מעבורת \u202eعبارة\ufeff"
			it.Authors = []tearsheet.Author{{Name: `O"Carroll \ <x>`}, {Name: "李 華", URL: "https://lantern.example/?a=1&b=2"}}
			it.Labels = []string{"[", `"`, "", "NK PRO"}
			it.Published.Text = "\u0661\u0668 يونيو"
		})
		merge(t, s, capture(0, it))
		same(t, "item", only(t, s).Item, it)
	}},
	{"dates come back with offset, precision and how they are known", func(t *testing.T, s store.Store) {
		dates := []tearsheet.Timestamp{
			{},
			day(2031, 3, 4),
			minute(time.Date(2031, 3, 4, 5, 6, 0, 0, time.FixedZone("", -(3*60+30)*60))),
			{Time: time.Date(2031, 3, 4, 5, 6, 7, 0, time.UTC), Precision: tearsheet.Second, Zone: tearsheet.ZoneAssumed, Text: "05:06:07"},
			{Time: time.Date(1912, 4, 15, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day, Zone: tearsheet.ZoneStated},
			ago(hour(-3).In(seoul), "3시간 전"),
		}
		var items []tearsheet.Item
		for n, d := range dates {
			items = append(items, changed(item(n, 0), func(it *tearsheet.Item) { it.Published, it.Modified = d, dates[len(dates)-1-n] }))
		}
		merge(t, s, capture(0, items...))
		for _, e := range entries(t, s, paper) {
			want := items[e.Item.Place]
			same(t, "published", e.Item.Published, want.Published)
			same(t, "modified", e.Item.Modified, want.Modified)
			same(t, "clock", e.Item.Published.Time.Format(time.DateTime+"-07:00"), want.Published.Time.Format(time.DateTime+"-07:00"))
			same(t, "revision", e.Revisions[0].Date, want.Published)
		}
	}},
	{"a likeness comes back", func(t *testing.T, s store.Store) {
		it := changed(item(1, 0), sketched(1<<63|5, 0, 1<<64-1, 42))
		merge(t, s, capture(0, it))
		same(t, "likeness", only(t, s).Item.Likeness, it.Likeness)
	}},
	{"arrivals are first sights after the first run", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0, item(1, 0), item(2, 0)))
		merge(t, s, capture(1, item(1, 1), item(3, 1)))
		merge(t, s, capture(2, item(4, 2), item(5, 2)))
		merge(t, s, of(rival, capture(3, item(6, 3))))
		same(t, "all", arrivals(t, s, paper, time.Time{}), []time.Time{hour(1), hour(2), hour(2)})
		same(t, "since", arrivals(t, s, paper, hour(2)), []time.Time{hour(2), hour(2)})
		same(t, "nobody's", arrivals(t, s, "nobody", time.Time{}), []time.Time(nil))
	}},
	{"after an empty first run all arrivals count", func(t *testing.T, s store.Store) {
		merge(t, s, capture(0))
		merge(t, s, capture(1, item(1, 1)))
		same(t, "all", arrivals(t, s, paper, time.Time{}), []time.Time{hour(1)})
	}},
}

// mixed is a capture with all kinds of dates, ties among them.
func mixed(at int) store.Capture {
	dates := []tearsheet.Timestamp{{}, day(2031, 3, 4), minute(hour(-3)), {}, minute(hour(-3)), day(2031, 3, 5)}
	var items []tearsheet.Item
	for n, d := range dates {
		items = append(items, changed(item(10*at+n, at), func(it *tearsheet.Item) { it.Published, it.Place = d, n%4 }))
	}
	return capture(at, items...)
}

func arrivals(t *testing.T, s store.Entries, source string, since time.Time) []time.Time {
	t.Helper()
	times, err := s.Arrivals(context.Background(), source, since)
	if err != nil {
		t.Fatal(err)
	}
	return times
}
