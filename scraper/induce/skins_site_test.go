package induce

import "fmt"

// siteSkins are more ways in which sites print a listing, each with what is
// special in it.
var siteSkins = []skin{
	{"substack", "title and dek are two links to the story, none in a heading", all, `<div class="portable-archive-list">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="container-H2dyKk"><div class="post-preview"><a href="%s" class="pencraft image"><picture><img src="%s"></picture></a><div><a class="title-xYz12" href="%s">%s</a><a class="subtitle-q9w" href="%s">%s</a>%s</div></div></div>`,
			href(s), img(s), href(s), s.head, href(s), s.dek, opt(s.by != "", `<div class="meta-EgzB"><time datetime="%sT10:00:00Z">%s</time>∙<a href="https://news.example/@x%d">%s</a></div>`, s.iso, s.date, i%3, s.by))
	}},
	{"stretched link", "the heading has no link; an empty one covers the card", all, `<div class="card-deck">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="card"><img class="card-img-top" src="%s"><div class="card-body"><h5 class="card-title">%s</h5><p class="card-text">%s</p>%s<a href="%s" class="stretched-link"></a></div></div>`,
			img(s), s.head, s.dek, opt(s.by != "", `<p class="card-foot"><small>By %s on %s</small></p>`, s.by, s.date), href(s))
	}},
	{"read more about", "the only link repeats the headline after the heading", all, `<div class="view-rows">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="node"><h3>%s</h3><img src="%s"><div class="field-summary">%s</div>%s<a class="btn" href="%s">Read more <span class="sr-only">about %s</span></a></div>`,
			s.head, img(s), s.dek, opt(s.by != "", `<div class="submitted"><span>%s</span> | <span>%s</span></div>`, s.by, s.date), href(s), s.head)
	}},
	{"linked kicker", "the heading holds two links, the first to a section", all, `<div class="stream">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="stream-item"><figure><a href="%s"><img src="%s"></a></figure><h2><a href="/harbour/">Harbour</a> <a href="%s">%s</a></h2><p>%s</p>%s</div>`,
			href(s), img(s), href(s), s.head, s.dek, opt(s.by != "", `<span class="byline"><a href="/by/%d">%s</a></span><span class="ts" data-time="%s">%s</span>`, i%3, s.by, "1623974400", s.date))
	}},
	{"rows of three", "an old table: a row with the title, one with the text, a spacer", shows{dek: true, by: true, date: true}, `<table width="600" border="0">%s</table>`, func(i int, s story) string {
		return fmt.Sprintf(`<tr><td><font size="3"><b><a href="%s">%s</a></b></font></td></tr><tr><td><font size="2">%s%s</font></td></tr><tr><td height="10"></td></tr>`,
			href(s), s.head, opt(s.by != "", `<i>%s - %s</i><br>`, s.by, s.date), s.dek)
	}},
	{"blogspot", "classes of an old blog; the time is a link's title", shows{dek: true, by: true, date: true}, `<div class="blog-posts hfeed">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="date-outer"><div class="date-posts"><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title"><a href="%s">%s</a></h3><div class="post-body entry-content">%s</div><div class="post-footer">%s</div></div></div></div></div>`,
			href(s), s.head, s.dek, opt(s.by != "", `<span class="post-author vcard">Posted by <span class="fn">%s</span></span> <span class="post-timestamp">at <a class="timestamp-link" href="%s"><abbr class="published" title="%sT09:1%d:00+00:00">9:1%d AM</abbr></a></span>`, s.by, href(s), s.iso, i, i))
	}},
	{"elementor", "a page builder that calls everything a widget", all, `<div class="elementor-widget elementor-widget-posts"><div class="elementor-widget-container"><div class="elementor-posts-container">%s</div></div></div>`, func(i int, s story) string {
		return fmt.Sprintf(`<article class="elementor-post elementor-grid-item post-%d post"><a class="elementor-post__thumbnail__link" href="%s"><div class="elementor-post__thumbnail"><img width="300" height="200" src="%s"></div></a><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="%s">%s</a></h3><div class="elementor-post__meta-data">%s</div><div class="elementor-post__excerpt"><p>%s</p></div><a class="elementor-post__read-more" href="%s">Read More »</a></div></article>`,
			900+i, href(s), img(s), href(s), s.head, opt(s.by != "", `<span class="elementor-post-author">%s</span><span class="elementor-post-date">%s</span>`, s.by, s.date), s.dek, href(s))
	}},
	{"hidden twin", "each card twice, for desktop and for telephones", all, `<div class="desk">%s</div>`, func(i int, s story) string {
		one := fmt.Sprintf(`<a href="%s"><img src="%s"></a><h3><a href="%s">%s</a></h3><p>%s</p>%s`, href(s), img(s), href(s), s.head, s.dek, opt(s.by != "", `<div class="by">By %s</div><div class="dt">%s</div>`, s.by, s.date))
		return `<div class="unit only-desktop">` + one + `</div><div class="unit only-mobile">` + one + `</div>`
	}},
	{"comment counts", "counts, views and buttons beside the byline", all, `<div class="loop">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="loop-item"><a href="%s"><img src="%s"></a><h2><a href="%s">%s</a></h2><div class="loop-meta">%s<span class="views">%d views</span> <a href="%s#comments">%d comments</a></div><p>%s</p><div class="share"><a href="https://social.example/share?u=%s">Share</a><a href="https://chat.example/send?u=%s">Send to a friend by chat</a></div></div>`,
			href(s), img(s), href(s), s.head, opt(s.by != "", `<span class="who">by <a href="/staff/%d">%s</a></span> <span class="when">%s</span>`, i%3, s.by, s.date), 100+i*7, href(s), i, s.dek, s.slug, s.slug)
	}},
	{"reading time", "the date stands with a reading time", all, `<div class="grid">%s</div>`, func(i int, s story) string {
		return fmt.Sprintf(`<div class="tile"><a class="tile-link" href="%s"><img src="%s"><h3>%s</h3><p>%s</p></a><div class="tile-meta">%s</div></div>`,
			href(s), img(s), s.head, s.dek, opt(s.by != "", `<span>%s</span><span>%s · %d min read</span>`, s.by, s.date, i+2))
	}},
}
