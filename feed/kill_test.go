package feed

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// killMe names the environment variable with the folder to publish into; with
// it this test is the victim of TestFolderSurvivesKills.
const killMe = "TEARSHEET_TEST_PUBLISH_INTO"

func TestPublishUntilKilled(t *testing.T) {
	dir := os.Getenv(killMe)
	if dir == "" {
		t.Skip("started only by TestFolderSurvivesKills")
	}
	f := openFolder(t, dir)
	for n := 0; ; n++ {
		publish(t, f, "a/rss.xml", string(page(n)))
		fmt.Println("published")
	}
}

// page is a file that shows whether it is whole: one letter, many times.
func page(n int) []byte { return bytes.Repeat([]byte{'a' + byte(n%26)}, 300_000) }

func TestFolderSurvivesKills(t *testing.T) {
	dir := t.TempDir()
	for round := range 20 {
		victim := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestPublishUntilKilled$")
		victim.Env = append(os.Environ(), killMe+"="+dir)
		out, err := victim.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := victim.Start(); err != nil {
			t.Fatal(err)
		}
		// Killed right after it has published so often, it is somewhere in
		// the next writing.
		lines := bufio.NewScanner(out)
		for range round%4 + 1 {
			if !lines.Scan() {
				t.Fatal("the victim died by itself")
			}
		}
		if err := victim.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = victim.Wait() // it was killed, and says so
		got, err := os.ReadFile(filepath.Join(dir, "a", "rss.xml"))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 300_000 || len(bytes.Trim(got, string(got[:1]))) > 0 {
			t.Fatalf("round %d left half a file: %d bytes", round, len(got))
		}
	}
	publish(t, openFolder(t, dir), "a/rss.xml", "after")
	onlyFiles(t, filepath.Join(dir, "a"), "rss.xml")
}
