package normalize

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
		why  string
	}{
		{"", nil, "nothing"},
		{"“Roe’s harbour-plan”: 12 Up!", []string{"roes", "harbour", "plan", "12", "up"}, "case, punctuation, apostrophes"},
		{"'Tis 'so'", []string{"tis", "so"}, "quotes at the ends"},
		{"Café n° 5", []string{"café", "n", "5"}, "accents stay"},
		{"北海道で地震", []string{"北海", "海道", "道で", "で地", "地震"}, "pairs of characters"},
		{"米 GDP", []string{"米", "gdp"}, "a character alone"},
		{"新iPhone发布", []string{"新", "iphone", "发布"}, "scripts mixed"},
		{"서울 항구", []string{"서울", "항구"}, "Hangul has spaces"},
	} {
		got := words(c.in)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("words(%q), %s: %s", c.in, c.why, diff)
		}
	}
}

// FuzzWords holds the hashes to the words.
func FuzzWords(f *testing.F) {
	f.Add("“Roe’s harbour”", "Roe's Harbour")
	f.Add("北海道で'地震", "北 海道")
	f.Add("İ'i", "i̇i")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = Text(a), Text(b)
		same := cmp.Equal(words(a), words(b))
		x, y := wordHashes(nil, a), wordHashes(nil, b)
		if len(x) != len(words(a)) && !hasOddCase(a) {
			t.Fatalf("%q: %d hashes, words %q", a, len(x), words(a))
		}
		if same != cmp.Equal(x, y) && !hasOddCase(a+b) {
			t.Fatalf("words %q and %q, hashes %x and %x", words(a), words(b), x, y)
		}
		Sketch(a, b)
	})
}

// hasOddCase finds the letters that strings.ToLower maps otherwise than one by
// one.
func hasOddCase(s string) bool {
	for _, c := range s {
		if c == 'İ' || c == 'Σ' {
			return true
		}
	}
	return false
}
