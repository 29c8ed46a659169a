package scraper

import (
	"fmt"
	"strings"
	"testing"
)

// stories is n linked headlines.
func stories(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<li><a href="/news/%d">Ferry number %d is late again today</a></li>`, i, i)
	}
	return b.String()
}

// paragraphs is running text of about n characters.
func paragraphs(n int) string {
	const p = `<p>Fog over the harbour kept the ferry at its pier for hours, the third time in a week that it did, and nobody knew why.</p>`
	return strings.Repeat(p, n/100+1)
}

func TestJudge(t *testing.T) {
	tests := []struct {
		name, why, html string
		want            PageKind
	}{
		{"listing", "", `<title>News</title><ul>` + stories(20) + `</ul>`, ListingPage},
		{"listing of a few", "", `<title>News</title><ul>` + stories(3) + `</ul>`, ListingPage},
		{"listing in chinese", "no spaces between words", `<title>新闻</title><ul><li><a href=1>渡轮因大雾再次晚点三小时</a><li><a href=2>港口居民耐心耗尽要求解释</a><li><a href=3>新码头明年春天正式开放使用</a></ul>`, ListingPage},
		{"listing in thai", "nor here", `<title>ข่าว</title><ul><li><a href=1>เรือข้ามฟากล่าช้าอีกครั้งเพราะหมอก</a><li><a href=2>ชาวท่าเรือหมดความอดทนแล้ววันนี้</a><li><a href=3>ท่าเรือแห่งใหม่จะเปิดในฤดูใบไม้ผลิ</a></ul>`, ListingPage},
		{"listing with teasers that says that it is an article", "", `<title>News</title><meta property="article:published_time" content=x><div>` + strings.Repeat(`<p><a href=/x>Ferry is late again today</a></p><p>Fog over the harbour kept it at its pier.</p>`, 1) + stories(20) + paragraphs(600) + `</div>`, ListingPage},
		{"whole posts", "no place holds most of the text", `<title>Blog</title><main>` + strings.Repeat(`<div class=post><h2>A post that says something</h2>`+paragraphs(2000)+`</div>`, 5) + `</main>`, ListingPage},
		{"listing with a consent banner", "a banner covers, it does not replace", `<title>News</title><div id=cookie-wall>We use cookies</div><ul>` + stories(20) + `</ul>`, ListingPage},
		{"listing with a log-in box", "", `<title>News</title><form>Sign in <input type=password></form><ul>` + stories(20) + `</ul>`, ListingPage},
		{"listing that says that it is an article", "some editorial systems do", `<title>News</title><meta property="article:published_time" content=x><ul>` + stories(20) + `</ul>`, ListingPage},
		{"headline about a log-in", "", `<title>News</title><h2>Log in to the harbour, says minister</h2><ul>` + stories(9) + `</ul>`, ListingPage},
		{"story of a body not found", "a long heading is a headline", `<title>News</title><h1>Page not found in archive of the harbour authority, say historians who looked for it for years</h1><ul>` + stories(9) + `</ul>`, ListingPage},

		{"article", "", `<title>Ferry late</title><article><h1>Ferry late</h1>` + paragraphs(3000) + `</article><aside><ul>` + stories(8) + `</ul></aside>`, ArticlePage},
		{"article with related stories", "", `<title>Ferry late</title><article><h1>Ferry late</h1>` + paragraphs(4000) + `</article><div><ul>` + stories(6) + `</ul></div>`, ArticlePage},
		{"short article", "it says so", `<title>Ferry late</title><script type="application/ld+json">{"@type":"NewsArticle"}</script><div>` + paragraphs(600) + `</div>`, ArticlePage},
		{"article without paragraphs", "", `<title>Ferry late</title><div>` + strings.ReplaceAll(strings.ReplaceAll(paragraphs(3000), "<p>", ""), "</p>", "<br><br>") + `</div>`, ArticlePage},

		{"log-in", "", `<title>Gazette</title><form>E-mail <input><input type=password></form><a href=/help>Help with your own account</a>`, LoginPage},
		{"log-in, in words", "", `<title>Anmelden – Gazette</title><form><input name=mail></form>`, LoginPage},
		{"consent", "", `<title>Before you continue</title><form action=/save><button>Accept</button></form>`, ConsentPage},
		{"consent in german", "", `<title>Gazette</title><p>Wir verwenden Cookies, um Inhalte zu zeigen.</p><button>OK</button>`, ConsentPage},
		{"cloudflare", "", `<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>`, BotWall},
		{"captcha frame", "", `<title>gazette.example</title><iframe src="https://geo.captcha-delivery.com/captcha/?x"></iframe>`, BotWall},
		{"refusal in russian", "", `<title>Доступ ограничен</title><p>Подтвердите, что вы не робот</p>`, BotWall},
		{"captcha for comments", "a script of a captcha on a listing", `<title>News</title><script src="https://hcaptcha.com/1/api.js"></script><ul>` + stories(20) + `</ul>`, ListingPage},
		{"soft 404", "", `<title>Page not found - Gazette</title><p>Sorry.</p>`, SoftMissing},
		{"soft 404 with stories", "popular stories stand below", `<title>Gazette</title><h1>Seite nicht gefunden</h1><ul>` + stories(10) + `</ul>`, SoftMissing},
		{"script shell", "", `<title>Gazette</title><div id=root></div><script src=/main.js></script>`, ScriptShell},
		{"script shell with a notice", "", `<title>Gazette</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=x></div><script src=/main.js></script>`, ScriptShell},
		{"empty list", "", `<title>Search – Gazette</title><nav><a href=/a>Home</a></nav><main><h1>Archive</h1><p>No articles found.</p></main>` + strings.Repeat("<p>Some words about us.</p>", 10), EmptyList},
		{"empty list in korean", "", `<title>뉴스</title><main><p>등록된 기사가 없습니다.</p></main>`, EmptyList},
		{"a page of contact", "nothing speaks for any", `<title>Contact</title><p>Call us.</p><a href=/>Home</a>`, Unclear},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Judge(parse(t, "<html>"+tt.html))
			if got.Is != tt.want || got.Reason == "" {
				t.Errorf("%s: %s; want %s", tt.why, got, tt.want)
			}
		})
	}
}
