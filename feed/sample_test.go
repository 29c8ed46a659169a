package feed

import (
	"fmt"
	"time"

	"tearsheet"
)

// The invented source that the tests of this package share.

var seoul = time.FixedZone("KST", 9*60*60)

func sampleSource() (tearsheet.Source, tearsheet.Profile) {
	src := tearsheet.Source{ID: "harbour-news", URL: "https://harbour.example/news/", Title: "Harbour News & Tides", Language: "en", Timezone: "Asia/Seoul"}
	return src, tearsheet.Profile{FirstRun: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

var sampleOptions = Options{BaseURL: "https://feeds.harbour.example/out", Version: "1.0"}

// sampleEntries has one entry for each thing that the formats must say.
func sampleEntries() []tearsheet.Entry {
	seen := time.Date(2026, 3, 5, 3, 0, 0, 0, time.UTC)
	evidence := tearsheet.Evidence{
		PageURL: "https://harbour.example/news/", At: seen,
		Digest: "sha256:" + fmt.Sprintf("%064d", 1), Recipe: "sha256:" + fmt.Sprintf("%064d", 2),
	}
	entry := func(n int, it tearsheet.Item) tearsheet.Entry {
		it.URL = fmt.Sprintf("https://harbour.example/news/%d?a=1&b=2", n)
		it.Evidence, it.Place = evidence, n
		return tearsheet.Entry{ID: it.URL, Source: "harbour-news", Item: it, FirstSeen: seen, Updated: seen}
	}
	full := entry(1, tearsheet.Item{
		Headline: "Ferries & tugs “stand still” as crews vote", Dek: "Pilots < deckhands, say the crews\nA vote is due <soon>",
		Authors:   []tearsheet.Author{{Name: "Mina O’Dell", URL: "https://harbour.example/by/mina"}, {Name: "Juno Park"}},
		Published: tearsheet.Timestamp{Time: time.Date(2026, 3, 5, 10, 30, 0, 0, seoul), Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated, Text: "5 March 2026, 10:30 KST"},
		Image:     "https://harbour.example/i/1.jpg?w=1&h=2", Labels: []string{"PRO", "Ports & Docks", "PRO"},
	})
	day := entry(2, tearsheet.Item{
		Headline: "A day without an hour", Dek: "Only the day is stated",
		Published: tearsheet.Timestamp{Time: time.Date(2026, 3, 4, 0, 0, 0, 0, seoul), Precision: tearsheet.Day, Zone: tearsheet.ZoneOfSource, Text: "March 4, 2026"},
	})
	undated := entry(3, tearsheet.Item{Headline: "Undated, unsigned, without a dek"})
	picture := entry(4, tearsheet.Item{
		Headline: "서울 항구의 밤", Image: "https://harbour.example/i/4.jpg", Language: "ko",
		Published: tearsheet.Timestamp{Time: time.Date(2026, 3, 5, 0, 5, 0, 0, time.UTC), Precision: tearsheet.Minute, Zone: tearsheet.ZoneAssumed, Relative: true, Text: "3시간 전"},
	})
	reworded := entry(5, tearsheet.Item{
		Headline: "Reworded since", Dek: "The second wording", Authors: []tearsheet.Author{{Name: "Juno Park"}},
		Published: tearsheet.Timestamp{Time: time.Date(2026, 3, 3, 8, 0, 12, 0, seoul), Precision: tearsheet.Second, Zone: tearsheet.ZoneStated, Text: "2026-03-03T08:00:12+09:00"},
		Modified:  tearsheet.Timestamp{Time: time.Date(2026, 3, 3, 9, 0, 0, 0, seoul), Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated, Text: "updated 09:00"},
	})
	reworded.Updated = seen.Add(2 * time.Hour)
	second := evidence
	second.At, second.Digest = reworded.Updated, "sha256:"+fmt.Sprintf("%064d", 3)
	reworded.Revisions = []tearsheet.Revision{{At: seen, Headline: "First wording", Evidence: evidence}, {At: reworded.Updated, Headline: "Reworded since", Evidence: second}}
	reworded.Related = []tearsheet.Related{{Source: "other-news", ID: "https://other.example/5", URL: "https://other.example/5"}}
	return []tearsheet.Entry{undated, day, reworded, picture, full}
}

// manyEntries are n plain stories, newest first.
func manyEntries(n int) []tearsheet.Entry {
	start := time.Date(2026, 3, 5, 12, 0, 0, 0, seoul)
	out := make([]tearsheet.Entry, n)
	for i := range out {
		at := start.Add(-time.Duration(i) * time.Minute)
		u := fmt.Sprintf("https://harbour.example/story/%06d", i)
		out[i] = tearsheet.Entry{ID: u, Source: "harbour-news", FirstSeen: at, Updated: at, Item: tearsheet.Item{
			URL: u, Headline: fmt.Sprintf("Story number %d from the quays", i),
			Dek:       "What the harbour master said about it, and what the crews answered to that",
			Authors:   []tearsheet.Author{{Name: "Mina O’Dell"}},
			Published: tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneOfSource, Text: at.Format("2 January 2006 15:04")},
			Image:     fmt.Sprintf("https://harbour.example/i/%d.jpg", i), Labels: []string{"Ports"},
			Evidence: tearsheet.Evidence{PageURL: "https://harbour.example/news/", At: at, Digest: "sha256:00", Recipe: "sha256:01"},
		}}
	}
	return out
}
