package induce

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"tearsheet"
	"tearsheet/scraper"
)

// pager finds the link to the next page of the listing: by what it says for
// machines (rel=next), then by its class, in a pager.
func (p *page) pager(d *scraper.Document) []tearsheet.Rule {
	for n := range d.Root.Descendants() {
		if n.DataAtom != atom.Link && n.DataAtom != atom.A {
			continue
		}
		rel, _ := attribute(n, "rel")
		if href, _ := attribute(n, "href"); href == "" || !slices.Contains(strings.Fields(strings.ToLower(rel)), "next") {
			continue
		}
		return []tearsheet.Rule{{Select: n.Data + `[rel~="next"]`, Attr: "href"}}
	}
	for id := range p.elems {
		e := &p.elems[id]
		if e.link != int32(id) {
			continue
		}
		for a, up := int32(id), 0; a >= 0 && up < 2; a, up = p.elems[a].parent, up+1 {
			for _, k := range p.keysOf(a) {
				kk := &p.index.keys[k]
				if kk.kind != byClass || len(p.index.elems[k]) > 2 || !nextWord(kk.name) {
					continue
				}
				css := kk.css()
				if a != int32(id) {
					css += " a"
				}
				return []tearsheet.Rule{{Select: css, Attr: "href"}}
			}
		}
	}
	return p.nextByText()
}

// nextTexts are what links to the next page say, beside an arrow, in the
// languages of the news.
var nextTexts = map[string]bool{
	"next": true, "next page": true, "older": true, "older posts": true, "older entries": true, "older articles": true,
	"weiter": true, "nächste": true, "nächste seite": true, "ältere beiträge": true, "suivant": true, "page suivante": true, "articles plus anciens": true,
	"siguiente": true, "página siguiente": true, "entradas antiguas": true, "entradas anteriores": true, "próxima": true, "próximo": true, "próxima página": true, "seguinte": true,
	"successivo": true, "successiva": true, "pagina successiva": true, "avanti": true, "articoli meno recenti": true, "volgende": true, "oudere berichten": true,
	"nästa": true, "neste": true, "næste": true, "seuraava": true, "następna": true, "następny": true, "starsze wpisy": true, "další": true, "ďalšia": true, "következő": true, "următoarea": true,
	"следующая": true, "далее": true, "вперед": true, "вперёд": true, "наступна": true, "далі": true, "επόμενη": true, "sonraki": true, "sonraki sayfa": true,
	"下一页": true, "下一頁": true, "次へ": true, "次のページ": true, "다음": true, "다음 페이지": true, "التالي": true, "بعدی": true, "הבא": true, "अगला": true, "পরবর্তী": true, "ถัดไป": true, "berikutnya": true, "selanjutnya": true, "tiếp": true, "tiếp theo": true,
	"›": true, "»": true, ">": true, ">>": true, "→": true,
}

// nextByText finds the link that says that it leads to the next page, after
// the listing. It is selected by what holds it, or by its place there.
func (p *page) nextByText() []tearsheet.Rule {
	for id := len(p.elems) - 1; id >= 0; id-- {
		e := int32(id)
		if p.elems[e].link != e || p.size(e) > 30 || p.size(e) == 0 || p.elems[e].place&(inFooter|inComment) != 0 {
			continue
		}
		text := strings.ToLower(p.text(e))
		bare := strings.TrimSpace(strings.Trim(text, "›»>→≫▶ ."))
		if !nextTexts[text] && (bare == "" || !nextTexts[bare]) {
			continue
		}
		if href, _ := attribute(p.elems[e].node, "href"); href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(href, "javascript:") {
			continue
		}
		return []tearsheet.Rule{{Select: p.nameOfLink(e), Attr: "href"}}
	}
	return nil
}

// nameOfLink selects a link by the container that it is the last link of, or
// by its place in it.
func (p *page) nameOfLink(e int32) string {
	box := p.elems[e].parent
	for box >= 0 {
		if name, ok := p.lastingName(box, costLook+1); ok {
			last := true
			for i := e + 1; i < p.elems[box].end; i++ {
				last = last && p.elems[i].link != i
			}
			if last && p.elems[e].parent == box {
				return name + " > a:last-of-type"
			}
			break
		}
		box = p.elems[box].parent
	}
	return p.nameOf(e)
}

func nextWord(class string) bool {
	next, pages := false, false
	for part := range parts(class) {
		next = next || part == "next" || part == "older"
		pages = pages || part == "page" || part == "pager" || part == "pagination" || part == "posts" || part == "nav" || part == "link"
	}
	return next && (pages || strings.EqualFold(class, "next") || strings.EqualFold(class, "older"))
}
