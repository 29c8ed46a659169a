//go:build unix

package scraper

import (
	"bytes"
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/html"

	"tearsheet"
)

// TestReadRatio holds decoding, one parse and reading a page of 100 cards to
// 1.5 times what html.Parse takes on the same bytes, in CPU time of the process
// with the collector's. It measures, so it runs when asked to
// (TEARSHEET_BENCH=1) and best alone.
func TestReadRatio(t *testing.T) {
	if os.Getenv("TEARSHEET_BENCH") == "" {
		t.Skip("set TEARSHEET_BENCH=1 to measure")
	}
	page := tearsheet.Page{URL: pageURL, Body: gazette(100)}
	reader, err := Compile(gazetteRecipe(t))
	if err != nil {
		t.Fatal(err)
	}
	parse := func() { _, _ = html.Parse(bytes.NewReader(page.Body)) }
	whole := func() { readOnce(t, reader, page) }
	const rounds, batch = 20, 50
	var base, ours time.Duration
	for range rounds { // in turns, so that a slower moment of the machine meets both
		base += spent(t, batch, parse)
		ours += spent(t, batch, whole)
	}
	ratio := float64(ours) / float64(base)
	t.Logf("html.Parse alone %v, decode + parse + read %v a page of %d bytes: ratio %.3f",
		base/(rounds*batch), ours/(rounds*batch), len(page.Body), ratio)
	if ratio > 1.5 {
		t.Errorf("ratio %.3f; the limit is 1.5", ratio)
	}
}

// spent is the CPU time that calling f takes, beginning with a clean heap.
func spent(t *testing.T, times int, f func()) time.Duration {
	runtime.GC()
	before := cpuTime(t)
	for range times {
		f()
	}
	return cpuTime(t) - before
}

func cpuTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
