package normalize

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tearsheet"
)

// TestBylineVectors reads testdata/bylines.tsv: language, byline (several
// strings of one card apart by " ¶ "), authors (apart by "; ", "-" for none).
// A language of "caps:en" says that the whole column is in capitals.
func TestBylineVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/bylines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	total, right := 0, 0
	languages := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Fatalf("line %d has %d cells", n+1, len(cells))
		}
		language, caps := strings.CutPrefix(cells[0], "caps:")
		if language == "und" {
			language = ""
		}
		languages[language] = true
		got := authorNames(Byline(strings.Split(cells[1], " ¶ "), testByline(language, caps)))
		if total++; got == cells[2] {
			right++
		} else {
			t.Logf("line %d (%s): %q\n\t gives %q\n\tinstead of %q", n+1, cells[0], cells[1], got, cells[2])
		}
	}
	t.Logf("%d of %d right, %d languages", right, total, len(languages))
	if total < 400 || len(languages) < 15 || right*100 < total*98 {
		t.Errorf("%d of %d right in %d languages; 98%% of at least 400 in at least 15 are wanted", right, total, len(languages))
	}
}

func testByline(language string, caps bool) BylineContext {
	dates := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: language}
	return BylineContext{Language: language, Caps: caps, FindDate: func(s string) (int, int, bool) { return FindDate(s, dates) }}
}

func authorNames(authors []tearsheet.Author) string {
	if len(authors) == 0 {
		return "-"
	}
	var names []string
	for _, a := range authors {
		names = append(names, a.Name)
	}
	return strings.Join(names, "; ")
}

func FuzzByline(f *testing.F) {
	for _, s := range []string{"By Jane Roe and John Doe", "记者王小明 李四 / 台北報導", "김민준·이서연 기자", "JANE O'ROE", "A, B & C, Jr.", "dpa/Jana Roe", "(Reuters)", "von", "&, and", "İÇ", "서울=김민준 기자", "@x", "((", "Jane Roe 5 min read"} {
		f.Add(s, "en", true)
		f.Add(s, "", false)
	}
	f.Fuzz(func(t *testing.T, s, language string, caps bool) {
		c := BylineContext{Language: language, Caps: caps}
		first := Byline([]string{s}, c)
		for _, a := range first {
			if !utf8.ValidString(a.Name) || strings.TrimSpace(a.Name) != a.Name || a.Name == "" {
				t.Fatalf("Byline(%q) = %q", s, a.Name)
			}
		}
		if again := Byline([]string{s, s}, c); fmt.Sprint(again) != fmt.Sprint(first) {
			t.Fatalf("Byline(%q) = %v, written twice %v", s, first, again)
		}
		_ = LooksLikeName(s)
	})
}

func TestBylineIsLinear(t *testing.T) {
	linear(t, func(s string) {
		for len(s) > maxByline { // longer strings are no bylines; many strings may come
			Byline([]string{s[:maxByline]}, BylineContext{Language: "en"})
			s = s[maxByline:]
		}
	})
}

// TestNamesStay reads each expected name again: a clean name loses nothing.
func TestNamesStay(t *testing.T) {
	data, err := os.ReadFile("testdata/bylines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || cells[2] == "-" || strings.HasPrefix(line, "#") {
			continue
		}
		language := strings.TrimPrefix(cells[0], "caps:")
		for name := range strings.SplitSeq(cells[2], "; ") {
			if got := authorNames(Byline([]string{name}, testByline(language, false))); got != name {
				t.Errorf("%s: %q, read again, gives %q", language, name, got)
			}
		}
	}
}

// TestCorpusNames reads the names that people wrote down for real pages.
func TestCorpusNames(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "corpus", "labels", "*.json"))
	if len(files) == 0 {
		t.Skip("the corpus is not here")
	}
	names := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var label struct {
			Lang  string
			Items []struct{ Authors []string }
		}
		if err := json.Unmarshal(data, &label); err != nil {
			t.Fatal(err)
		}
		for _, it := range label.Items {
			for _, a := range it.Authors {
				names[a] = label.Lang
			}
		}
	}
	wrong := 0
	for name, language := range names {
		for _, s := range []string{name, "By " + name, name + " June 18, 2021", "by " + name + " on June 18, 2021 | 3 comments"} {
			if got := authorNames(Byline([]string{s}, testByline(language, false))); got != name {
				wrong++
				t.Logf("%s: %q gives %q", language, s, got)
			}
		}
	}
	if wrong*100 > len(names)*4*2 {
		t.Errorf("%d of %d are wrong", wrong, len(names)*4)
	}
}

// TestBylineBound takes an index of names for no byline: cut short, it would
// be a list that nobody wrote.
func TestBylineBound(t *testing.T) {
	names := make([]string, maxAuthors+1)
	for i := range names {
		names[i] = "Jane Roe" + string(rune('a'+i/26)) + string(rune('a'+i%26))
	}
	if n := len(Byline(names[:maxAuthors], BylineContext{})); n != maxAuthors {
		t.Errorf("%d authors of %d names", n, maxAuthors)
	}
	if got := Byline(names, BylineContext{}); got != nil {
		t.Errorf("%d authors of %d names, want none", len(got), len(names))
	}
}
