package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"tearsheet/store"
)

// crashStore names, in the environment, the store that a child works on.
const crashStore = "TEARSHEET_TEST_CRASH_STORE"

// crashCapture is a front page that moves on: ten stories of the capture
// before it, reworded, and twenty new ones.
func crashCapture(n int) store.Capture {
	c := captureOf(n, 20)
	if n > 0 {
		for _, it := range captureOf(n-1, 20).Items[:10] {
			it.Headline += ", reworded"
			it.Evidence.At = c.At
			c.Items = append(c.Items, it)
		}
	}
	return c
}

// TestCrashChild is the child of TestKilledMerges: it merges capture after
// capture from the one named on, says so after each, and never ends.
func TestCrashChild(t *testing.T) {
	path, from, found := childTask(t)
	if !found {
		t.Skip("run by TestKilledMerges")
	}
	s, err := Open(context.Background(), path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	for n := from; ; n++ {
		if _, err := s.Merge(context.Background(), crashCapture(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("merged %d\n", n)
	}
}

func childTask(t *testing.T) (path string, from int, found bool) {
	path, found = os.LookupEnv(crashStore)
	if found {
		var err error
		if from, err = strconv.Atoi(os.Getenv(crashStore + "_FROM")); err != nil {
			t.Fatal(err)
		}
	}
	return path, from, found
}

// TestKilledMerges kills a process with SIGKILL while it makes and fills
// a store, again and again on one file, and after each kill looks for what
// must hold: the file is sound, every merge that was reported is there, and
// every merge is there whole or not at all.
func TestKilledMerges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	next := 0
	for round := range 20 {
		reported := killChild(t, path, next, round)
		next = survey(t, path, max(next, reported+1))
	}
	if next < 20 {
		t.Errorf("%d merges in all; the children did nothing", next)
	}
}

// killChild gives the number of the last merge that the child reported.
func killChild(t *testing.T, path string, from, round int) (reported int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	cmd.Env = append(os.Environ(), crashStore+"="+path, fmt.Sprintf("%s_FROM=%d", crashStore, from))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reported = from - 1
	lines := bufio.NewScanner(out)
	for range round % 5 { // in round 0 it is killed before it says anything
		if !lines.Scan() {
			t.Fatalf("the child ended by itself: %v", cmd.Wait())
		}
		if _, err := fmt.Sscanf(lines.Text(), "merged %d", &reported); err != nil {
			t.Fatalf("the child says %q", lines.Text())
		}
	}
	for range round * 150 { // so that kills fall into all parts of a merge
		os.Stat(path)
	}
	cmd.Process.Kill()
	for lines.Scan() {
		fmt.Sscanf(lines.Text(), "merged %d", &reported)
	}
	cmd.Wait()
	return reported
}

// survey checks the store after a kill, merges once more, and gives the number
// of the capture to go on with.
func survey(t *testing.T, path string, atLeast int) (next int) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var verdict string
	if err := s.write.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s, %v", verdict, err)
	}
	entries, err := s.Entries(ctx, "paper", 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries)%20 != 0 || len(entries) < 20*atLeast {
		t.Fatalf("%d entries after %d reported merges of 20 new ones", len(entries), atLeast)
	}
	next = len(entries) / 20
	if next > 0 { // what was merged last comes again
		if m, err := s.Merge(ctx, crashCapture(next-1)); err != nil || m.New != 0 || m.Changed != 0 {
			t.Fatalf("merging capture %d again: %+v, %v", next-1, m, err)
		}
	}
	if m, err := s.Merge(ctx, crashCapture(next)); err != nil || m.New != 20 || m.Duplicates != 0 || (next > 0 && m.Changed != 10) {
		t.Fatalf("merging capture %d: %+v, %v", next, m, err)
	}
	entries, err = s.Entries(ctx, "paper", 0)
	if err != nil {
		t.Fatal(err)
	}
	next++
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.ID] = true
	}
	for n := range next {
		for _, it := range captureOf(n, 20).Items {
			if !seen[it.URL] {
				t.Errorf("lost %s", it.URL)
			}
		}
	}
	if len(entries) != 20*next {
		t.Errorf("%d entries of %d stories", len(entries), 20*next)
	}
	return next
}

// TestKilledOpen kills a process while it makes a new store.
func TestKilledOpen(t *testing.T) {
	for round := range 10 {
		path := filepath.Join(t.TempDir(), "store.db")
		cmd := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
		cmd.Env = append(os.Environ(), crashStore+"="+path, crashStore+"_FROM=0")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for { // until there is something of a store
			if _, err := os.Stat(path); err == nil {
				break
			}
		}
		for range round * 400 {
			os.Stat(path)
		}
		cmd.Process.Kill()
		cmd.Wait()
		survey(t, path, 0)
	}
}
