package main

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tearsheet/internal/testsite"
)

// TestKilled kills a run 50 times at random points (SIGKILL: no signal handler
// helps) while the paper prints on. After each kill every feed file is whole,
// old or new; the store opens; and the runs after it lose and double no story.
func TestKilled(t *testing.T) {
	rounds := 50
	if testing.Short() {
		rounds = 10
	}
	dir := t.TempDir()
	paper := testsite.New(testsite.Options{Stories: 30, PageSize: 1000})
	listing, stop := paper.Start()
	defer stop()
	file := filepath.Join(dir, "tearsheet.yaml")
	text := "allow_private: [127.0.0.1]\nmin_delay: 1ms\nsources:\n"
	for i := range 4 { // several sources a run: more places to be killed at
		text += fmt.Sprintf("  - {id: s%d, url: %s?copy=%d, limit: 1000}\n", i, listing, i)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var whole time.Duration // the least of three runs; they grow slower, so kills fall up to twice as late
	for range 3 {
		paper.Publish(1)
		began := time.Now()
		if out, err := runProgram(t.Context(), file); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if took := time.Since(began); whole == 0 || took < whole {
			whole = took
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d, an undisturbed run takes %v", seed, whole)
	random := rand.New(rand.NewPCG(seed, 0))
	killed, published := 0, 33
	for range rounds {
		published += len(paper.Publish(1 + random.IntN(3)))
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.Int64N(2*int64(whole))))
		if _, err := runProgram(ctx, file); err != nil {
			killed++
		}
		cancel()
		for i := range 4 {
			wholeFeeds(t, filepath.Join(dir, "feeds", fmt.Sprintf("s%d", i)))
		}
		if t.Failed() {
			return
		}
	}
	if out, err := runProgram(t.Context(), file); err != nil {
		t.Fatalf("the run after: %v\n%s", err, out)
	}
	for i := range 4 {
		titles := wholeFeeds(t, filepath.Join(dir, "feeds", fmt.Sprintf("s%d", i)))
		seen := map[string]bool{}
		for _, title := range titles {
			if seen[title] {
				t.Errorf("s%d: twice: %q", i, title)
			}
			seen[title] = true
		}
		for _, story := range paper.Told(1) {
			if !seen[story.Headline] {
				t.Errorf("s%d: lost: %q", i, story.Headline)
			}
		}
	}
	if killed < rounds/4 {
		t.Errorf("only %d of %d runs were killed before their end", killed, rounds)
	}
	t.Logf("%d of %d runs were killed; %d stories printed", killed, rounds, published)
}

// runProgram runs all sources in a process of its own, killed when ctx ends.
func runProgram(ctx context.Context, file string) (string, error) {
	c := exec.CommandContext(ctx, os.Args[0], "run", "--all", "--config", file)
	c.Env = append(os.Environ(), "TEARSHEET_TEST_MAIN=1")
	out, err := c.CombinedOutput()
	return string(out), err
}

// wholeFeeds fails the test unless the files of a source are whole; it returns
// the titles of the JSON feed. A file that never was is none that is broken.
func wholeFeeds(t *testing.T, dir string) (titles []string) {
	t.Helper()
	for _, name := range []string{"rss.xml", "atom.xml", "feed.json"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".json") {
			var feed struct{ Items []struct{ Title string } }
			if err := json.Unmarshal(data, &feed); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, item := range feed.Items {
				titles = append(titles, item.Title)
			}
			continue
		}
		d := xml.NewDecoder(strings.NewReader(string(data)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
	return titles
}
