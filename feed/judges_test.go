package feed

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"tearsheet"
)

// Judges are programs that no one here wrote. scripts/tools installs them.
// All of them are lenient, so what they say is compared, not whether they
// complain: title, link, id and instant of every item, in order.

// reading is what a judge says of an item.
type reading struct {
	Title, Link, ID string
	Time            any // seconds since 1970; nil: none
}

// verdict is what a judge says of a file.
type verdict struct {
	Judge, File, Error string
	LeftOut            string // why the judge was not asked; only without TEARSHEET_FULL
	Items              []reading
}

// format is the extension of a file, which tells the judges what it is.
const (
	isRSS  = ".rss"
	isAtom = ".atom"
	isJSON = ".json"
)

// shortcoming is something that a judge is known to read otherwise.
type shortcoming struct {
	judge, format string
	why           string
	apply         func(want []reading, entries []tearsheet.Entry, got *verdict)
}

var shortcomings = []shortcoming{
	{"newsboat", isRSS, "dates an entry without a date at its own clock", ignoreUndated},
	{"newsboat", isAtom, "does not read updated, and dates such an entry at its own clock", ignoreUndated},
	{"@extractus/feed-extractor", isAtom, "takes updated for the date", func(want []reading, entries []tearsheet.Entry, _ *verdict) {
		for i, e := range entries {
			if e.Updated.After(e.FirstSeen) {
				want[i].Time = float64(e.Updated.Unix())
			}
		}
	}},
	{"@extractus/feed-extractor", isAtom, "takes Atom without entries for no feed", func(want []reading, _ []tearsheet.Entry, got *verdict) {
		if len(want) == 0 {
			got.Error = ""
		}
	}},
}

func ignoreUndated(want []reading, entries []tearsheet.Entry, got *verdict) {
	for i, e := range entries {
		if e.Item.Published.IsZero() && i < len(got.Items) {
			want[i].Time = got.Items[i].Time
		}
	}
}

// need returns the path of a tool, or skips the test; in CI it fails, for
// there scripts/tools must have run.
func need(t *testing.T, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		if _, err = os.Stat(tool); err == nil {
			return tool
		}
		absent(t, tool)
	}
	return path
}

func absent(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not here; scripts/tools installs it", what)
	}
	t.Skipf("%s is not here; scripts/tools installs it", what)
}

// judged are the feeds that all judges read, their entries in order.
func judged() map[string][]tearsheet.Entry {
	many, dek := 5000, 1<<20
	if testing.Short() {
		many, dek = 500, 1<<16
	}
	feeds := map[string][]tearsheet.Entry{
		"empty": nil, "one": manyEntries(1), "sample": sampleEntries(), "many": manyEntries(many), "hostile": hostileEntries(dek),
	}
	for _, entries := range feeds {
		slices.SortStableFunc(entries, tearsheet.Order)
	}
	return feeds
}

// writeJudged writes feeds to a folder and returns the files.
func writeJudged(t *testing.T, feeds map[string][]tearsheet.Entry) (files []string) {
	t.Helper()
	dir := t.TempDir()
	src, profile := sampleSource()
	for name, entries := range feeds {
		made, err := New(src, profile, entries, sampleOptions).Files()
		if err != nil {
			t.Fatal(err)
		}
		for i, ext := range []string{isRSS, isAtom, isJSON} {
			file := filepath.Join(dir, name+ext)
			if err := os.WriteFile(file, made[i].Data, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files
}

func with(files []string, formats ...string) (out []string) {
	for _, f := range files {
		if slices.Contains(formats, filepath.Ext(f)) {
			out = append(out, f)
		}
	}
	return out
}

// TestReadersAgreeInFull asks also the reader that is slow with many items.
func TestReadersAgreeInFull(t *testing.T) {
	if os.Getenv("TEARSHEET_FULL") == "" {
		t.Skip("for TEARSHEET_FULL=1 (make soak)")
	}
	readersAgree(t)
}

func TestReadersAgree(t *testing.T) { readersAgree(t) }

func readersAgree(t *testing.T) {
	t.Helper()
	feeds := judged()
	files := writeJudged(t, feeds)
	for _, judge := range []struct {
		name    string
		formats []string
		readers int // that come with it
		read    func(t *testing.T, files []string) []verdict
	}{
		{"gofeed", []string{isRSS, isAtom, isJSON}, 1, readGofeed},
		{"npm", []string{isRSS, isAtom, isJSON}, 5, readNpm},
		{"python", []string{isRSS, isAtom}, 1, readPython},
		{"newsboat", []string{isRSS, isAtom}, 1, readNewsboat},
		{"sfeed", []string{isRSS, isAtom}, 1, readSfeed},
	} {
		t.Run(judge.name, func(t *testing.T) {
			t.Parallel()
			asked := with(files, judge.formats...)
			verdicts := judge.read(t, asked)
			for _, v := range verdicts {
				name := strings.TrimSuffix(filepath.Base(v.File), filepath.Ext(v.File))
				compare(t, v, feeds[name])
			}
			// Each of the readers reads at least RSS and Atom.
			if want := len(with(asked, isRSS, isAtom)) * judge.readers; len(verdicts) < want {
				t.Errorf("%d verdicts, want %d or more: a judge is silent", len(verdicts), want)
			}
		})
	}
}

// compare holds a verdict against the entries that the file was made of.
func compare(t *testing.T, v verdict, entries []tearsheet.Entry) {
	t.Helper()
	if v.LeftOut != "" {
		if os.Getenv("TEARSHEET_FULL") != "" {
			t.Errorf("%s left out %s", v.Judge, filepath.Base(v.File))
		}
		t.Logf("%s is asked of %s (%s) only with TEARSHEET_FULL=1", v.Judge, filepath.Base(v.File), v.LeftOut)
		return
	}
	format := filepath.Ext(v.File)
	want := expected(v.Judge, format, entries)
	for _, s := range shortcomings {
		if s.judge == v.Judge && s.format == format {
			s.apply(want, entries, &v)
		}
	}
	if v.Error != "" {
		t.Errorf("%s of %s: %s", v.Judge, filepath.Base(v.File), v.Error)
		return
	}
	for i := range v.Items {
		v.Items[i].Title = oneLine(v.Items[i].Title)
		if i < len(want) && want[i].Title == anyTitle {
			v.Items[i].Title = anyTitle
		}
	}
	if !slices.Equal(want, v.Items) {
		t.Errorf("%s reads %s otherwise (-want +got):\n%.3000s", v.Judge, filepath.Base(v.File), cmp.Diff(want, v.Items))
	}
}

// expected is what a judge without shortcomings says of the entries.
func expected(judge, format string, entries []tearsheet.Entry) []reading {
	want := make([]reading, len(entries))
	for i, e := range entries {
		want[i] = reading{oneLine(expectedTitle(judge, e)), e.Item.URL, e.ID, nil}
		switch {
		case !e.Item.Published.IsZero():
			want[i].Time = float64(expectedInstant(e).Unix())
		case format == isAtom:
			want[i].Time = float64(e.Updated.Unix())
		}
	}
	return want
}

// oneLine leaves readers free in what they do with white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// expectedInstant says again, in the words of the issue, where a date stands:
// a day at midday of its own offset.
func expectedInstant(e tearsheet.Entry) time.Time {
	if p := e.Item.Published; p.Precision == tearsheet.Day {
		return p.Time.Add(12 * time.Hour)
	}
	return e.Item.Published.Time
}

func readGofeed(t *testing.T, files []string) (out []verdict) {
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		v := verdict{Judge: "gofeed", File: file}
		f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
		if err != nil {
			v.Error = err.Error()
			out = append(out, v)
			continue
		}
		for _, it := range f.Items {
			r := reading{it.Title, it.Link, it.GUID, nil}
			switch {
			case it.PublishedParsed != nil:
				r.Time = float64(it.PublishedParsed.Unix())
			case it.UpdatedParsed != nil:
				r.Time = float64(it.UpdatedParsed.Unix())
			}
			v.Items = append(v.Items, r)
		}
		out = append(out, v)
	}
	return out
}

func readNpm(t *testing.T, files []string) []verdict {
	node := need(t, "node")
	modules, err := filepath.Abs("../.tools/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	need(t, filepath.Join(modules, "feedsmith"))
	return readLines(t, exec.CommandContext(t.Context(), node, append([]string{"testdata/judges/read.cjs", modules}, files...)...))
}

func python(t *testing.T) string {
	t.Helper()
	need(t, "/usr/lib/python3/dist-packages/feedparser")
	return need(t, "/usr/bin/python3") // the one that Debian's packages are for
}

func readPython(t *testing.T, files []string) []verdict {
	return readLines(t, exec.CommandContext(t.Context(), python(t), append([]string{"testdata/judges/read.py", "feedparser"}, files...)...))
}

// readNewsboat gives each file a cache of its own: newsboat takes equal ids of
// two feeds for one item.
func readNewsboat(t *testing.T, files []string) (out []verdict) {
	newsboat, py := need(t, "newsboat"), python(t)
	for _, file := range files {
		dir := t.TempDir()
		urls, cfg, cache := filepath.Join(dir, "urls"), filepath.Join(dir, "cfg"), filepath.Join(dir, "cache.db")
		for name, text := range map[string]string{urls: "file://" + file + "\n", cfg: ""} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		run := exec.CommandContext(t.Context(), newsboat, "-u", urls, "-c", cache, "-C", cfg, "-x", "reload")
		run.Env = append(os.Environ(), "HOME="+dir, "LC_ALL=C.UTF-8")
		if b, err := run.CombinedOutput(); err != nil {
			t.Fatalf("newsboat: %v: %s", err, b)
		}
		out = append(out, readLines(t, exec.CommandContext(t.Context(), py, "testdata/judges/read.py", "newsboat", cache))...)
	}
	return out
}

// readSfeed reads lines of fields set apart by tabs: time, title, link,
// content, its type, id, …
func readSfeed(t *testing.T, files []string) (out []verdict) {
	sfeed := need(t, "sfeed")
	for _, file := range files {
		in, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		run := exec.CommandContext(t.Context(), sfeed)
		run.Stdin = in
		b, err := run.Output()
		in.Close()
		if err != nil {
			t.Fatalf("sfeed: %v", err)
		}
		v := verdict{Judge: "sfeed", File: file}
		for line := range strings.Lines(string(b)) {
			f := strings.Split(line, "\t")
			r := reading{f[1], f[2], f[5], nil}
			if f[0] != "" {
				var at float64
				if _, err := fmt.Sscan(f[0], &at); err != nil {
					t.Fatal(err)
				}
				r.Time = at
			}
			v.Items = append(v.Items, r)
		}
		out = append(out, v)
	}
	return out
}

// readLines runs a program that prints one verdict a line.
func readLines(t *testing.T, run *exec.Cmd) (out []verdict) {
	t.Helper()
	var stderr strings.Builder
	run.Stderr = &stderr
	b, err := run.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", run.Path, err, stderr.String())
	}
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, len(b)+1)
	for in.Scan() {
		var v verdict
		if err := json.Unmarshal(in.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}
