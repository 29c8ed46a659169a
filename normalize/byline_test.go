package normalize

import (
	"fmt"
	"os"
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
	if right*100 < total*98 {
		t.Errorf("%d of %d right; 98%% are wanted", right, total)
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
