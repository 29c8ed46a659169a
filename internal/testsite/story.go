package testsite

import (
	"fmt"
	"strings"
	"time"
)

// Story is one story of the paper. Some have no dek, byline, date, picture or
// badge on their card, as on real listings.
type Story struct {
	Number    int
	Path      string
	Headline  string
	Dek       string
	Authors   []string
	Published time.Time // zero: the card states none
	Image     string    // path; "": none
	Badge     string
}

var (
	subjects = []string{
		"Harbour council", "Ferry operator", "Regional court", "Teachers’ union", "Lighthouse trust", "Tram company",
		"Fishing fleet", "City archive", "Weather office", "Island parliament", "Port authority", "Hospital board",
		"National library", "Night train service",
	}
	deeds = []string{
		"approves a new timetable", "postpones the vote on harbour fees", "opens its books to auditors",
		"rejects claims of “quiet mismanagement”", "asks residents for patience", "finds a missing ledger",
		"cuts winter hours", "celebrates a record season", "settles a long dispute", "warns of empty benches",
		"drops plans for a toll bridge", "publishes delayed safety report", "hires 40 apprentices",
	}
	tails = []string{
		"after two years of talks", "as storm season nears", "despite protests", "for the first time since 2009",
		"amid doubts over costs", "in a narrow vote", "following a public hearing", "to calm investors",
		"at the last minute", "under a new law", "with help from neighbours",
	}
	lead = []string{
		"Members of three parties backed the proposal", "Officials spoke of a difficult but honest compromise",
		"The decision surprised even close observers", "Letters seen by this paper tell a different story",
		"Residents had waited for an answer since spring", "A second hearing is planned before the end of the month",
		"Critics say the figures do not add up",
	}
	follow = []string{
		"and a final reading is expected next week", "while the mayor’s office declined to comment",
		"but the details remain under seal", "as budgets tighten across the region",
		"though few expect the deadline to hold", "and experts call it a step in the right direction",
	}
	people = []string{
		"Marit Solheim", "Anselm Oduya", "Noor van der Velde", "Chad O’Brannagh", "Ines Quiroga", "Tomasz Wilk",
		"Jeongsu Han", "Leila Farahmand", "Piet de Groot Jr.", "Ayumi Sakata", "Émile Laurent-Roy",
	}
)

// newStory makes a story of its number alone; the steps are coprime to the
// tables, so that neighbours differ and no headline comes back for 2,002
// stories.
func newStory(n int, at time.Time) Story {
	mix := n * 1009 % (len(subjects) * len(deeds) * len(tails))
	s := Story{Number: n}
	s.Headline = strings.Join([]string{
		subjects[mix%len(subjects)], deeds[mix/len(subjects)%len(deeds)], tails[mix/len(subjects)/len(deeds)],
	}, " ")
	s.Path = fmt.Sprintf("%s%s-%d", at.Format("/2006/01/02/"), slug(s.Headline), n)
	if n%5 != 3 {
		s.Dek = lead[n%len(lead)] + " " + follow[n*5%len(follow)]
	}
	if n%6 != 5 {
		s.Authors = append(s.Authors, people[n%len(people)])
	}
	if n%4 == 2 {
		s.Authors = append(s.Authors, people[(n+3)%len(people)])
	}
	if n%9 != 4 {
		s.Published = at.Truncate(time.Second)
	}
	if n%8 != 6 {
		s.Image = fmt.Sprintf("/pictures/%d.jpg", n)
	}
	switch {
	case n%6 == 1:
		s.Badge = "Premium"
	case n%10 == 8:
		s.Badge = "Analysis"
	}
	return s
}

// slug is a headline as it stands in an address.
func slug(headline string) string {
	words := strings.FieldsFunc(strings.ToLower(headline), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words[:min(len(words), 6)], "-")
}
