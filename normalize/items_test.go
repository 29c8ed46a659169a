package normalize

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
)

var capture = time.Date(2021, 6, 19, 8, 0, 0, 0, time.UTC)

func listing() Context {
	return Context{PageURL: "https://news.example/listing/", PageDigest: "sha256:p", RecipeDigest: "sha256:r", At: capture, Language: "en"}
}

func day18() tearsheet.Timestamp {
	return tearsheet.Timestamp{
		Time: time.Date(2021, 6, 18, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day, Zone: tearsheet.ZoneAssumed, Text: "June 18, 2021",
	}
}

func TestItems(t *testing.T) {
	evidence := tearsheet.Evidence{PageURL: "https://news.example/listing/", At: capture, Digest: "sha256:p", Recipe: "sha256:r"}
	cards := []tearsheet.Card{
		{Place: 0, Headline: "Mayor closes harbour meeting, vows to overcome ‘difficulties’\u00a0", Link: "/2021/06/mayor?utm_source=list#top", Dek: " Council sees  slight shake-up… Read more ",
			Byline: []string{"Colin Zander", "Colin Zander June 18, 2021"}, Date: "June 18, 2021", Image: "img/mayor.jpg?w=300#x"},
		{Place: 1, Headline: "LATE PRO Poster of flood still on display", Labels: []string{"LATE PRO"}, Link: "poster", Byline: []string{"Staff"}},
		{Place: 2, Headline: "No link"},
		{Place: 3, Headline: "Script", Link: "javascript:void(0)"},
		{Place: 4, Link: "/headless"},
		{Place: 5, Headline: "Harbour plan passes", Link: "/plan", Image: "data:image/gif;base64,R0", Byline: []string{"3 comments"}},
	}
	got := Items(cards, listing())
	want := []tearsheet.Item{
		{URL: "https://news.example/2021/06/mayor", Key: "news.example/2021/06/mayor", Headline: "Mayor closes harbour meeting, vows to overcome ‘difficulties’", Dek: "Council sees slight shake-up…",
			Authors: []tearsheet.Author{{Name: "Colin Zander"}}, Published: day18(), Image: "https://news.example/listing/img/mayor.jpg?w=300", Language: "en", Evidence: evidence, Place: 0},
		{URL: "https://news.example/listing/poster", Key: "news.example/listing/poster", Headline: "Poster of flood still on display", Labels: []string{"LATE PRO"},
			Authors: []tearsheet.Author{{Name: "Staff"}}, Language: "en", Evidence: evidence, Place: 1},
		{URL: "https://news.example/plan", Key: "news.example/plan", Headline: "Harbour plan passes", Language: "en", Evidence: evidence, Place: 5},
	}
	if diff := cmp.Diff(want, got.Items, cmpopts.IgnoreFields(tearsheet.Item{}, "Likeness"), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	dropped := map[string]int{DropNoLink: 1, DropScheme: 1, DropNoHeadline: 1, DropByline: 1, DropImage: 1}
	if diff := cmp.Diff(dropped, got.Dropped); diff != "" {
		t.Error(diff)
	}
}

func TestBylinesInCapitals(t *testing.T) {
	for _, c := range []struct {
		name, why string
		bylines   []string
		want      []string
	}{
		{"whole column", "the site sets them so", []string{"By JANE O'CARRICK AND JAN VAN DER BERK", "AFP", "", "JOHN MCDOE JR."}, []string{"Jane O'Carrick; Jan van der Berk", "AFP", "-", "John McDoe Jr."}},
		{"one of them", "it is written so", []string{"JANE ROE", "John Doe"}, []string{"JANE ROE", "John Doe"}},
		{"agencies only", "no person is in it", []string{"AFP", "REUTERS"}, []string{"AFP", "REUTERS"}},
		{"a paper", "no person is in it", []string{"HARBOUR NEWS", "HARBOUR NEWS"}, []string{"HARBOUR NEWS", "HARBOUR NEWS"}},
	} {
		cards := make([]tearsheet.Card, len(c.bylines))
		for i, b := range c.bylines {
			cards[i] = tearsheet.Card{Headline: "Headline", Link: "/" + string(rune('a'+i)), Byline: []string{b}}
		}
		var got []string
		for _, it := range Items(cards, listing()).Items {
			got = append(got, authorNames(it.Authors))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (%s): %s", c.name, c.why, diff)
		}
	}
}

func TestHostileCards(t *testing.T) {
	labels := make([]string, 100)
	got := Items([]tearsheet.Card{{Headline: "One", Link: "/a", Labels: labels, Byline: []string{strings.Repeat("x", 2000)}, Dek: strings.Repeat("&amp;", 1000)}}, listing())
	if diff := cmp.Diff(map[string]int{DropLabels: 1, DropByline: 1}, got.Dropped); diff != "" {
		t.Error(diff)
	}
	if got := Items(nil, Context{}); len(got.Items) != 0 || got.Dropped != nil || got.Language != "" {
		t.Errorf("no cards give %+v", got)
	}
	if got := Items([]tearsheet.Card{{Headline: "One", Link: "/a"}}, Context{}); got.Dropped[DropBadLink] != 1 {
		t.Errorf("a relative link without a page gives %+v", got)
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		src, want string
		drop      int
		why       string
	}{
		{"", "", 0, "none stated"},
		{"a.jpg", "https://news.example/listing/a.jpg", 0, "against the base"},
		{"//cdn.example/a.jpg?w=300&utm_source=x", "https://cdn.example/a.jpg?w=300&utm_source=x", 0, "image servers choose by the query"},
		{"/a b.jpg", "https://news.example/a%20b.jpg", 0, "as browsers do"},
		{"data:image/png;base64,AA", "", 1, "no reader can fetch it"},
		{"blob:https://news.example/1", "", 1, "no reader can fetch it"},
		{"#", "", 1, "the page is no picture"},
	} {
		got := Items([]tearsheet.Card{{Headline: "One", Link: "/a", Image: c.src}}, listing())
		if got.Items[0].Image != c.want || got.Dropped[DropImage] != c.drop {
			t.Errorf("picture %q is %q, dropped %v, want %q: %s", c.src, got.Items[0].Image, got.Dropped, c.want, c.why)
		}
	}
}

func TestDeksThatRepeat(t *testing.T) {
	type card = tearsheet.Card
	for _, c := range []struct {
		name, why string
		cards     []card
		want      []string
	}{
		{"column of repeats", "a hidden copy of the headline", []card{{Headline: "One", Dek: "one"}, {Headline: "Two", Dek: "Two"}}, []string{"", ""}},
		{"one of many", "the page says so", []card{{Headline: "One", Dek: "Ferries stay"}, {Headline: "Two", Dek: "Two"}, {Headline: "Three", Dek: "Boats go"}}, []string{"Ferries stay", "Two", "Boats go"}},
		{"paragraphs", "set apart by a newline", []card{{Headline: "One", Dek: "First.\n \nSecond. Read more"}}, []string{"First.\nSecond."}},
	} {
		for i := range c.cards {
			c.cards[i].Link = string(rune('a' + i))
		}
		var got []string
		for _, it := range Items(c.cards, listing()).Items {
			got = append(got, it.Dek)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (%s): %s", c.name, c.why, diff)
		}
	}
}

func TestItemsOfOneAddress(t *testing.T) {
	got := Items([]tearsheet.Card{
		{Place: 0, Headline: "Storm hits coast", Link: "/storm?utm_source=hero"},
		{Place: 1, Headline: "Storm hits the coast", Link: "/storm", Dek: "Ferries stay in port", Byline: []string{"Jane Roe"}, Date: "June 18, 2021"},
		{Place: 2, Headline: "Calm after", Link: "/calm/"},
		{Place: 3, Headline: "Calm after", Link: "/calm"},
		{Place: 4, Headline: "Not the same", Link: "/Storm"},
	}, listing())
	var urls []string
	for _, it := range got.Items {
		urls = append(urls, it.URL)
	}
	if diff := cmp.Diff([]string{"https://news.example/storm", "https://news.example/calm/", "https://news.example/Storm"}, urls); diff != "" {
		t.Error(diff)
	}
	first := got.Items[0]
	if first.Headline != "Storm hits coast" || first.Dek == "" || len(first.Authors) != 1 || first.Published.IsZero() || first.Place != 0 {
		t.Errorf("the first card, completed by the second, gives %+v", first)
	}
	if got.Dropped[DropTwice] != 2 {
		t.Errorf("dropped %v", got.Dropped)
	}
}

func TestFragmentsThatAreAddresses(t *testing.T) {
	keys := func(cards ...tearsheet.Card) (keys []string) {
		for _, it := range Items(cards, listing()).Items {
			keys = append(keys, it.Key)
		}
		return keys
	}
	for _, c := range []struct {
		name, why string
		cards     []tearsheet.Card
		want      []string
	}{
		{"list on another page", "each story has a headline and an anchor of its own", []tearsheet.Card{{Headline: "One", Link: "/notes#one"}, {Headline: "Two", Link: "/notes#two"}}, []string{"news.example/notes#one", "news.example/notes#two"}},
		{"one story, two places in it", "the headline is the same", []tearsheet.Card{{Headline: "One", Link: "/notes#top"}, {Headline: "One", Link: "/notes#comments"}}, []string{"news.example/notes"}},
		{"a place in a story", "alone it is a place", []tearsheet.Card{{Headline: "One", Link: "/notes#one"}}, []string{"news.example/notes"}},
		{"list on this page", "the page holds the stories", []tearsheet.Card{{Headline: "One", Link: "#one"}}, []string{"news.example/listing/#one"}},
	} {
		if diff := cmp.Diff(c.want, keys(c.cards...)); diff != "" {
			t.Errorf("%s (%s): %s", c.name, c.why, diff)
		}
	}
}

func TestVariants(t *testing.T) {
	for _, c := range []struct{ name, page, canonical, link, want, why string }{
		{"mobile host", "https://m.news.example/list", "https://www.news.example/list", "/a", "https://www.news.example/a", "the page names its main edition"},
		{"no canonical", "https://m.news.example/list", "", "/a", "https://m.news.example/a", "the page says nothing"},
		{"AMP in front", "https://news.example/amp/list", "https://news.example/list", "/amp/a", "https://news.example/a", ""},
		{"AMP behind", "https://news.example/list/amp/", "https://news.example/list/", "/a/amp/", "https://news.example/a/", ""},
		{"AMP as a parameter", "https://news.example/list?outputType=amp", "https://news.example/list", "/a?id=2&outputType=amp", "https://news.example/a?id=2", ""},
		{"print", "https://news.example/list?print=1", "https://news.example/list", "/a?print=1", "https://news.example/a", ""},
		{"main link on an AMP page", "https://news.example/amp/list", "https://news.example/list", "/a", "https://news.example/a", "nothing to map"},
		{"other site", "https://m.news.example/list", "https://news.example/list", "https://m.other.example/a", "https://m.other.example/a", "only the edition's own host"},
		{"canonical elsewhere", "https://m.news.example/list", "https://news.example/", "/a", "https://m.news.example/a", "another page altogether says nothing"},
		{"canonical on another host", "https://a.example/list", "https://b.example/list", "/a", "https://a.example/a", "not an edition"},
		{"paged", "https://news.example/list?page=2", "https://news.example/list", "/a?page=2", "https://news.example/a?page=2", "page is no mark of an edition"},
	} {
		p := listing()
		p.PageURL, p.Canonical = c.page, c.canonical
		got := Items([]tearsheet.Card{{Headline: "A", Link: c.link}}, p)
		if len(got.Items) != 1 || got.Items[0].URL != c.want {
			t.Errorf("%s: %v, want %s: %s", c.name, got.Items, c.want, c.why)
		}
	}
}

func TestBadges(t *testing.T) {
	type card = tearsheet.Card
	for _, c := range []struct {
		name, why string
		cards     []card
		want      []string
	}{
		{"capitals before a sentence", "a badge", []card{{Headline: "LIVE Storm hits", Labels: []string{"LIVE"}}}, []string{"Storm hits"}},
		{"word of the sentence", "may be the sentence's own", []card{{Headline: "Politics of fear returns", Labels: []string{"Politics"}}}, []string{"Politics of fear returns"}},
		{"a bar", "set apart", []card{{Headline: "Opinion | Fear returns", Labels: []string{"Opinion"}}}, []string{"Fear returns"}},
		{"column in front", "every labelled card has it", []card{{Headline: "Opinion Fear returns", Labels: []string{"Opinion"}}, {Headline: "World Storm hits", Labels: []string{"World"}}, {Headline: "Plain"}}, []string{"Fear returns", "Storm hits", "Plain"}},
		{"column behind", "every labelled card has it", []card{{Headline: "Fear returns Premium", Labels: []string{"Premium"}}, {Headline: "Storm hits Premium", Labels: []string{"Premium"}}}, []string{"Fear returns", "Storm hits"}},
		{"nothing would be left", "the label is the headline", []card{{Headline: "LIVE", Labels: []string{"LIVE"}}}, []string{"LIVE"}},
		{"inside a word", "not a word of its own", []card{{Headline: "LIVERPOOL wins", Labels: []string{"LIVE"}}}, []string{"LIVERPOOL wins"}},
		{"two badges", "both cut", []card{{Headline: "LIVE VIDEO Storm hits", Labels: []string{"VIDEO", "LIVE"}}}, []string{"Storm hits"}},
	} {
		for i := range c.cards {
			c.cards[i].Link = string(rune('a' + i))
		}
		var got []string
		for _, it := range Items(c.cards, listing()).Items {
			got = append(got, it.Headline)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (%s): %s", c.name, c.why, diff)
		}
	}
}

func TestReadMore(t *testing.T) {
	for _, c := range []struct{ in, headline, want, why string }{
		{"Ferries stay in port. Read more", "", "Ferries stay in port.", "after a sentence"},
		{"Ferries stay in port… Read more →", "", "Ferries stay in port…", "the ellipsis is as written"},
		{"Ferries stay [...] Continue reading", "", "Ferries stay [...]", "WordPress"},
		{"Ferries stay in [Read more…]", "", "Ferries stay in", "in brackets"},
		{"Ferries stay in port Read more", "", "Ferries stay in port", "a capital in mid-sentence"},
		{"Ferries stay in port Continue reading Storm hits coast", "Storm hits coast", "Ferries stay in port", "the link names its target"},
		{"Why children should read more", "", "Why children should read more", "part of the sentence"},
		{"Why Children Should Read More", "", "Why Children Should Read More", "a title in capitals"},
		{"There is more", "", "There is more", "part of the sentence"},
		{"Read more", "", "", "nothing else"},
		{"Die Fähren bleiben. Weiterlesen", "", "Die Fähren bleiben.", "German"},
		{"Les bateaux restent au port… Lire la suite", "", "Les bateaux restent au port…", "French"},
		{"Паромы стоят. Читать далее »", "", "Паромы стоят.", "Russian"},
		{"船停航。续航待定。阅读全文", "", "船停航。续航待定。", "Chinese"},
		{"フェリーは欠航。続きを読む", "", "フェリーは欠航。", "Japanese"},
		{"여객선이 멈췄다. 더보기", "", "여객선이 멈췄다.", "Korean"},
		{"توقفت العبارات. اقرأ المزيد", "", "توقفت العبارات.", "Arabic"},
	} {
		if got := cutReadMore(c.in, c.headline); got != c.want {
			t.Errorf("cutReadMore(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}
