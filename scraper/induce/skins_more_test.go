package induce

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tearsheet"
)

// sheet is a page in another language or of another kind, with what it says.
type sheet struct {
	name, why string
	lang, at  string
	body      string
	want      []said
}

func row(url, head, dek, by, date, img string) said {
	return said{URL: "https://news.example" + url, Head: head, Dek: dek, Authors: by, Date: date, Image: img}
}

func TestSheets(t *testing.T) {
	for _, s := range sheets() {
		t.Run(s.name, func(t *testing.T) {
			at, err := time.Parse("2006-01-02", s.at)
			if err != nil {
				t.Fatal(err)
			}
			body := []byte(`<!doctype html><html lang="` + s.lang + `"><head><meta charset="utf-8"><title>x</title></head><body>` + s.body + `</body></html>`)
			f, items, err := flow(tearsheet.Page{URL: "https://news.example/list/", Body: body, At: at})
			if err != nil {
				t.Fatalf("%s: %v", s.why, err)
			}
			if d := diff(s.want, got(items)); d != "" {
				t.Errorf("%s:\n%s\nrecipe %+v", s.why, d, f.Recipe)
			}
		})
	}
}

var zhHeads = []string{
	"海港市召开春季经济工作会议部署重点任务", "关于调整轮渡票价的公告", "市长会见外岛代表团一行", "海洋研究所发布今年首份水质报告",
	"新灯塔工程正式启动建设", "关于举办第三届渔业博览会的通知", "港区道路维修期间交通安排", "图书馆延长开放时间惠及市民",
}

var deHeads = []string{
	"Hafenrat beschließt neuen Haushalt für die Inseln", "Fähre fällt wegen Sturm zwei Tage lang aus", "Warum der Leuchtturm bald verkauft wird",
	"Bürgermeisterin stellt Pläne für die Altstadt vor", "Fischer fordern höhere Quoten für Hering", "Museum zeigt Schiffe aus drei Jahrhunderten",
}

func sheets() []sheet {
	var out []sheet
	add := func(s sheet) { out = append(out, s) }

	// A plain list as offices print it: link and date, titles cut by title=.
	{
		var b strings.Builder
		var w []said
		for i, h := range zhHeads {
			day := fmt.Sprintf("2020-04-%02d", 28-i)
			fmt.Fprintf(&b, `<li><span>%s</span><a href="/art/2020/4/%d/art_12_%d.html" title="%s" target="_blank">%s</a></li>`, day, 28-i, 90000+i, h, h)
			w = append(w, row(fmt.Sprintf("/art/2020/4/%d/art_12_%d.html", 28-i, 90000+i), h, "", "", day, ""))
		}
		menu := `<div class="menu"><ul><li><a href="/">首页</a></li><li><a href="/gk/">公司概况</a></li><li><a href="/xw/">新闻中心</a></li><li><a href="/lx/">联系我们</a></li></ul></div>`
		add(sheet{"zh list", "an office's list of notices", "zh-CN", "2020-05-01", menu + `<div class="main"><div class="left"><ul><li><a href="/xw/1/">公司新闻</a></li><li><a href="/xw/2/">行业动态</a></li><li><a href="/xw/3/">通知公告</a></li></ul></div><div class="right"><ul>` + b.String() + `</ul><div class="page"><a href="/list/2.html">下一页</a></div></div></div>`, w})
	}
	// The same with dates as bare text in brackets.
	{
		var b strings.Builder
		var w []said
		for i, h := range zhHeads {
			fmt.Fprintf(&b, `<li>·<a href="/show.asp?id=%d">%s</a>[2020-04-%02d]</li>`, 300+i, h, 28-i)
			w = append(w, row(fmt.Sprintf("/show.asp?id=%d", 300+i), h, "", "", fmt.Sprintf("2020-04-%02d", 28-i), ""))
		}
		add(sheet{"zh bare", "bare dates in brackets, addresses of numbers", "zh-CN", "2020-05-01", `<ul>` + b.String() + `</ul>`, w})
	}
	// Table rows: title cell and date cell.
	{
		var b strings.Builder
		var w []said
		for i, h := range zhHeads {
			fmt.Fprintf(&b, `<tr><td width="20"><img src="/images/dot.gif"></td><td><a href="/info/1005/%d.htm" class="c1">%s</a></td><td width="90" class="time">2020/04/%02d</td></tr>`, 2000+i, h, 28-i)
			w = append(w, row(fmt.Sprintf("/info/1005/%d.htm", 2000+i), h, "", "", fmt.Sprintf("2020-04-%02d", 28-i), ""))
		}
		add(sheet{"zh table", "a table without a heading row", "zh-CN", "2020-05-01", `<table width="100%"><tr><td><table>` + b.String() + `</table></td></tr></table>`, w})
	}
	// German cards with a kicker in the heading and "Von".
	{
		var b strings.Builder
		var w []said
		for i, h := range deHeads {
			fmt.Fprintf(&b, `<article class="teaser"><a href="/hafen/artikel-%d"><picture><source type="image/webp" srcset="/b/%d.webp"><img src="/b/%d.jpg" alt=""></picture></a><h2 class="teaser__heading"><a href="/hafen/artikel-%d"><span class="teaser__kicker">Inseln</span><span class="teaser__title">%s</span></a></h2><p class="teaser__text">Der Rat tagte bis in die Nacht, am Ende stimmten alle %d Fraktionen dem Vorschlag zu. <span class="teaser__author">Von Lena Brandt</span></p><p class="teaser__date">%d. Juni 2021, 1%d:05 Uhr</p></article>`, 500+i, i, i, 500+i, h, i+2, 18-i, i)
			w = append(w, row(fmt.Sprintf("/hafen/artikel-%d", 500+i), h, fmt.Sprintf("Der Rat tagte bis in die Nacht, am Ende stimmten alle %d Fraktionen dem Vorschlag zu.", i+2), "Lena Brandt", fmt.Sprintf("2021-06-%02d", 18-i), fmt.Sprintf("https://news.example/b/%d.jpg", i)))
		}
		add(sheet{"de teaser", "kicker inside the headline's link, byline inside the dek", "de", "2021-06-19", `<main><div class="zone">` + b.String() + `</div></main>`, w})
	}
	// <br> layout: everything is bare text of one cell.
	{
		var b strings.Builder
		var w []said
		for i, h := range deHeads {
			fmt.Fprintf(&b, `<p><a href="/alt/%d.html"><b>%s</b></a><br>%d.06.2021<br>Der Rat tagte bis in die Nacht, am Ende stimmten alle %d Fraktionen zu.</p>`, i, h, 18-i, i+2)
			w = append(w, row(fmt.Sprintf("/alt/%d.html", i), h, fmt.Sprintf("Der Rat tagte bis in die Nacht, am Ende stimmten alle %d Fraktionen zu.", i+2), "", fmt.Sprintf("2021-06-%02d", 18-i), ""))
		}
		add(sheet{"br lines", "lines set apart by <br>", "de", "2021-06-19", `<table><tr><td>` + b.String() + `</td></tr></table>`, w})
	}
	// No element a card at all: links and text between <br>s.
	{
		var b strings.Builder
		var w []said
		for i, h := range deHeads {
			fmt.Fprintf(&b, "<a href=\"/alt/%d.html\">%s</a> - %d.06.2021<br>\n", i, h, 18-i)
			w = append(w, row(fmt.Sprintf("/alt/%d.html", i), h, "", "", fmt.Sprintf("2021-06-%02d", 18-i), ""))
		}
		add(sheet{"links and br", "cards without an element", "de", "2021-06-19", `<div id="inhalt">` + b.String() + `</div>`, w})
	}
	// A front page: a lead, a grid, and rows, each built otherwise.
	{
		var b strings.Builder
		var w []said
		lead := deHeads[0]
		fmt.Fprintf(&b, `<section class="lead"><div class="lead-story"><a href="/2021/06/lead-story-of-the-day"><img src="/b/lead.jpg"></a><h1><a href="/2021/06/lead-story-of-the-day">%s</a></h1><p>Der Rat tagte bis in die Nacht, am Ende stimmten alle Fraktionen dem Vorschlag zu.</p><time datetime="2021-06-18T09:00:00+02:00">vor 2 Stunden</time></div></section>`, lead)
		w = append(w, row("/2021/06/lead-story-of-the-day", lead, "Der Rat tagte bis in die Nacht, am Ende stimmten alle Fraktionen dem Vorschlag zu.", "", "2021-06-18", "https://news.example/b/lead.jpg"))
		b.WriteString(`<section class="grid">`)
		for i, h := range deHeads[1:4] {
			fmt.Fprintf(&b, `<div class="tile"><a href="/2021/06/kachel-%d-aus-dem-rat"><img src="/b/t%d.jpg"></a><h2><a href="/2021/06/kachel-%d-aus-dem-rat">%s</a></h2><p>Am Ende stimmten alle Fraktionen nach langer Aussprache dem Vorschlag Nummer %d zu.</p><time datetime="2021-06-1%dT09:00:00+02:00">gestern</time></div>`, i, i, i, h, i, 7-i)
			w = append(w, row(fmt.Sprintf("/2021/06/kachel-%d-aus-dem-rat", i), h, fmt.Sprintf("Am Ende stimmten alle Fraktionen nach langer Aussprache dem Vorschlag Nummer %d zu.", i), "", fmt.Sprintf("2021-06-1%d", 7-i), fmt.Sprintf("https://news.example/b/t%d.jpg", i)))
		}
		b.WriteString(`</section><section class="rows"><ul>`)
		for i, h := range zhHeads[:5] {
			fmt.Fprintf(&b, `<li class="row-item"><time datetime="2021-06-0%dT09:00:00+02:00">0%d.06.</time><h3><a href="/2021/06/zeile-%d-von-heute">%s</a></h3></li>`, 9-i, 9-i, i, h)
			w = append(w, row(fmt.Sprintf("/2021/06/zeile-%d-von-heute", i), h, "", "", fmt.Sprintf("2021-06-0%d", 9-i), ""))
		}
		b.WriteString(`</ul></section>`)
		add(sheet{"front", "three blocks built otherwise", "de", "2021-06-19", `<main>` + b.String() + `</main>`, w})
	}
	// Months as headings between the rows, two-column grid in rows of wrappers.
	{
		var b strings.Builder
		var w []said
		for i, h := range deHeads {
			if i%2 == 0 {
				b.WriteString(`<div class="grid-row">`)
			}
			fmt.Fprintf(&b, `<div class="cell"><h3 class="hl"><a href="/s/%d-langer-titel-der-meldung">%s</a></h3><div class="sub">Der Rat tagte bis in die Nacht, am Ende stimmten alle Fraktionen dem Punkt %d zu.</div><div class="fine">Lena Brandt · %d.6.2021</div></div>`, i, h, i, 18-i)
			if i%2 == 1 {
				b.WriteString(`</div>`)
			}
			w = append(w, row(fmt.Sprintf("/s/%d-langer-titel-der-meldung", i), h, fmt.Sprintf("Der Rat tagte bis in die Nacht, am Ende stimmten alle Fraktionen dem Punkt %d zu.", i), "Lena Brandt", fmt.Sprintf("2021-06-%02d", 18-i), ""))
		}
		add(sheet{"rows of wrappers", "cards in wrappers of two", "de", "2021-06-19", `<div class="content">` + b.String() + `</div>`, w})
	}
	// A single-author blog: whole posts, "Posted by".
	{
		var b strings.Builder
		var w []said
		for i := range 4 {
			fmt.Fprintf(&b, `<div class="post"><h2 class="title"><a href="/2021/0%d/walk-number-%d.html">Walk number %d along the coast of the outer islands</a></h2><div class="meta">Posted by <a href="/about">Ada Quill</a> on Monday, June %d, 2021 <a href="/2021/0%d/walk-number-%d.html#comments">%d comments</a></div><div class="body"><p>We set out early in the morning of day %d, with the tide well out and the gulls asleep.</p><p>It took us the better part of the day to reach the old breakwater, and longer to find the way back.</p></div><div class="tags">Tags: <a href="/tag/walks" rel="tag">walks</a>, <a href="/tag/coast" rel="tag">coast</a></div></div>`, 6-i, i, i, 21-7*(i%3), 6-i, i, i, i)
			w = append(w, row(fmt.Sprintf("/2021/0%d/walk-number-%d.html", 6-i, i), fmt.Sprintf("Walk number %d along the coast of the outer islands", i), fmt.Sprintf("We set out early in the morning of day %d, with the tide well out and the gulls asleep.\nIt took us the better part of the day to reach the old breakwater, and longer to find the way back.", i), "Ada Quill", fmt.Sprintf("2021-06-%02d", 21-7*(i%3)), ""))
		}
		add(sheet{"blog", "few posts, whole text", "en", "2021-06-30", `<div id="wrap"><div id="main">` + b.String() + `</div><div id="sidebar"><h3>Archive</h3><ul><li><a href="/2021/05/">May 2021</a></li><li><a href="/2021/04/">April 2021</a></li></ul></div></div>`, w})
	}
	return out
}
