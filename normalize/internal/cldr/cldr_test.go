package cldr

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"accents go", "Février À ÉTÉ", "fevrier a ete"},
		{"abbreviations lose their stop", "Sept. 3 p.m.", "sept 3 pm"},
		{"the stop of an ordinal stays", "18. Juni", "18. juni"},
		{"sentences stay apart", "news.Updated", "news updated"},
		{"white space is one blank", " 18\u00a0 \tJuni\u2009", "18 juni"},
		{"invisible characters go", "Ju\u00adni\u200b\u202c", "juni"},
		{"Bengali digits", "১৮", "18"},
		{"fullwidth digits and signs", "２０２１：６", "2021:6"},
		{"Arabic keyboards", "يونيه یونیة", "يونيه يونيه"},
		{"Hindi with and without nukta", "फ़रवरी", FoldString("फरवरी")},
		{"broken bytes stay one character each", "\xff1", "\ufffd1"},
	} {
		if got := FoldString(tc.text); got != tc.want {
			t.Errorf("%s: %q folds to %q, want %q", tc.name, tc.text, got, tc.want)
		}
	}
}

// FuzzFold: folding twice is folding once, and each byte knows where it came
// from.
func FuzzFold(f *testing.F) {
	f.Add("Fri., 18 Février 2021 ９:30 p.m.")
	f.Add("١٨ يونيو ２０２１ ฟ.ศ. \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > MaxLen {
			return
		}
		got := Fold(Folded{}, s)
		if len(got.Text) != len(got.From) {
			t.Fatalf("%d bytes, %d origins", len(got.Text), len(got.From))
		}
		if !slices.IsSorted(got.From) {
			t.Fatal("origins go back")
		}
		if !utf8.Valid(got.Text) {
			t.Fatalf("%q folds to broken %q", s, got.Text)
		}
		once := string(got.Text)
		if twice := FoldString(once); twice != once && !strings.Contains(once, ".") {
			t.Fatalf("%q, then %q", once, twice)
		}
	})
}

// names lists the languages of the table.
func names() []string {
	var list []string
	for line := range strings.Lines(words) {
		if name, ok := strings.CutPrefix(line, "="); ok {
			list = append(list, strings.TrimSpace(name))
		}
	}
	return list
}

// TestTable decodes every language and finds each of its phrases again.
func TestTable(t *testing.T) {
	list := names()
	if len(list) < 200 {
		t.Fatalf("%d languages; the table is damaged", len(list))
	}
	for _, name := range list {
		l := Load(name)
		if l == nil {
			t.Fatalf("%s is not found", name)
		}
		for _, e := range l.words.list {
			if w, n := l.Word([]byte(e.text), 0); n != len(e.text) || w != e.value {
				t.Errorf("%s: %q is found as %+v, %d", name, e.text, w, n)
			}
			if FoldString(e.text) != e.text && !strings.Contains(e.text, ".") {
				t.Errorf("%s: %q is not folded", name, e.text)
			}
		}
	}
	if Load("") != nil || Load("xx") != nil || Load("not-a-language") != nil {
		t.Error("unknown tags have words")
	}
}

func TestMonthsOfTheNews(t *testing.T) {
	for lang, june := range map[string]string{
		"en": "June", "de": "Juni", "fr": "juin", "es": "junio", "pt": "junho", "it": "giugno", "nl": "juni", "sv": "juni", "pl": "czerwca",
		"cs": "června", "ru": "июня", "uk": "червня", "el": "Ιουνίου", "tr": "Haziran", "ar": "يونيو", "fa": "ژوئن", "he": "יוני", "hi": "जून",
		"bn": "জুন", "th": "มิถุนายน", "id": "Juni", "fil": "Hunyo", "fi": "kesäkuuta", "hu": "június", "ro": "iunie", "hr": "lipnja", "lt": "birželio",
	} {
		text := []byte(FoldString(june))
		if w, n := Load(lang).Word(text, 0); w.Month != 6 || n != len(text) {
			t.Errorf("%s: %s is %+v, %d", lang, june, w, n)
		}
	}
}

func TestIndexIsSorted(t *testing.T) {
	last := ""
	for line := range strings.Lines(index) {
		word, _, _ := strings.Cut(line, "\t")
		if word <= last {
			t.Fatalf("%q after %q", word, last)
		}
		last = word
		if got := Speaks(nil, []byte(word)); len(got) == 0 {
			t.Fatalf("%q is not found", word)
		}
	}
	if got := Speaks(nil, []byte("headline")); got != nil {
		t.Errorf("headline is a word of dates in %v", got)
	}
}

func TestOrderOf(t *testing.T) {
	for _, tc := range []struct {
		tag  string
		want Order
		why  string
	}{
		{"en", Order{'u', 'u', false}, "its regions do not agree"},
		{"en-US", Order{'m', 'm', false}, "month first"},
		{"en-GB", Order{'d', 'd', false}, "day first"},
		{"en_gb", Order{'d', 'd', false}, "as some pages write it"},
		{"en-Latn-GB", Order{'d', 'd', false}, "a script between"},
		{"de", Order{'d', 'd', false}, "all regions agree"},
		{"es", Order{'d', 'd', false}, "all but a few speakers agree"},
		{"es-PR", Order{'m', 'm', false}, "one that does not"},
		{"ja", Order{'u', 'm', true}, "year first"},
		{"", Order{'u', 'u', false}, "nobody said"},
		{"xx-YY", Order{'u', 'u', false}, "no such language"},
	} {
		if diff := cmp.Diff(tc.want, OrderOf(tc.tag)); diff != "" {
			t.Errorf("%s (%s): %s", tc.tag, tc.why, diff)
		}
	}
}

// TestSize keeps the tables small enough to be linked into every binary, and
// a language cheap enough to be decoded in a run of a second.
func TestSize(t *testing.T) {
	if n := len(words) + len(index) + len(orders); n > 600_000 {
		t.Errorf("%d bytes of tables", n)
	}
	best := time.Hour
	for range 5 {
		start := time.Now()
		decode("en", section("en"))
		best = min(best, time.Since(start))
	}
	t.Logf("English is decoded in %v", best)
	if best > 10*time.Millisecond {
		t.Errorf("decoding English takes %v", best)
	}
}

// BenchmarkDecode is the price of the first date in a language.
func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		decode("en", section("en"))
	}
}
