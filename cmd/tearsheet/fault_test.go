package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tearsheet/internal/testsite"
)

// survived are the faults that a run takes in its stride: the page is a
// listing all the same, or is empty today.
var survived = map[testsite.Fault]string{
	testsite.EmptyList:    "nothing today is no failure",
	testsite.OddCards:     "a bad card costs itself",
	testsite.WrongCharset: "the bytes prove the label wrong",
	testsite.ForeignBase:  "<base> is obeyed",
	testsite.Truncated:    "what is there is read",
}

// TestFaults runs a source through every fault of the paper, with a healthy
// one beside it. Whatever befalls the one: its last good feed stays, one line
// says what happened, sources knows it, and the other is refreshed.
func TestFaults(t *testing.T) {
	faults := testsite.Faults()
	if testing.Short() { // one of the network, of the server, of time, of content
		faults = []testsite.Fault{testsite.ResetInBody, testsite.Unavailable, testsite.SlowDrip, testsite.NoContainer, testsite.OddCards}
	}
	for _, fault := range faults {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			befallen(t, fault)
		})
	}
}

func befallen(t *testing.T, fault testsite.Fault) {
	dir := t.TempDir()
	sick, well := testsite.New(testsite.Options{}), testsite.New(testsite.Options{Skin: testsite.Cards})
	sickListing, stop := sick.Start()
	defer stop()
	wellListing, stopWell := well.Start()
	defer stopWell()
	file := filepath.Join(dir, "tearsheet.yaml")
	text := fmt.Sprintf("allow_private: [127.0.0.1]\nmin_delay: 1ms\ntimeout: 2s\nsources:\n  - id: sick\n    url: %s\n    recipe:\n", sickListing)
	for line := range strings.Lines(testsite.Articles.Recipe()) {
		text += "      " + line
	}
	text += fmt.Sprintf("  - {id: well, url: %s}\n", wellListing)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, words bytes.Buffer
	a := newApp(nil, &out, &words, os.LookupEnv, sick.Now)
	command := func(args ...string) int {
		out.Reset()
		words.Reset()
		return a.main(t.Context(), append(args, "--config", file))
	}
	if code := command("run", "--all"); code != exitWell {
		t.Fatalf("before the fault: exit %d: %s", code, words.String())
	}
	good := feeds(t, dir, "sick")
	sick.Suffer(fault)
	well.Publish(1)
	if fault == testsite.RobotsError || fault == testsite.RobotsForbidden {
		sick.Advance(25 * 60 * 60e9) // robots.txt is known for a day
	}
	want := exitFailed
	if survived[fault] != "" {
		want = exitWell
	}
	if code := command("run", "--all"); code != want {
		t.Fatalf("exit %d, want %d: %s", code, want, words.String())
	}
	if want == exitFailed {
		if line := words.String(); !strings.HasPrefix(line, "sick: ") || strings.Count(line, "\n") != 1 {
			t.Errorf("not one line about the source: %q", line)
		}
		if now := feeds(t, dir, "sick"); now != good {
			t.Errorf("the last good feed is gone: %s", words.String())
		}
		t.Log(strings.TrimSpace(words.String()))
	}
	if !strings.Contains(feeds(t, dir, "well"), well.Told(1)[0].Headline) {
		t.Error("the other source was not refreshed")
	}
	command("sources")
	if state := strings.Split(out.String(), "\n")[1]; want == exitFailed != (strings.Contains(state, "\tfailed\t") || strings.Contains(state, "\tput off\t")) {
		t.Errorf("its state: %s", state)
	}
}

// feeds is all that the three files of a source say.
func feeds(t *testing.T, dir, id string) string {
	t.Helper()
	var all strings.Builder
	for _, name := range []string{"rss.xml", "atom.xml", "feed.json"} {
		data, err := os.ReadFile(filepath.Join(dir, "feeds", id, name))
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}
