package induce

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

// story is what one card of the invented paper says.
type story struct {
	slug, head, dek, by, date, badge string
	iso                              string
}

// stories have the shape of the listing that the program was asked for: a
// badge on one card, a headline that ends in a no-break space, curly quotes,
// a last card with neither byline nor date.
var stories = []story{
	{"council-closes-session", "Council closes session with plea for unity, vows to overcome ‘headwinds’", "Harbour leader pushes reform and committee sees slight shakeup as spring session wraps up", "Clara Voss", "June 18, 2021", "", "2021-06-18"},
	{"another-envoy-to-visit", "Another envoy handling island trade to visit Port Albury this weekend", "Jun Pell, a deputy for trade, will visit on Saturday alongside Special Envoy Sara Kimm", "Jamin Keel", "June 18, 2021", "", "2021-06-18"},
	{"islands-should-prepare", "Islands should prepare for both talks and tariffs with mainland, says mayor", "During ongoing session, mayor also talked about solving water supply issues and “stabilizing” living conditions", "Clara Voss", "June 17, 2021", "", "2021-06-17"},
	{"poster-still-on-display", "Poster of old ferry line still on display slips past harbour censors", "Local media has sought to hide ferry-line posters since routes improved in 2018", "Clara Voss", "June 17, 2021", "HB PRO", "2021-06-17"},
	{"why-you-cant-believe", "Why you can’t believe everything you read about the islands", "A typo on a port database led to misleading reports from hurried reporters, but the mistake was avoidable", "Martin Waser", "June 17, 2021", "", "2021-06-17"},
	{"top-official-to-visit", "Top official on island policy to visit Port Albury June 19 to 23", "In first trip to the port since May meeting, Kimm set to discuss shipping and harbour issues", "Jamin Keel", "June 17, 2021", "", "2021-06-17"},
	{"officials-preparing-plan", "Harbour officials preparing strict budget plan for second half of 2021\u00a0", "On second day of session, officials reportedly split into groups to find “sound, realistic measures”", "Clara Voss", "June 16, 2021", "", "2021-06-16"},
	{"consulate-sends-staff-home", "Mainland consulate in Port Albury to send large number of staff home soon: Sources", "Half to two-thirds of remaining staff will return in summer due to strict quarantine rules on the islands", "Shane O'Donnell", "June 16, 2021", "", "2021-06-16"},
	{"tariffs-important", "Tariffs important for harbour reform, says nominee for top ports post", "Daniel Kristensen poised to lead the ministry’s bureau of island and coastal affairs", "Jamin Keel", "June 16, 2021", "", "2021-06-16"},
	{"mayor-admits-issues", "Mayor admits water security issues as council session kicks off", "Mayor concedes the water outlook is ‘tense’, but says output has grown overall since last year", "", "", "", ""},
}

// shows says which fields a skin prints.
type shows struct{ dek, by, date, image bool }

var all = shows{dek: true, by: true, date: true, image: true}

// skin is a way in which sites print a listing.
type skin struct {
	name, why string
	shows     shows
	list      string // with %s where the cards go
	card      func(i int, s story) string
}

func opt(cond bool, format string, args ...any) string {
	if !cond {
		return ""
	}
	return fmt.Sprintf(format, args...)
}

// longDate writes "18 June 2021" and the like of an ISO date.
func reformat(iso, layout string) string {
	if iso == "" {
		return ""
	}
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		panic(err)
	}
	return t.Format(layout)
}

// dressed puts a listing into the page of a paper: menus, a lead text, a side
// list of most read stories, a footer, and a date of the page's own.
func dressed(list string) string {
	var nav, side, foot strings.Builder
	for _, s := range []string{"Home", "News", "Politics", "Harbour", "Opinion", "Culture", "Sport", "Weather"} {
		fmt.Fprintf(&nav, `<li><a href="/%s/">%s</a></li>`, strings.ToLower(s), s)
	}
	for _, s := range []string{"Ten things to know about the ferry strike", "The quiet village that outlived its lighthouse", "Storm season begins early across the outer islands", "How the harbour got its new breakwater after all", "What the new fishing quotas mean for you"} {
		fmt.Fprintf(&side, `<li><a href="/read/%s">%s</a></li>`, strings.ReplaceAll(strings.ToLower(s), " ", "-"), s)
	}
	for _, s := range []string{"About us", "Contact", "Privacy policy", "Terms of use", "Advertise with us"} {
		fmt.Fprintf(&foot, `<a href="/%s">%s</a> `, strings.ReplaceAll(strings.ToLower(s), " ", "-"), s)
	}
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News | Harbour News</title></head><body>
<header class="site-header"><a href="/"><img src="/logo.svg" alt="Harbour News"></a><span class="today">July 26, 2024</span><nav class="main-nav"><ul>` + nav.String() + `</ul></nav></header>
<main><h1>News</h1><p>Latest harbour news from Harbour News correspondents</p>` + list + `
<div class="pagination"><span class="current">1</span> <a href="/news/page/2">2</a> <a class="next" href="/news/page/2">Next</a></div></main>
<aside class="sidebar"><h3>Most read</h3><ol class="most-read">` + side.String() + `</ol></aside>
<footer class="site-footer">` + foot.String() + `<p>© 2024 Harbour News</p></footer></body></html>`
}

func (k skin) page() tearsheet.Page {
	var cards strings.Builder
	for i, s := range stories {
		cards.WriteString(k.card(i, s))
	}
	body := []byte(dressed(fmt.Sprintf(k.list, cards.String())))
	return tearsheet.Page{
		URL: "https://news.example/news/", Body: body, Digest: tearsheet.Digest(body),
		At: time.Date(2024, 7, 26, 12, 0, 0, 0, time.UTC),
	}
}

// said is an item as the test compares it.
type said struct{ URL, Head, Dek, Authors, Date, Image string }

func want(sh shows) []said {
	var out []said
	for _, s := range stories {
		w := said{URL: "https://news.example/2021/06/" + s.slug + "/", Head: strings.TrimSuffix(s.head, "\u00a0")}
		if sh.dek {
			w.Dek = s.dek
		}
		if sh.by {
			w.Authors = s.by
		}
		if sh.date {
			w.Date = s.iso
		}
		if sh.image {
			w.Image = "https://news.example/img/" + s.slug + ".jpg"
		}
		out = append(out, w)
	}
	return out
}

func got(items []tearsheet.Item) []said {
	var out []said
	for _, i := range items {
		g := said{URL: i.URL, Head: i.Headline, Dek: i.Dek, Image: i.Image}
		var names []string
		for _, a := range i.Authors {
			names = append(names, a.Name)
		}
		g.Authors = strings.Join(names, ", ")
		if !i.Published.IsZero() {
			g.Date = i.Published.Time.Format("2006-01-02")
		}
		out = append(out, g)
	}
	return out
}

func TestSkins(t *testing.T) {
	for _, k := range append(skins, siteSkins...) {
		t.Run(k.name, func(t *testing.T) {
			f, items, err := flow(k.page())
			if err != nil {
				t.Fatalf("%s: %v", k.why, err)
			}
			if d := diff(want(k.shows), got(items)); d != "" {
				t.Errorf("%s:\n%s\nrecipe %+v", k.why, d, f.Recipe)
			}
		})
	}
}

// diff names the first items that differ, a field each.
func diff(want, got []said) string {
	var b strings.Builder
	if len(want) != len(got) {
		fmt.Fprintf(&b, "want %d items, got %d\n", len(want), len(got))
	}
	seen := map[string]bool{}
	for i := range min(len(want), len(got)) {
		if d := cmp.Diff(want[i], got[i]); d != "" {
			for _, f := range []struct{ name, want, got string }{
				{"url", want[i].URL, got[i].URL}, {"headline", want[i].Head, got[i].Head}, {"dek", want[i].Dek, got[i].Dek},
				{"authors", want[i].Authors, got[i].Authors}, {"date", want[i].Date, got[i].Date}, {"image", want[i].Image, got[i].Image},
			} {
				if f.want != f.got && !seen[f.name] {
					seen[f.name] = true
					fmt.Fprintf(&b, "item %d %s: want %q, got %q\n", i, f.name, f.want, f.got)
				}
			}
		}
	}
	return b.String()
}
