//go:build unix

package sqlite

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/store"
)

// The store's own bench: what a run costs as the history grows. Run all of it
// with TEARSHEET_FULL=1; without, a million is left out.
func sizes() []int {
	if os.Getenv("TEARSHEET_FULL") != "" {
		return []int{1_000, 10_000, 100_000, 1_000_000}
	}
	return []int{1_000, 10_000}
}

const (
	benchSources = 10
	benchBands   = 6 // as package normalize makes
)

// benchItem is the nth item of a stream: like no other, but that each 50th
// publishes the one before it again, at another address.
func benchItem(n int) tearsheet.Item {
	at := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Minute)
	address := fmt.Sprintf("https://lantern.example/news/2031/01/%d-ferry-turns-back-at-the-breakwater", n)
	h := fnv.New64a()
	bands := make([]uint64, benchBands)
	for i := range bands {
		fmt.Fprintf(h, "%d %d", n-n%50/49, i)
		bands[i] = h.Sum64()
	}
	return tearsheet.Item{
		URL: address, Key: "lantern.example/news/" + address[len("https://lantern.example/news/"):],
		Headline:  fmt.Sprintf("Ferry %d turns back at the breakwater as the harbour waits", n),
		Dek:       fmt.Sprintf("Its %d passengers were given soup while the captain spoke of wind, tide and the price of diesel.", n),
		Authors:   []tearsheet.Author{{Name: "Ada Quill"}},
		Published: tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute, Zone: tearsheet.ZoneStated, Text: "January 1, 2031 10:00"},
		Image:     address + ".jpg", Labels: []string{"Harbour"}, Language: "en",
		Likeness: tearsheet.Signature{Bits: uint64(n - n%50/49), Bands: bands},
	}
}

// benchCapture brings count items from the nth on to a source.
func benchCapture(source, n, count int) store.Capture {
	at := time.Date(2033, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Minute)
	c := store.Capture{Source: fmt.Sprintf("source-%d", source), At: at, Profile: tearsheet.Profile{Title: "Lantern", FirstRun: at.Truncate(24 * time.Hour)}}
	ev := tearsheet.Evidence{PageURL: "https://lantern.example/news", At: at, Digest: tearsheet.Digest([]byte(at.String())), Recipe: tearsheet.Digest(nil)}
	for i := range count {
		it := benchItem(n + i)
		it.Evidence, it.Place = ev, i
		c.Items = append(c.Items, it)
	}
	return c
}

func benchStore(b testing.TB, path string) *Store {
	b.Helper()
	same := func(x, y tearsheet.Item) bool { return x.Likeness.Bits == y.Likeness.Bits }
	s, err := Open(context.Background(), path, Options{Same: same})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func grow(b testing.TB, s *Store, held, size int) int {
	b.Helper()
	for held < size {
		count := min(2000, size-held)
		if _, err := s.Merge(context.Background(), benchCapture(held/2000%benchSources, held, count)); err != nil {
			b.Fatal(err)
		}
		held += count
	}
	return held
}

// cpu is what the process has used of the processors: other work on the
// machine does not show in it.
func cpu(b testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestFullHistory holds the cost of a run that brings 20 new items to what it
// is on a small store: a question that reads the history would cost ten times
// as much on the larger store, or a thousand times with TEARSHEET_FULL=1.
func TestFullHistory(t *testing.T) {
	if testing.Short() {
		t.Skip("grows a store")
	}
	s := benchStore(t, filepath.Join(t.TempDir(), "history.db"))
	const rounds, bound = 100, 4
	held, next := 0, 1<<30
	var smallest time.Duration
	for _, size := range sizes() {
		held = grow(t, s, held, size)
		began := cpu(t)
		for range rounds {
			if m, err := s.Merge(t.Context(), benchCapture(0, next, 20)); err != nil || m.New+m.Duplicates != 20 {
				t.Fatal(m, err)
			}
			if e, err := s.Entries(t.Context(), "source-0", 50); err != nil || len(e) != 50 {
				t.Fatal(len(e), err)
			}
			next += 20
		}
		cost := (cpu(t) - began) / rounds
		if smallest == 0 {
			smallest = cost
		}
		t.Logf("%d items held: %v of CPU to merge 20 new ones and read 50, %.2f times the smallest store's", size, cost, float64(cost)/float64(smallest))
		if cost > bound*smallest {
			t.Errorf("%d items held: %v, more than %d times %v", size, cost, bound, smallest)
		}
	}
}

// BenchmarkHistory measures the parts of a run on stores of growing size; the
// same file grows, so the sizes are of one history.
func BenchmarkHistory(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bench.db")
	s := benchStore(b, path)
	held, next := 0, 1<<30
	smallest := map[string]float64{}
	measure := func(b *testing.B, part string, do func()) {
		began := cpu(b)
		for b.Loop() {
			do()
		}
		per := float64(cpu(b)-began) / float64(b.N)
		if smallest[part] == 0 {
			smallest[part] = per
		}
		b.ReportMetric(per, "cpu-ns/op")
		b.ReportMetric(per/smallest[part], "x-smallest") // in the same run
	}
	for _, size := range sizes() {
		held = grow(b, s, held, size)
		name := fmt.Sprintf("held=%d/", size)
		b.Run(name+"merge20new", func(b *testing.B) {
			measure(b, "new", func() {
				if _, err := s.Merge(context.Background(), benchCapture(0, next, 20)); err != nil {
					b.Fatal(err)
				}
				next += 20
			})
		})
		b.Run(name+"merge20same", func(b *testing.B) {
			c := benchCapture(0, 0, 20)
			measure(b, "same", func() {
				if m, err := s.Merge(context.Background(), c); err != nil || m.Same != 20 {
					b.Fatal(m, err)
				}
			})
		})
		b.Run(name+"entries50", func(b *testing.B) {
			measure(b, "entries", func() {
				if e, err := s.Entries(context.Background(), "source-0", 50); err != nil || len(e) != 50 {
					b.Fatal(len(e), err)
				}
			})
		})
		if info, err := os.Stat(path); err == nil {
			b.Logf("%d items: %d bytes an item", size, info.Size()/int64(size))
		}
	}
}

// BenchmarkOpen measures what a command pays before its first question.
func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct{ name, why string }{
		{"new", "migrations run"},
		{"current", "the header says that nothing is to be done"},
	} {
		b.Run(c.name, func(b *testing.B) {
			dir := b.TempDir()
			for n := 0; b.Loop(); n++ {
				if c.name == "current" {
					n = 0
				}
				s, err := Open(context.Background(), filepath.Join(dir, fmt.Sprint(n)), Options{})
				if err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
		})
	}
}

// BenchmarkUnchanged is the store's part in a refresh of a source whose page is
// what it was: its profile, its host read and saved, the run recorded.
func BenchmarkUnchanged(b *testing.B) {
	const sources = 1000
	ctx := context.Background()
	s := benchStore(b, filepath.Join(b.TempDir(), "bench.db"))
	at := time.Date(2033, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := range sources {
		c := benchCapture(n, 20*n, 20)
		if _, err := s.Merge(ctx, c); err != nil {
			b.Fatal(err)
		}
		p := tearsheet.Publication{Fingerprint: "f", Validator: tearsheet.Validator{URL: "u", ETag: "e", Digest: "d"}}
		if err := s.SetPublished(ctx, c.Source, p); err != nil {
			b.Fatal(err)
		}
	}
	host := tearsheet.Host{Name: "https://lantern.example:443", Robots: tearsheet.Robots{FetchedAt: at, Status: 200, Body: make([]byte, 2000)}}
	parts := []struct {
		name string
		do   func(n int, source string) error
	}{
		{"profile", func(_ int, source string) error { _, err := s.Profile(ctx, source); return err }},
		{"host", func(int, string) error { _, err := s.Host(ctx, host.Name); return err }},
		{"savehost", func(n int, _ string) error {
			host.NotBefore = at.Add(time.Duration(n) * time.Second)
			return s.SaveHost(ctx, host)
		}},
		{"addrun", func(n int, source string) error {
			run := tearsheet.Run{Source: source, Started: at.Add(time.Duration(n) * time.Second), Listing: tearsheet.Unchanged, Pages: 1}
			return s.AddRun(ctx, run)
		}},
	}
	for _, p := range parts {
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				if err := p.do(n, fmt.Sprintf("source-%d", n%sources)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
