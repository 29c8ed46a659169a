package normalize

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
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
		same := slices.Equal(words(a), words(b))
		x, y := wordHashes(nil, a), wordHashes(nil, b)
		if len(x) != len(words(a)) && !hasOddCase(a) {
			t.Fatalf("%q: %d hashes, words %q", a, len(x), words(a))
		}
		if same != slices.Equal(x, y) && !hasOddCase(a+b) {
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

func TestRepublished(t *testing.T) {
	at := func(day, hour int) tearsheet.Timestamp {
		return tearsheet.Timestamp{Time: time.Date(2021, 6, day, hour, 0, 0, 0, time.UTC), Precision: tearsheet.Minute}
	}
	dayOnly := func(day int) tearsheet.Timestamp {
		return tearsheet.Timestamp{Time: time.Date(2021, 6, day, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day}
	}
	story := tearsheet.Item{Headline: "Harbour’s plan passes, mayor says", Dek: "Ferries will be back by Monday after a long night of talks in town.", Published: at(18, 9), Image: "https://news.example/a.jpg"}
	with := func(change func(*tearsheet.Item)) tearsheet.Item {
		it := story
		change(&it)
		return it
	}
	for _, c := range []struct {
		name string
		b    tearsheet.Item
		want bool
		why  string
	}{
		{"itself", story, true, "nothing differs"},
		{"punctuation", with(func(i *tearsheet.Item) { i.Headline = "Harbour's plan passes – mayor says!" }), true, "the same words"},
		{"dek edited", with(func(i *tearsheet.Item) { i.Dek = "Ferries will return by Monday after a long night of talks." }), true, "alike"},
		{"dek new", with(func(i *tearsheet.Item) {
			i.Dek = "Critics call the vote a farce and announce that they will go to court."
		}), false, "another story under one headline"},
		{"headline reworded", with(func(i *tearsheet.Item) { i.Headline = "Harbour plan is passed, mayor says" }), false, "not the same words"},
		{"later that day", with(func(i *tearsheet.Item) { i.Published = at(18, 20) }), true, "near"},
		{"a day later", with(func(i *tearsheet.Item) { i.Published = at(19, 9) }), false, "a daily series has that"},
		{"only the day is known", with(func(i *tearsheet.Item) { i.Published = dayOnly(18) }), true, "the same day"},
		{"undated", with(func(i *tearsheet.Item) { i.Published = tearsheet.Timestamp{} }), false, "both dates must be stated"},
		{"another weekday in the dek", with(func(i *tearsheet.Item) {
			i.Dek = "Ferries will be back by Tuesday after a long night of talks in town."
		}), false, "parts of a series"},
		{"no dek on one", with(func(i *tearsheet.Item) { i.Dek = "" }), false, "nothing to compare"},
	} {
		if got := (Likeness{}).Republished(story, c.b); got != c.want {
			t.Errorf("%s: %v: %s", c.name, got, c.why)
		}
		if got := (Likeness{}).Republished(c.b, story); got != c.want {
			t.Errorf("%s, the other way round: %v: %s", c.name, got, c.why)
		}
	}
	a, b := story, story
	a.Dek, b.Dek = "", ""
	if !(Likeness{}).Republished(a, b) {
		t.Error("without deks one picture makes one story")
	}
	b.Image = "https://news.example/b.jpg"
	if (Likeness{}).Republished(a, b) {
		t.Error("without deks and with two pictures nothing is proven")
	}
}

func TestRelated(t *testing.T) {
	wire := tearsheet.Item{Headline: "Storm closes harbour of Northport for third day", Dek: "Waves of nine metres keep ferries in port while the council looks for beds for 200 stranded travellers."}
	wire.Likeness = Sketch(wire.Headline, wire.Dek)
	for _, c := range []struct {
		name          string
		headline, dek string
		want          bool
		why           string
	}{
		{"the same report", wire.Headline, wire.Dek, true, ""},
		{"edited by the desk", "Storm closes Northport harbour for third day", "Waves of nine metres keep ferries in port while the council looks for beds for 200 stranded travellers, AFP reports.", true, "most words and their order are the same"},
		{"the next day's", "Storm closes harbour of Northport for fourth day", wire.Dek, false, "another number in the headline"},
		{"the paper's own report", "Ferries stuck as gale batters coast", "Hundreds of passengers slept in a school on Friday night.", false, "another text, though of one event"},
		{"too short", "Storm", "", false, "nothing to compare"},
	} {
		b := tearsheet.Item{Headline: c.headline, Dek: c.dek, Likeness: Sketch(c.headline, c.dek)}
		if got := (Likeness{}).Related(wire, b); got != c.want {
			t.Errorf("%s: %v: %s", c.name, got, c.why)
		}
		if got := (Likeness{}).Related(b, wire); got != c.want {
			t.Errorf("%s, the other way round: %v: %s", c.name, got, c.why)
		}
		if c.want && !sharesBand(Sketch(wire.Headline, wire.Dek), Sketch(c.headline, c.dek)) {
			t.Errorf("%s: no band is shared, so that it would not be found", c.name)
		}
	}
}

func sharesBand(a, b tearsheet.Signature) bool {
	for _, x := range a.Bands {
		if slices.Contains(b.Bands, x) {
			return true
		}
	}
	return false
}

// TestSketchIsForever pins the hashes: they are stored, and stories that were
// sketched by an older program must still be found.
func TestSketchIsForever(t *testing.T) {
	got := Sketch("Harbour’s plan passes", "Ferries will be back by Monday.")
	want := tearsheet.Signature{Bits: 5031988246985293956, Bands: []uint64{
		12633095900664053249, 11181724032714248966, 7555781034786501996,
		4513400205011598618, 8344782818383038278, 15358155812546878682,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSketch(t *testing.T) {
	if diff := cmp.Diff(tearsheet.Signature{}, Sketch("Storm", "")); diff != "" {
		t.Error("a single word is too short to compare: ", diff)
	}
	a := Sketch("Harbour’s plan passes, mayor says", "Ferries are back.")
	b := Sketch("HARBOUR'S PLAN PASSES – MAYOR SAYS", "Another dek altogether, and longer.")
	if a.Bands[0] != b.Bands[0] {
		t.Error("the first band must be that of the headline's words")
	}
	ja, zh := Sketch("北海道で地震、津波の心配なし", "気象庁が発表した。"), Sketch("北海道で地震 津波の心配なし!", "気象庁が発表した")
	if ja.Bands[0] != zh.Bands[0] {
		t.Error("punctuation must not matter in Japanese either")
	}
}

// TestMinHashFinds measures how often texts of which a tenth of the words
// differ share a band.
func TestMinHashFinds(t *testing.T) {
	s := newStream()
	found, n := 0, 2000
	for range n {
		it := s.story()
		words := strings.Fields(it.Dek + " " + s.sentence(12))
		edited := slices.Clone(words)
		for range max(1, len(words)/20) {
			edited[s.rand.IntN(len(edited))] = s.pick(fillers)
		}
		if sharesBand(Sketch(it.Headline, strings.Join(words, " ")), Sketch(s.pick(towns)+" "+it.Headline, strings.Join(edited, " "))) {
			found++
		}
	}
	t.Logf("%d of %d edited reports share a band", found, n)
	if found*100 < n*90 {
		t.Errorf("only %d of %d edited reports share a band", found, n)
	}
}
