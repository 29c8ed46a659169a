package induce

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tearsheet"
	"tearsheet/normalize"
	"tearsheet/scraper"
)

// TestStable drops a third of the cards, shuffles what is left, and adds an
// advertisement: the recipe found then must read the untouched page to the
// same items as the recipe of the untouched page does.
func TestStable(t *testing.T) {
	for _, k := range append(skins, siteSkins...) {
		t.Run(k.name, func(t *testing.T) { stable(t, k.page(), 6, 1) })
	}
}

func TestStableCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	pages := corpusPages(t)
	same, all := 0, 0
	for slug, p := range pages {
		for seed := range uint64(3) {
			all++
			if why := shaken(t, p, seed); why != "" {
				t.Logf("%s, %d: %s", slug, seed, why)
			} else {
				same++
			}
		}
	}
	t.Logf("%d of %d the same", same, all)
	if share := float64(same) / float64(all); share < stableFloor {
		t.Errorf("%.0f%% of the shaken pages give the same items; the floor is %.0f%%", 100*share, 100*stableFloor)
	}
}

// stableFloor is a little under what is reached.
const stableFloor = 0.88

func stable(t *testing.T, p tearsheet.Page, seeds uint64, from uint64) {
	t.Helper()
	for seed := from; seed < from+seeds; seed++ {
		if why := shaken(t, p, seed); why != "" {
			t.Errorf("seed %d: %s", seed, why)
		}
	}
}

// shaken says how the recipe of a changed page reads the unchanged page
// otherwise than its own; "" for no difference.
func shaken(t *testing.T, p tearsheet.Page, seed uint64) string {
	t.Helper()
	d, err := scraper.Parse(p)
	if err != nil {
		t.Fatal(err)
	}
	c := Context{Now: p.At, Zone: p.At.Location()}
	f, err := Induce(d, c)
	if err != nil {
		t.Fatal(err)
	}
	q := p
	q.Body = shake(t, d, f.Recipe, seed)
	e, err := scraper.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Induce(e, c)
	if err != nil {
		return err.Error()
	}
	want, have := read(t, d, f.Recipe, p), read(t, d, g.Recipe, p)
	if why := diff(want, have); why != "" {
		return fmt.Sprintf("%s\nwas %+v\nis  %+v", why, f.Recipe, g.Recipe)
	}
	return ""
}

func read(t *testing.T, d *scraper.Document, r tearsheet.Recipe, p tearsheet.Page) []said {
	t.Helper()
	reader, err := scraper.Compile(r)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	out := got(normalize.Items(reading.Cards, normalize.Context{
		Base: d.Base, At: p.At, Zone: p.At.Location(), Language: d.Language, PageURL: p.URL, Canonical: d.Canonical,
	}).Items)
	slices.SortFunc(out, func(a, b said) int { return strings.Compare(a.URL, b.URL) })
	return out
}

// shake changes the page's cards, as selected by its recipe, and renders it.
func shake(t *testing.T, d *scraper.Document, r tearsheet.Recipe, seed uint64) []byte {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	var page bytes.Buffer
	if err := html.Render(&page, d.Root); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range r.Blocks {
		if b.Card == "" {
			continue
		}
		for _, row := range rows(t, root, b) {
			shakeRow(row, rng)
		}
	}
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rows are the cards of a block as runs of siblings, those of one parent
// together.
func rows(t *testing.T, root *html.Node, b tearsheet.Block) [][][]*html.Node {
	t.Helper()
	card, err := scraper.CompileSelector(b.Card)
	if err != nil {
		t.Fatal(err)
	}
	scope := []*html.Node{root}
	if b.List != "" {
		list, err := scraper.CompileSelector(b.List)
		if err != nil {
			t.Fatal(err)
		}
		scope = list.All(root)
	}
	var parents []*html.Node
	by := map[*html.Node][]*html.Node{}
	for _, s := range scope {
		for _, n := range card.All(s) {
			if by[n.Parent] == nil {
				parents = append(parents, n.Parent)
			}
			if !slices.Contains(by[n.Parent], n) {
				by[n.Parent] = append(by[n.Parent], n)
			}
		}
	}
	var out [][][]*html.Node
	for _, p := range parents {
		var row [][]*html.Node
		heads := by[p]
		for i, n := range heads {
			run := []*html.Node{n}
			for m := n.NextSibling; m != nil && (i+1 == len(heads) || m != heads[i+1]); m = m.NextSibling {
				if i+1 == len(heads) && len(row) > 0 && len(run) >= len(row[0]) {
					break
				}
				run = append(run, m)
			}
			row = append(row, run)
		}
		out = append(out, row)
	}
	return out
}

func shakeRow(row [][]*html.Node, rng *rand.Rand) {
	if len(row) < 3 {
		return
	}
	parent := row[0][0].Parent
	last := row[len(row)-1]
	mark := last[len(last)-1].NextSibling
	for _, run := range row {
		for _, n := range run {
			parent.RemoveChild(n)
		}
	}
	rng.Shuffle(len(row), func(i, j int) { row[i], row[j] = row[j], row[i] })
	keep := row[:len(row)-len(row)/3]
	tag := keep[0][0].Data
	if tag == "a" {
		tag = "div"
	}
	for i, run := range keep {
		if i == 1 {
			ad := &html.Node{Type: html.ElementNode, Data: tag, Attr: []html.Attribute{{Key: "class", Val: "advert"}}}
			ad.AppendChild(&html.Node{Type: html.TextNode, Data: "Advertisement"})
			parent.InsertBefore(ad, mark)
		}
		for _, n := range run {
			parent.InsertBefore(n, mark)
		}
	}
}
