package testsite

import "strings"

// PressPath is where the paper shows its correspondents' stories: a page
// shaped like the one this program was asked for. A headline stands three
// times in a card (picture link, title, hidden title), the byline twice
// (avatar and name), one headline ends in a no-break space, quotes are curly,
// the last card has neither byline nor date, and the masthead has a date that
// belongs to no card.
const PressPath = "/correspondents/"

// PressRecipe is the recipe that a person would write for it.
const PressRecipe = `list: .listing
card: .card
headline: h3
link: a.title@href
dek: .dek
byline: .name
date: .date
image: img.photo@src
labels: .flag
`

type pressStory struct {
	slug, headline, dek, author, date, badge string
}

var pressStories = []pressStory{
	{"minister-closes-congress", "Minister closes harbour congress with plea for patience, vows to mend ‘broken’ ferry links",
		"Party leader pushes discipline and committee sees slight shakeup as June assembly wraps up", "Anselm Oduya", "June 18, 2031", ""},
	{"third-envoy-to-visit", "Third envoy handling island fisheries to visit Westhaven this weekend",
		"Ines Quiroga, a deputy for the northern waters, will arrive on Saturday alongside the special envoy", "Jeongsu Han", "June 18, 2031", ""},
	{"prepare-for-both", "Islands should prepare for both talks and storms with mainland, says minister",
		"During the assembly, the minister also talked about grain supplies and “stabilizing” prices", "Anselm Oduya", "June 17, 2031", ""},
	{"mural-still-on-display", "Mural of sunken fleet still on display slips past island censors",
		"Local papers have sought to hide the picture since ties improved in 2028", "Anselm Oduya", "June 17, 2031", "HP PRO"},
	{"why-you-cant-believe", "Why you can’t believe everything you read about the islands",
		"A typo in an old register led to misleading reports from hurried journalists, but the mistake was avoidable", "Piet de Groot Jr.", "June 17, 2031", ""},
	{"top-official-june-19-to-23", "Top official on island policy to visit Westhaven June 19 to 23",
		"In first trip north since the summit in May, the envoy is set to discuss fish quotas and alliance issues", "Jeongsu Han", "June 17, 2031", ""},
	{"strict-plan-second-half", "Island officials preparing strict economic plan for second half of 2031\u00a0",
		"On second day of assembly, officials reportedly split into groups to find “sober, realistic measures”", "Anselm Oduya", "June 16, 2031", ""},
	{"consulate-staff-home", "Consulate in Skarvik to send large number of staff home soon: Sources",
		"Half to two-thirds of remaining staff will return to the mainland in summer due to strict harbour rules", "Chad O’Brannagh", "June 16, 2031", ""},
	{"tariffs-important", "Tariffs important for calming islands, says nominee for top northern post",
		"Émile Laurent-Roy is poised to lead the foreign office’s northern and arctic affairs bureau", "Jeongsu Han", "June 16, 2031", ""},
	{"admits-grain-issues", "Minister admits grain issues as congress event kicks off",
		"Minister concedes grain outlook is 'tense', but says harvest has grown overall since last year", "", "", ""},
}

func pressPage() string {
	p := &page{}
	p.put("<!DOCTYPE html>\n<html lang=\"en-US\"><head><meta charset=\"UTF-8\"><title>News | %s</title></head>\n<body class=\"archive\">\n", Name)
	p.put("<div class=\"topbar\"><a href=\"/\">%s</a><span>July 26, 2034</span></div>\n<div class=\"menu\"><a href=\"/\">Home</a><a href=\"/podcast/\">Podcast</a><a href=\"/events/\">Events</a></div>\n", Name)
	p.put("<div class=\"heading\"><h1>News</h1><p>Latest island news from %s correspondents</p></div>\n<div class=\"listing\">\n", Name)
	for _, s := range pressStories {
		href := "/2031/06/" + s.slug + "/"
		p.put("<div class=\"card\">\n<a class=\"thumb\" href=\"%s\"><img class=\"photo\" src=\"/photos/%s.jpg\" alt=\"\"><span class=\"hidden\">%s</span></a>\n", href, s.slug, s.headline)
		if s.badge != "" {
			p.put("<div class=\"flag\">%s</div>\n", s.badge)
		}
		p.put("<a class=\"title\" href=\"%s\"><h3>%s</h3></a>\n<p class=\"dek\">%s</p>\n<a class=\"visually-hidden\" href=\"%s\">%s</a>\n", href, s.headline, s.dek, href, s.headline)
		if s.author != "" {
			p.put("<div class=\"meta\"><span class=\"avatar\" title=\"%s\">%s</span> <a class=\"name\" href=\"/author/%s/\">%s</a> <span class=\"date\">%s</span></div>\n", s.author, s.author, slug(s.author), s.author, s.date)
		}
		p.put("</div>\n")
	}
	p.put("</div>\n<div class=\"bottom\">© %s. <a href=\"/contact/\">Contact</a></div>\n</body></html>\n", Name)
	return p.String()
}

// Press is the page's markup.
func Press() string { return pressPage() }

// PressTold lists what its cards say.
func PressTold() []Told {
	days := map[string]string{"June 18, 2031": "2031-06-18", "June 17, 2031": "2031-06-17", "June 16, 2031": "2031-06-16"}
	var out []Told
	for _, s := range pressStories {
		t := Told{
			Headline: strings.TrimSpace(s.headline), Path: "/2031/06/" + s.slug + "/", Dek: s.dek,
			Date: days[s.date], Image: "/photos/" + s.slug + ".jpg",
		}
		if s.author != "" {
			t.Authors = []string{s.author}
		}
		if s.badge != "" {
			t.Labels = []string{s.badge}
		}
		out = append(out, t)
	}
	return out
}
