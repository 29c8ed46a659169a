package scraper

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tearsheet"
)

// story is a teaser as an editorial system holds it, before a skin shows it.
type story struct {
	path, headline, dek, by, day, badge string
}

// stories10 is what a listing shows: one headline ends in a no-break space, one
// has a badge and curly quotes, the last has neither byline nor date.
var stories10 = []story{
	{"/1", "Harbour board closes meeting with plea for patience, vows to overcome ‘difficulties’", "Chair pushes timetable as June session wraps up", "Ada Quill", "June 18, 2021", ""},
	{"/2", "Second ferry to be towed home this weekend", "A tug, the strongest on the coast, will arrive on Saturday", "Bo Reed", "June 18, 2021", ""},
	{"/3", "Port should prepare for both fog and sun, says pilot", "During the session, he also talked about “stabilizing” the pier", "Ada Quill", "June 17, 2021", ""},
	{"/4", "Poster of a whale still on display slips past harbour guards", "The museum has sought to hide it since spring", "Ada Quill", "June 17, 2021", "GAZETTE PRO"},
	{"/5", "Why you can’t believe everything you read about the tide", "A typo in a table led to misleading forecasts", "Cy O'Dell", "June 17, 2021", ""},
	{"/6", "Coast commissioner to visit June 19 to 23", "In his first trip since May, he is set to discuss dredging", "Bo Reed", "June 17, 2021", ""},
	{"/7", "Harbour officials preparing strict plan for second half of 2021\u00a0", "On second day, officials split into groups", "Ada Quill", "June 16, 2021", ""},
	{"/8", "Lighthouse to send large number of staff home soon: Sources", "Half to two-thirds of the keepers will return in summer", "Dee O'Carroll", "June 16, 2021", ""},
	{"/9", "Rules important for quieter boats, says nominee for top coast post", "She is poised to lead the bureau", "Bo Reed", "June 16, 2021", ""},
	{"/10", "Chair admits timetable issues as session kicks off", "He concedes that the outlook is 'tense'", "", "", ""},
}

// skins show the same stories in the markup of different sites. Each repeats
// the headline (picture link, title, words for screen readers) and the author.
var skins = []struct {
	name   string
	recipe func(t testing.TB) tearsheet.Block
	frame  string // %s is where the cards stand
	card   func(s story) string
}{
	{"articles",
		func(t testing.TB) tearsheet.Block {
			return tearsheet.Block{Card: "article.post", Headline: short(t, ".entry"), Link: short(t, "h2 a@href"), Dek: short(t, ".excerpt"),
				Byline: short(t, ".author, .avatar"), Date: short(t, "time"), Labels: short(t, ".badge")}
		},
		`<header><time datetime=2024-07-26>July 26, 2024</time></header><main>%s</main>`,
		func(s story) string {
			return `<article class="post"><a href="` + s.path + `"><img alt="` + s.headline + `"></a>` + tag("span class=badge", s.badge) +
				`<div class=entry><h2><a href="` + s.path + `">` + s.headline + `</a></h2><span class=sr-only>` + s.headline + `</span></div>` +
				tag("p class=excerpt", s.dek) + `<footer>` + tag("a class=avatar", s.by) + tag("a class=author", s.by) + tag("time", s.day) + `</footer></article>`
		}},
	{"utility classes, the whole card a link",
		func(t testing.TB) tearsheet.Block {
			return tearsheet.Block{List: "#feed", Card: "> a", Headline: short(t, "> div > h3"), Link: short(t, ".@href"), Dek: short(t, "h3 ~ div.text-sm"),
				Byline: []tearsheet.Rule{{Select: "> div > div:last-child", Match: `^(.+) \w+ \d+, \d{4}$`}},
				Date:   []tearsheet.Rule{{Select: "> div > div:last-child", Match: `\w+ \d+, \d{4}$`}}, Labels: short(t, "span.uppercase")}
		},
		`<div class="flex p-4">July 26, 2024</div><div id=feed class="grid gap-4">%s</div>`,
		func(s story) string {
			return `<a class="block p-4" href="` + s.path + `"><div>` + tag(`span class="uppercase text-xs"`, s.badge) + `<h3><span aria-hidden=true>` + s.headline + `</span><span>` + s.headline + `</span></h3>` +
				tag(`div class="text-sm mt-2"`, s.dek) + `<div class="flex gap-2">` + tag("span", s.by) + tag("span", s.day) + `</div></div></a>`
		}},
	{"table rows",
		func(t testing.TB) tearsheet.Block {
			return tearsheet.Block{Card: "tr.t", Headline: short(t, "a"), Link: short(t, "a@href"), Dek: short(t, "td.dek"),
				Byline: []tearsheet.Rule{{Select: "td.meta", Match: `(.*) \|`}}, Date: []tearsheet.Rule{{Select: "td.meta", Match: `\| (.*)`}}, Labels: short(t, "b")}
		},
		`<table><tr><td>July 26, 2024<td class=meta>Ed Itor | July 26, 2024</tr></table><table>%s</table>`,
		func(s story) string {
			meta := ""
			if s.by != "" {
				meta = s.by + " | " + s.day
			}
			return `<tr class=t><td><a href="` + s.path + `">` + s.headline + `</a> ` + tag("b", s.badge) + `<tr><td class=dek>` + s.dek + `<tr><td class=meta>` + meta
		}},
	{"definition list",
		func(t testing.TB) tearsheet.Block {
			return tearsheet.Block{Card: "dt", Headline: short(t, "a"), Link: short(t, "a@href"), Dek: []tearsheet.Rule{{Select: "dd", Line: 1}},
				Byline: short(t, "dd a"), Date: []tearsheet.Rule{{Select: "dd", Line: 2, Match: `(\w+ \d+, \d{4})$`}}, Labels: short(t, "em")}
		},
		`<p>July 26, 2024</p><dl>%s</dl><p>Footer, July 27, 2024</p>`,
		func(s story) string {
			return `<dt>` + tag("em", s.badge) + `<a href="` + s.path + `">` + s.headline + `</a></dt><dd>` + s.dek + `<br>` + tag("a", s.by) + ` ` + s.day + `</dd>`
		}},
	{"bare text between breaks",
		func(t testing.TB) tearsheet.Block {
			return tearsheet.Block{Card: "a.t", Headline: short(t, "."), Link: short(t, ".@href"), Dek: []tearsheet.Rule{{Select: ".", Line: 2}},
				Byline: []tearsheet.Rule{{Select: ".", Line: 3, Match: `^(.*), \w+ \d+, \d{4}$`}},
				Date:   []tearsheet.Rule{{Select: ".", Line: 3, Match: `\w+ \d+, \d{4}$`}}, Labels: short(t, "i")}
		},
		`<div>July 26, 2024<hr>%s<hr></div>`,
		func(s story) string {
			meta := ""
			if s.by != "" {
				meta = s.by + ", " + s.day + "<br>"
			}
			return `<a class=t href="` + s.path + `">` + s.headline + `</a> ` + tag("i", s.badge) + `<br>` + s.dek + `<br>` + meta
		}},
}

// tag puts an element around a text that there is.
func tag(open, text string) string {
	if text == "" {
		return ""
	}
	name, _, _ := strings.Cut(open, " ")
	return "<" + open + ">" + text + "</" + name + ">"
}

func TestSkins(t *testing.T) {
	var want []tearsheet.Card
	for i, s := range stories10 {
		c := tearsheet.Card{Place: i, Headline: s.headline, Link: s.path, Dek: s.dek, Date: s.day}
		if s.by != "" {
			c.Byline = []string{s.by}
		}
		if s.badge != "" {
			c.Labels = []string{s.badge}
		}
		want = append(want, c)
	}
	for _, skin := range skins {
		t.Run(skin.name, func(t *testing.T) {
			var cards strings.Builder
			for _, s := range stories10 {
				cards.WriteString(skin.card(s) + "\n")
			}
			got := read(t, fmt.Sprintf(skin.frame, cards.String()), one(skin.recipe(t)))
			if diff := cmp.Diff(want, got.Cards, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if len(got.Warnings) > 0 {
				t.Error(got.Warnings)
			}
		})
	}
}
