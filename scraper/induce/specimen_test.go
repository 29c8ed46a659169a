package induce

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"text/template"
	"time"

	"golang.org/x/text/unicode/norm"

	"tearsheet"
)

// A specimen is an invented page of a kind that some part of the web is made
// of. It is a template under testdata/pages: a head of "name: value" lines, a
// line "---", then the page. What a card prints through its methods is what
// the page states of it, and so what is wanted: label and page cannot differ.
type specimen struct {
	slug, is, why string
	url           string
	at            time.Time
	lang          string
	link          string        // form of the addresses: %s slug, %n number, %Y %m %d date
	step          time.Duration // between two stories
	zone          string        // offset that machine dates are written in; "": that of at
	pool          []tale
	next          int
	wanted        []*wanted
	optional      []*wanted
}

// tale is a story of the pool of a language.
type tale struct {
	head, dek string
	authors   []string
	section   string
}

// wanted is what a card states. Names that begin with a tilde are collectives:
// right as an author, and right when left out.
type wanted struct {
	url, head, dek string
	authors        []string
	date           string // 2006-01-02, 2006-01-02T15:04 or RFC 3339
	rough          bool   // the date was counted back from "3 hours ago"
	images         []string
	also           []string // dates that the address or embedded data states
}

func readTales(t testing.TB, lang string) []tale {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "stories", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var pool []tale
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 4 {
			t.Fatalf("%s: %q has %d fields", lang, line, len(f))
		}
		pool = append(pool, tale{f[0], f[1], strings.Split(f[2], "; "), f[3]})
	}
	return pool
}

// readSpecimen fills a template and gives the page and what is wanted of it.
func readSpecimen(t testing.TB, file string) (*specimen, tearsheet.Page) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, body, ok := strings.Cut(string(b), "\n---\n")
	if !ok {
		t.Fatalf("%s: no head", file)
	}
	s := &specimen{slug: strings.TrimSuffix(filepath.Base(file), ".html"), is: "listing", link: "/%Y/%m/%s/", step: 557 * time.Minute}
	for line := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if err := s.set(name, value); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	s.pool = readTales(t, s.lang)
	tmpl, err := template.New(s.slug).Funcs(s.funcs()).Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := tmpl.Execute(&out, s); err != nil {
		t.Fatal(err)
	}
	page := []byte(out.String())
	return s, tearsheet.Page{URL: s.url, At: s.at, Body: page, Digest: tearsheet.Digest(page)}
}

func (s *specimen) set(name, value string) (err error) {
	switch name {
	case "is":
		s.is = value
	case "why":
		s.why = value
	case "url":
		s.url = value
	case "lang":
		s.lang = value
	case "link":
		s.link = value
	case "zone":
		s.zone = value
	case "at":
		s.at, err = time.Parse(time.RFC3339, value)
	case "step":
		s.step, err = time.ParseDuration(value)
	default:
		err = fmt.Errorf("unknown name %q", name)
	}
	return err
}

// funcs are what a template may call besides the methods of cards.
func (s *specimen) funcs() template.FuncMap {
	return template.FuncMap{
		"cards":    func(n int) []*card { return s.take(n, &s.wanted) },
		"optional": func(n int) []*card { return s.take(n, &s.optional) },
		"noted":    func(n int) []*card { return s.take(n, nil) },
		"again":    s.again,
		"odd":      func(n int) bool { return n%2 == 1 },
		"every":    func(n, of int) bool { return n%of == of-1 },
		"texts":    func(all string) []string { return strings.Split(all, "|") },
		"lorem":    s.lorem,
		"seq":      func(n int) []int { return make([]int, n) },
		"add":      func(a, b int) int { return a + b },
	}
}

// take gives the next n stories as cards that note what they print in to.
func (s *specimen) take(n int, to *[]*wanted) []*card {
	var out []*card
	for i := range n {
		c := &card{specimen: s, N: i, number: s.next, to: to}
		s.next++
		out = append(out, c)
	}
	return out
}

// again gives n stories that stood before, from the story of number from on;
// what they print is not noted, unless the story is wanted already.
func (s *specimen) again(from, n int) []*card {
	var out []*card
	for i := range n {
		out = append(out, &card{specimen: s, N: i, number: from + i})
	}
	return out
}

// lorem is running text: deks of other stories, n of them, from the k-th on.
func (s *specimen) lorem(k, n int) string {
	var out []string
	for i := range n {
		out = append(out, s.pool[(k+i)%len(s.pool)].dek)
	}
	return html.EscapeString(strings.Join(out, " "))
}

// places tell the rounds through the pool apart.
var tellings = []string{"", "Northhaven", "Eastmere", "Westbrook", "Southgate", "Longacre", "Fernhill", "Rosedale", "Oakridge", "Kingsmead", "Stonebridge", "Windermore", "Ashby", "Thornbury", "Larkspur"}

// card prints a story.
type card struct {
	specimen *specimen
	N        int // among those that were taken with it
	number   int // among all stories of the specimen
	to       *[]*wanted
	said     *wanted
}

func (c *card) tale() tale {
	pool := c.specimen.pool
	t := pool[c.number%len(pool)]
	if round := c.number / len(pool); round > 0 {
		t.head += " (" + tellings[round%len(tellings)] + ")"
	}
	return t
}

// note is where what the card prints is noted.
func (c *card) note() *wanted {
	if c.said == nil {
		c.said = &wanted{url: c.address()}
		if c.to != nil {
			*c.to = append(*c.to, c.said)
		}
		if strings.Contains(c.specimen.link, "%d") {
			c.said.also = append(c.said.also, c.time().Format("2006-01-02"))
		}
	}
	return c.said
}

func (c *card) time() time.Time {
	return c.specimen.at.Add(-47*time.Minute - time.Duration(c.number)*c.specimen.step).Truncate(time.Minute)
}

// Slug is the headline as addresses have it; of other scripts a number.
func (c *card) Slug() string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(norm.NFD.String(c.tale().head)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		case r > 0x300 && r < 0x370 || r == '’' || r == '\'':
		default:
			dash = true
		}
		if b.Len() > 60 {
			break
		}
	}
	if b.Len() < 4 {
		return c.ID()
	}
	return b.String()
}

// ID is the story's number as addresses have it.
func (c *card) ID() string { return strconv.Itoa(2483917 - 37*c.number) }

func (c *card) address() string {
	path := strings.NewReplacer("%s", c.Slug(), "%n", c.ID(), "%Y", c.time().Format("2006"), "%m", c.time().Format("01"), "%d", c.time().Format("02")).Replace(c.specimen.link)
	if strings.HasPrefix(path, "http") {
		return path
	}
	return c.specimen.site() + path
}

func (s *specimen) site() string {
	parts := strings.SplitN(s.url, "/", 4)
	return strings.Join(parts[:3], "/")
}

// URL is the story's address from the site's root, Full with the site.
func (c *card) URL() string {
	return html.EscapeString(strings.TrimPrefix(c.address(), c.specimen.site()))
}

// Full is the story's address with the site.
func (c *card) Full() string { return html.EscapeString(c.address()) }

// Head prints the headline.
func (c *card) Head() string {
	c.note().head = c.tale().head
	return c.Title()
}

// Title is the headline where nothing is to be noted: attributes, repeats.
func (c *card) Title() string { return html.EscapeString(c.tale().head) }

// Dek prints the dek.
func (c *card) Dek() string {
	c.note().dek = c.tale().dek
	return html.EscapeString(c.tale().dek)
}

// Short prints a dek that is cut off in the middle of a word or a sentence.
func (c *card) Short() string {
	r := []rune(c.tale().dek)
	c.note().dek = strings.TrimSpace(string(r[:len(r)*3/4])) + "…"
	return html.EscapeString(c.said.dek)
}

// Section is a label.
func (c *card) Section() string { return html.EscapeString(c.tale().section) }

// Names are the authors, one by one.
func (c *card) Names() []string {
	c.note().authors = c.tale().authors
	var out []string
	for _, a := range c.tale().authors {
		out = append(out, html.EscapeString(strings.TrimPrefix(a, "~")))
	}
	return out
}

// Name is the first author, as the only one.
func (c *card) Name() string {
	c.note().authors = c.tale().authors[:1]
	return html.EscapeString(strings.TrimPrefix(c.tale().authors[0], "~"))
}

// By joins the authors.
func (c *card) By(join string) string { return strings.Join(c.Names(), join) }

// Person is the first author's name in an address.
func (c *card) Person() string {
	return strings.ReplaceAll(strings.ToLower(strings.Trim(c.tale().authors[0], "~.")), " ", "-")
}

// Img prints the address of the picture; size is part of its name.
func (c *card) Img(size string) string {
	src := c.specimen.site() + "/media/" + c.time().Format("2006/01") + "/photo-" + c.ID() + size + ".jpg"
	c.note().images = append(c.note().images, src)
	return src
}
