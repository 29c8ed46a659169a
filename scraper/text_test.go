package scraper

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func body(t testing.TB, markup string) *html.Node {
	t.Helper()
	s, err := CompileSelector("body")
	if err != nil {
		t.Fatal(err)
	}
	return s.All(parse(t, "<body>"+markup).Root)[0]
}

func TestText(t *testing.T) {
	tests := []struct{ name, why, html, want string }{
		{"white space", "collapses as in CSS", "\n  Ferry \t late\n", "Ferry late"},
		{"no-break space", "is no white space", "Ferry&nbsp;late&nbsp;", "Ferry\u00a0late\u00a0"},
		{"styling", "is part of a word", "<b>F</b>erry <i>late</i>, again<sup>2</sup>", "Ferry late, again2"},
		{"inline with a space", "once", "<span>Ferry </span> <span>late</span>", "Ferry late"},
		{"touching spans", "two words, set apart by style", "<span>June 18</span><span>Ada Quill</span>", "June 18 Ada Quill"},
		{"touching span and mark", "no space before punctuation", "<span>Ferry</span><span>: late</span>", "Ferry: late"},
		{"initial", "a letter in an element of its own", "<span>F</span><span>erry late</span>", "Ferry late"},
		{"word goes on after an element", "as it is shown", "North <a>Korea</a>n leader", "North Korean leader"},
		{"digits after an element", "a word does not go on with digits", "<a>Ada Quill</a>18.06.2021", "Ada Quill 18.06.2021"},
		{"digits before an element", "nor digits with a word", "18.06.2021<a>Ada Quill</a>", "18.06.2021 Ada Quill"},
		{"ideographs", "set no spaces", "<span>渡轮</span><span>晚点</span>", "渡轮晚点"},
		{"br", "a line", "Ferry<br>late<br/><br>again", "Ferry\nlate\nagain"},
		{"blocks", "lines", "<div>Ferry<p>late</p>again</div>", "Ferry\nlate\nagain"},
		{"empty blocks", "no empty lines", "<div> </div><p>Ferry</p><div></div>", "Ferry"},
		{"cells", "columns are lines", "<table><tr><td>Ferry<td>June 18</table>", "Ferry\nJune 18"},
		{"pre", "keeps its line breaks", "<pre>Ferry\nlate</pre>", "Ferry\nlate"},
		{"code", "is not seen", "<script>x()</script><style>p{}</style><template>t</template><noscript>n</noscript>Ferry", "Ferry"},
		{"drawings", "a drawing's title is not text", "<svg><title>Clock</title><text>x</text></svg>Ferry", "Ferry"},
		{"icon font", "its text is the icon's name", "<i class=material-icons>schedule</i>June 18", "June 18"},
		{"ruby", "the reading is not the word", "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の霧", "港の霧"},
		{"hidden", "not shown", "<span hidden>x</span><span style='color:red; display : none'>y</span>Ferry", "Ferry"},
		{"for screen readers", "left out beside other words", "<span class='sr-only'>Published</span> June 18", "June 18"},
		{"for screen readers alone", "better than nothing", "<span class='visually-hidden'>Ferry late</span>", "Ferry late"},
		{"repeat, hidden by a class", "taken once", "<span>Ferry late again</span><span class=x>Ferry late again</span>", "Ferry late again"},
		{"repeat in blocks", "taken once", "<h3>Ferry late again</h3><div><p>Ferry late again</p></div>", "Ferry late again"},
		{"repeat of text", "text and element", "Ferry late again <em>Ferry late again</em>", "Ferry late again"},
		{"repeat later", "other words between", "<p>Ferry late again</p><p>Fog</p><p>Ferry late again</p>", "Ferry late again\nFog"},
		{"repeat of ideographs", "no spaces to count", "<b>渡轮再次晚点</b><b>渡轮再次晚点</b>", "渡轮再次晚点"},
		{"repeat after a break", "the line stays broken", "Ada Quill<br><i>Ada Quill</i>June 18", "Ada Quill\nJune 18"},
		{"a word twice", "may be meant", "<b>Bora</b> <b>Bora</b>", "Bora Bora"},
		{"a number twice", "a result", "<b>1</b>:<b>1</b>", "1:1"},
		{"nothing", "no text", "<img><br> <div></div>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(body(t, tt.html)); got != tt.want {
				t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	if got := Lines(body(t, "a<br>b")); strings.Join(got, "|") != "a|b" {
		t.Errorf("lines %q", got)
	}
	if got := Lines(body(t, "<br>")); got != nil {
		t.Errorf("a node without text has lines %q", got)
	}
}

func TestPicture(t *testing.T) {
	tests := []struct{ name, why, html, want string }{
		{"src", "", `<img src=/a.jpg>`, "/a.jpg"},
		{"srcset", "the widest", `<img src=/a.jpg srcset="/a.jpg 320w, /c.jpg 1280w, /b.jpg 640w">`, "/c.jpg"},
		{"densities", "the densest", `<img src=/a.jpg srcset="/a.jpg, /b.jpg 2x">`, "/b.jpg"},
		{"commas in addresses", "white space ends an address", `<img srcset="/w_320,h_2/a.jpg 320w, /w_640,h_4/a.jpg 640w">`, "/w_640,h_4/a.jpg"},
		{"srcset without spaces", "a comma at the end ends it too", `<img srcset="/a.jpg, /b.jpg 2x">`, "/b.jpg"},
		{"lazy", "src is a placeholder", `<img src="data:image/gif;base64,R0lG" data-src=/a.jpg>`, "/a.jpg"},
		{"lazy, other names", "", `<img src=/blank.gif data-original=/a.jpg>`, "/a.jpg"},
		{"lazy, real src", "the script's source is the real one", `<img src=/small.jpg data-src=/a.jpg>`, "/a.jpg"},
		{"lazy set", "", `<img src=/1x1.png data-srcset="/a.jpg 1x, /b.jpg 2x">`, "/b.jpg"},
		{"placeholder alone", "no picture", `<img src="/img/placeholder-16x9.png">`, ""},
		{"a story's picture", "that has a placeholder's word in its name", `<img src="/clear-skies.jpg">`, "/clear-skies.jpg"},
		{"pixel", "counts visits", `<img src=/count.gif width=1 height=1><img src=/a.jpg>`, "/a.jpg"},
		{"picture, common source", "", `<picture><source type=image/webp srcset=/a.webp><source srcset="/s.jpg 1x, /b.jpg 2x"><img src=/a.jpg></picture>`, "/b.jpg"},
		{"picture, modern only", "src is shown by all readers", `<picture><source type=image/avif srcset=/a.avif><img src=/a.jpg></picture>`, "/a.jpg"},
		{"picture, placeholder in img", "then the source", `<picture><source type=image/webp srcset=/a.webp><img src="data:,"></picture>`, "/a.webp"},
		{"noscript", "shown without scripts", `<div><noscript><img src=/a.jpg></noscript></div>`, "/a.jpg"},
		{"lazy image, then noscript", "", `<img class=lazy src="data:,"><noscript><img src=/a.jpg></noscript>`, "/a.jpg"},
		{"background", "in the style attribute", `<a style="height:10px;background: #fff url( '/a.jpg' ) no-repeat"></a>`, "/a.jpg"},
		{"background, bare", "", `<i style="background-image:url(/a.jpg?x=(1))"></i>`, "/a.jpg?x=(1"},
		{"image before background", "", `<div style="background:url(/bg.png)"><img src=/a.jpg></div>`, "/a.jpg"},
		{"amp", "", `<amp-img src=/a.jpg></amp-img>`, "/a.jpg"},
		{"video", "its poster", `<video poster=/a.jpg></video>`, "/a.jpg"},
		{"none", "", `<p>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Picture(body(t, tt.html)); got != tt.want {
				t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
			}
		})
	}
}

func TestMachineDate(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"time", `<time datetime="2021-06-18">`, "2021-06-18"},
		{"twice the same", `<time datetime=2021-06-18></time><time datetime=2021-06-18></time>`, "2021-06-18"},
		{"two that differ", `<time datetime=2021-06-18></time><time datetime=2021-06-19></time>`, ""},
		{"itemprop", `<span itemprop=datePublished content=2021-06-18>June</span>`, "2021-06-18"},
		{"data", `<data itemprop=datePublished value=2021-06-18>June</data>`, "2021-06-18"},
		{"microformat", `<abbr class="published" title="2021-06-18">June</abbr>`, "2021-06-18"},
		{"another abbreviation", `<abbr title="Democratic">D</abbr>`, ""},
		{"none", `<time>June</time>`, ""},
	}
	for _, tt := range tests {
		if got := MachineDate(body(t, tt.html)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
