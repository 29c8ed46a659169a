package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tearsheet/internal/testsite"
)

// TestDay polls papers with relative dates every 30 minutes of a simulated
// day. The pages change at each look ("3 hours ago"); a file is written only
// when something new came, and what a story's date says never moves.
func TestDay(t *testing.T) {
	skins := testsite.Skins()
	if testing.Short() {
		skins = skins[:1]
	}
	for _, skin := range skins {
		t.Run(string(skin), func(t *testing.T) { day(t, skin) })
	}
}

func day(t *testing.T, skin testsite.Skin) {
	dir := t.TempDir()
	paper := testsite.New(testsite.Options{Skin: skin, Relative: true, Stories: 10})
	listing, stop := paper.Start()
	defer stop()
	file := filepath.Join(dir, "tearsheet.yaml")
	text := fmt.Sprintf("allow_private: [127.0.0.1]\nmin_delay: 1ms\nsources:\n  - id: paper\n    url: %s\n    recipe:\n", listing)
	for line := range bytes.Lines([]byte(recipeOfAges(skin))) {
		text += "      " + string(line)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, words bytes.Buffer
	a := newApp(nil, &out, &words, os.LookupEnv, paper.Now)
	names := []string{"rss.xml", "atom.xml", "feed.json"}
	before := map[string]time.Time{}
	for poll := range 49 {
		news := poll == 0 || poll%7 == 3
		if poll > 0 && news {
			paper.Publish(1)
		}
		if code := a.main(t.Context(), []string{"run", "--all", "--config", file}); code != 0 {
			t.Fatalf("poll %d: exit %d: %s", poll, code, words.String())
		}
		for _, name := range names {
			info, err := os.Stat(filepath.Join(dir, "feeds", "paper", name))
			if err != nil {
				t.Fatal(err)
			}
			if wrote := !info.ModTime().Equal(before[name]); wrote != news {
				t.Errorf("poll %d: %s written: %v, news: %v", poll, name, wrote, news)
			}
			// An old mtime shows the next write, however coarse the clock is.
			old := time.Date(2020, 1, 1, 0, poll, 0, 0, time.UTC)
			if err := os.Chtimes(filepath.Join(dir, "feeds", "paper", name), old, old); err != nil {
				t.Fatal(err)
			}
			before[name] = old
		}
		paper.Advance(30 * time.Minute)
	}
	if asked(paper) != 49 {
		t.Errorf("the paper was asked %d times", asked(paper))
	}
	if out.Len()+words.Len() > 0 {
		t.Errorf("the runs said: %s%s", out.String(), words.String())
	}
}

// recipeOfAges is a skin's recipe, where need be with the rule that reads an
// age instead of a date.
func recipeOfAges(skin testsite.Skin) string {
	if skin != testsite.Articles {
		return skin.Recipe()
	}
	return "card: article.post\nheadline: h2 a\nlink: h2 a@href\ndek: .excerpt\nbyline: .by a\ndate: .age\n"
}
