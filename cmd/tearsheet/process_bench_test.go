package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"tearsheet/internal/testsite"
)

// BenchmarkProcess measures whole processes of the built program in CPU time
// (user and system), as ms-cpu/op: start-up alone, and extract with a recipe
// on a page of 20 and one of 200 cards.
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	program := filepath.Join(dir, "tearsheet")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	recipe := filepath.Join(dir, "r.yaml")
	if err := os.WriteFile(recipe, []byte(testsite.Articles.Recipe()), 0o644); err != nil {
		b.Fatal(err)
	}
	b.Run("start-up", func(b *testing.B) { process(b, program, "version") })
	for _, cards := range []int{20, 200} {
		page := filepath.Join(dir, fmt.Sprintf("%d.html", cards))
		html := testsite.New(testsite.Options{Stories: cards, PageSize: cards}).Page(1)
		if err := os.WriteFile(page, []byte(html), 0o644); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("extract-%d-cards-%d-kB", cards, len(html)/1000), func(b *testing.B) {
			process(b, program, "extract", page, "--url", "https://post.example/latest/", "--recipe", recipe)
		})
	}
}

func process(b *testing.B, program string, args ...string) {
	var cpu, least time.Duration
	for b.Loop() {
		var errs bytes.Buffer
		c := exec.Command(program, args...)
		c.Stderr = &errs
		if err := c.Run(); err != nil {
			b.Fatalf("%v: %s", err, errs.String())
		}
		took := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		if cpu += took; least == 0 || took < least {
			least = took
		}
	}
	b.ReportMetric(float64(least.Microseconds())/1000, "ms-cpu-least")
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(b.N), "ms-cpu/op")
}
