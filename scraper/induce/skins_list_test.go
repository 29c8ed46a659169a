package induce

import "fmt"

func href(s story) string { return "/2021/06/" + s.slug + "/" }
func img(s story) string  { return "/img/" + s.slug + ".jpg" }

var skins = []skin{
	{"source", "the page that was asked for: headline three times, byline twice, badge", all, `<div class="listing">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<article class="post-card"><a href="%s" class="post-card__thumb"><img src="%s" alt="%s"></a>%s<h3 class="post-card__title"><a href="%s">%s</a></h3><p class="post-card__excerpt">%s</p><a href="%s" class="sr-only">%s</a>%s%s</article>`,
			href(s), img(s), s.head, opt(s.badge != "", `<span class="badge">%s</span>`, s.badge), href(s), s.head, s.dek, href(s), s.head,
			opt(s.by != "", `<div class="post-card__meta"><img class="avatar" src="/faces/%d.jpg" alt="%s" width="24" height="24"><a href="/author/x%d/">%s</a> `, i%3, s.by, i%3, s.by), opt(s.by != "", `<span>%s</span></div>`, s.date))
	}},
	{"articles with time", "semantic markup", all, `<section class="river">%s</section>`, func(i int, s story) string {
		return fmt.Sprintf(`<article><header><h2><a href="%s">%s</a></h2></header><figure><img src="%s" alt=""></figure><p class="dek">%s</p><footer>%s %s</footer></article>`,
			href(s), s.head, img(s), s.dek, opt(s.by != "", `<span class="byline">By <a rel="author" href="/people/%d">%s</a></span>`, i%3, s.by), opt(s.iso != "", `<time datetime="%s">%s</time>`, s.iso, s.date))
	}},
	{"utility classes", "the whole card is a link, no word of a class says what it is", all, `<div class="grid grid-cols-1 gap-6 md:grid-cols-2">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<a href="%s" class="group block rounded-lg border p-4 hover:shadow"><img class="w-full h-48 object-cover" src="%s" alt=""><div class="mt-2 text-xl font-bold">%s</div><div class="mt-1 text-gray-600">%s</div><div class="mt-4 flex text-sm text-gray-400">%s</div></a>`,
			href(s), img(s), s.head, s.dek, opt(s.by != "", `<span class="font-medium">%s</span><span class="ml-2">%s</span>`, s.by, s.date))
	}},
	{"utility classes with headings", "divs, heading, glued byline and date", all, `<div class="flex flex-col space-y-8">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="flex p-4"><div class="w-1/3"><a href="%s"><img src="%s"></a></div><div class="w-2/3 pl-4"><h3 class="text-lg font-semibold"><a class="hover:underline" href="%s">%s</a></h3><p class="text-gray-500 mt-2">%s</p><p class="text-xs mt-2">%s</p></div></div>`,
			href(s), img(s), href(s), s.head, s.dek, opt(s.by != "", "%s %s", s.by, s.date))
	}},
	{"generated classes", "class words that a build made up", all, `<div class="css-1q2w3e4">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="css-9x8y7z%d sc-bdVaJa kKzQpd"><a class="css-18ab3cd" href="%s"><img class="css-77dd1" src="%s"></a><h3 class="css-0a1b2c3"><a class="css-k3j4h5" href="%s">%s</a></h3><p class="css-5t6y7u">%s</p>%s</div>`,
			i%2, href(s), img(s), href(s), s.head, s.dek, opt(s.by != "", `<div class="css-qq11ww2"><span class="css-aa1">%s</span> · <span class="css-aa2">%s</span></div>`, s.by, s.date))
	}},
	{"table rows", "a row a card, cells without classes", shows{dek: true, by: true, date: true}, `<table class="news"><tr><th>Story</th><th>By</th><th>Date</th></tr>%s</table>`, func(i int, s story) string {
		return fmt.Sprintf(`<tr><td><a href="%s">%s</a><br>%s</td><td>%s</td><td>%s</td></tr>`, href(s), s.head, s.dek, s.by, s.date)
	}},
	{"table rows with time", "a row a card, classes on cells", all, `<table>%s</table>`, func(i int, s story) string {
		return fmt.Sprintf(`<tr><td class="pic"><img src="%s"></td><td class="txt"><b><a href="%s">%s</a></b><div class="abstract">%s</div></td><td class="who">%s</td><td class="when">%s</td></tr>`, img(s), href(s), s.head, s.dek, s.by, opt(s.iso != "", `<time datetime="%s">%s</time>`, s.iso, s.date))
	}},
	{"list items", "ul, heading, date before", shows{dek: true, date: true}, `<ul class="items">%s</ul>`, func(i int, s story) string {
		return fmt.Sprintf(`<li>%s<h4><a href="%s">%s</a></h4><p>%s</p></li>`, opt(s.date != "", `<span class="date">%s</span>`, s.date), href(s), s.head, s.dek)
	}},
	{"bare list", "archive: date and link, nothing else", shows{date: true}, `<ul class="archive">%s</ul>`, func(i int, s story) string {
		return fmt.Sprintf(`<li>%s <a href="%s">%s</a></li>`, opt(s.iso != "", `<span>%s</span>`, s.iso), href(s), s.head)
	}},
	{"bare text date", "the date is bare text of the list item", shows{date: true}, `<ul>%s</ul>`, func(i int, s story) string {
		return fmt.Sprintf(`<li><a href="%s">%s</a> %s</li>`, href(s), s.head, opt(s.date != "", "(%s)", s.date))
	}},
	{"definition list", "pairs of dt and dd", shows{dek: true, by: true, date: true}, `<dl class="news">%s</dl>`, func(i int, s story) string {
		return fmt.Sprintf(`<dt><a href="%s">%s</a></dt><dd><p>%s</p>%s</dd>`, href(s), s.head, s.dek, opt(s.by != "", `<span class="by">%s</span>, <span class="on">%s</span>`, s.by, s.date))
	}},
	{"row pairs", "two table rows a card", shows{by: true, date: true}, `<table>%s</table>`, func(i int, s story) string {
		return fmt.Sprintf(`<tr class="head"><td>%d.</td><td><a href="%s">%s</a></td></tr><tr class="sub"><td></td><td>%s</td></tr>`, i+1, href(s), s.head, opt(s.by != "", `<a class="user" href="/user/%d">%s</a> <span class="age">%s</span>`, i%3, s.by, s.date))
	}},
	{"flat headings", "headings and paragraphs in a row, no element a card", shows{dek: true, by: true, date: true}, `<div id="content">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<h3><a href="%s">%s</a></h3>%s<p class="summary">%s</p>`, href(s), s.head, opt(s.by != "", `<p class="meta">By %s | %s</p>`, s.by, s.date), s.dek)
	}},
	{"glued with bars", "date, byline and comments in one element", shows{dek: true, by: true, date: true}, `<div class="posts">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="entry"><h2 class="entry-title"><a href="%s">%s</a></h2>%s<div class="entry-summary"><p>%s</p></div><a class="more" href="%s">Continue reading</a></div>`,
			href(s), s.head, opt(s.by != "", `<p class="entry-meta">%s | %s | %d comments</p>`, reformat(s.iso, "02.01.2006"), s.by, i), s.dek, href(s))
	}},
	{"published by", "a sentence says date and byline", shows{dek: true, by: true, date: true}, `<div class="blog">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="post"><h2><a href="%s">%s</a></h2>%s<div class="body"><p>%s <a href="%s">Read more</a></p></div></div>`,
			href(s), s.head, opt(s.by != "", `<div class="info">Posted on %s by %s in News</div>`, s.date, s.by), s.dek, href(s))
	}},
	{"kicker in the link", "a badge stands inside the headline's link", all, `<div class="cards">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="card"><a class="card-link" href="%s"><img src="%s"><span class="kicker">Harbour</span><span class="card-title">%s</span></a><p class="card-text">%s</p>%s</div>`,
			href(s), img(s), s.head, s.dek, opt(s.by != "", `<ul class="card-meta"><li>%s</li><li>%s</li></ul>`, s.by, reformat(s.iso, "2 Jan 2006")))
	}},
	{"bootstrap grid", "rows of two columns", all, `<div class="row">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="col-md-6 col-sm-12"><div class="thumbnail"><a href="%s"><img class="img-responsive" src="%s"></a><div class="caption-text"><h4><a href="%s">%s</a></h4><p>%s</p>%s</div></div></div>`,
			href(s), img(s), href(s), s.head, s.dek, opt(s.by != "", `<small class="text-muted">%s, %s</small>`, s.by, s.date))
	}},
	{"wordpress", "the classes of the usual theme", all, `<div id="primary" class="content-area">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<article id="post-%d" class="post-%d post type-post status-publish format-standard has-post-thumbnail hentry category-news"><a class="post-thumbnail" href="%s"><img width="800" height="400" src="%s" class="attachment-post-thumbnail wp-post-image"></a><header class="entry-header"><h2 class="entry-title"><a href="%s" rel="bookmark">%s</a></h2>%s</header><div class="entry-summary"><p>%s</p></div><footer class="entry-footer"><span class="cat-links"><a href="/category/news/" rel="category tag">News</a></span><span class="comments-link"><a href="%s#respond">Leave a comment</a></span></footer></article>`,
			1000+i, 1000+i, href(s), img(s), href(s), s.head, opt(s.by != "", `<div class="entry-meta"><span class="posted-on"><a href="%s" rel="bookmark"><time class="entry-date published" datetime="%sT08:%02d:00+00:00">%s</time><time class="updated" datetime="2021-06-30T10:00:00+00:00">June 30, 2021</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x%d/">%s</a></span></span></div>`, href(s), s.iso, i, s.date, i%3, s.by), s.dek, href(s))
	}},
	{"drupal", "views with field classes", shows{dek: true, date: true, image: true}, `<div class="view view-news"><div class="view-content">%s</div></div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="views-row views-row-%d"><div class="views-field views-field-field-image"><div class="field-content"><a href="%s"><img src="%s"></a></div></div><div class="views-field views-field-title"><span class="field-content"><a href="%s">%s</a></span></div><div class="views-field views-field-created"><span class="field-content">%s</span></div><div class="views-field views-field-body"><div class="field-content"><p>%s</p></div></div></div>`,
			i+1, href(s), img(s), href(s), s.head, s.date, s.dek)
	}},
	{"card link with heading", "a wraps heading and teaser", all, `<div class="teasers">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="teaser"><a href="%s"><div class="teaser-image" style="background-image:url('%s')"></div><h3>%s</h3><p>%s</p></a>%s</div>`,
			href(s), img(s), s.head, s.dek, opt(s.by != "", `<div class="foot"><span class="name">%s</span><span class="day">%s</span></div>`, s.by, s.date))
	}},
	{"microdata", "itemprop says what is what", all, `<div class="b1">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div itemscope itemtype="https://schema.org/NewsArticle" class="x1"><a itemprop="url" href="%s"><span itemprop="headline">%s</span></a><img itemprop="image" src="%s"><div itemprop="description">%s</div>%s</div>`,
			href(s), s.head, img(s), s.dek, opt(s.by != "", `<span itemprop="author" itemscope><span itemprop="name">%s</span></span><meta itemprop="datePublished" content="%s">`, s.by, s.iso))
	}},
	{"lazy pictures", "src is a placeholder", all, `<div class="list">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="list-item"><div class="media"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="%s"></div><div class="text"><h3><a href="%s" title="%s">%s</a></h3><div class="lead">%s</div>%s</div></div>`,
			img(s), href(s), s.head, s.head, s.dek, opt(s.by != "", `<div class="info"><em>%s</em> <i>%s</i></div>`, s.by, s.date))
	}},
}
