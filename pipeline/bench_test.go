package pipeline_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/pipeline"
	"tearsheet/store/sqlite"
)

// BenchmarkUnchanged refreshes 1,000 sources whose pages are what they were,
// over a real store: what a cron line does most of the time. The network is
// left out (package crawl measures it against a bare conditional GET).
func BenchmarkUnchanged(b *testing.B) {
	now := time.Date(2026, 6, 18, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	memory, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "t.db"), sqlite.Options{Same: normalize.Likeness{}.Republished})
	if err != nil {
		b.Fatal(err)
	}
	defer memory.Close()
	site := &site{pages: map[string]string{}, now: clock}
	p := pipeline.Pipeline{Crawler: site, Memory: memory, Publisher: &shelf{files: map[string]string{}}, Now: clock}
	var sources []tearsheet.Source
	for i := range 1000 {
		src := source()
		src.ID, src.URL = fmt.Sprintf("s%d", i), fmt.Sprintf("https://h%d.example/", i)
		site.pages[src.URL] = page(card(i, "Ferry is late", "June 16, 2026"))
		sources = append(sources, src)
		if _, err := p.Refresh(b.Context(), src); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, src := range sources {
			if run, err := p.Refresh(b.Context(), src); err != nil || run.Listing != tearsheet.Unchanged {
				b.Fatalf("%v %+v", err, run)
			}
		}
	}
}
