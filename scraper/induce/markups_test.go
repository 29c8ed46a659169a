package induce

import (
	"fmt"
	"testing"
)

// TestMarkups prints the listing in each sensible markup: the kind of element
// that holds a card, the name written once, twice or three times, the date
// with and without <time>, words or looks as classes. All fields of all ten
// items must come out, the badge as a label and nothing else as one.
func TestMarkups(t *testing.T) {
	for _, box := range []struct{ name, list, open, close string }{
		{"article", `<div class="river">%s</div>`, `<article class="post">`, `</article>`},
		{"div", `<div class="flex flex-col">%s</div>`, `<div class="flex p-4 mb-2">`, `</div>`},
		{"li", `<ul class="items">%s</ul>`, `<li>`, `</li>`},
		{"tr", `<table>%s</table>`, `<tr><td>`, `</td></tr>`},
		{"dl", `<dl>%s</dl>`, `<dt></dt><dd>`, `</dd>`},
		{"section", `%s`, `<section>`, `</section>`},
	} {
		for names := 1; names <= 3; names++ {
			for _, timed := range []bool{false, true} {
				for _, look := range []bool{false, true} {
					k := skin{shows: all, list: box.list, why: "any sensible markup", card: func(i int, s story) string {
						return box.open + inside(s, i, names, timed, look) + box.close
					}}
					t.Run(fmt.Sprintf("%s/names=%d/time=%v/looks=%v", box.name, names, timed, look), func(t *testing.T) {
						f, items, err := flow(k.page())
						if err != nil {
							t.Fatal(err)
						}
						d := diff(want(k.shows), got(items))
						for i, it := range items {
							if badge := ""; i < len(stories) && (len(it.Labels) > 0) != (stories[i].badge != badge) {
								d += fmt.Sprintf("item %d labels: %q\n", i, it.Labels)
							}
						}
						if d != "" {
							t.Errorf("%s\nrecipe %+v", d, f.Recipe)
						}
					})
				}
			}
		}
	}
}

// inside is what stands in a card.
func inside(s story, i, names int, timed, look bool) string {
	class := func(word, style string) string {
		if look {
			return style
		}
		return word
	}
	meta := ""
	if s.by != "" {
		date := opt(!timed, `<span class="%s">%s</span>`, class("date", "text-gray-500"), s.date) + opt(timed, `<time datetime="%s">%s</time>`, s.iso, s.date)
		meta = fmt.Sprintf(`<div class="%s">%s%s %s</div>`, class("meta", "flex items-center text-xs"),
			opt(names > 2, `<img class="avatar" src="/a/%d.png" alt="%s">`, i%3, s.by)+opt(names > 1, `<a class="%s" href="/author/%d">%s</a> `, class("author", "font-medium"), i%3, s.by),
			fmt.Sprintf(`<span class="%s">%s</span>`, class("name", "ml-1"), s.by), date)
	}
	head := fmt.Sprintf(`<h2><a href="%s">%s</a></h2>`, href(s), s.head)
	if look {
		head = fmt.Sprintf(`<div class="text-xl font-bold"><a href="%s">%s</a></div>`, href(s), s.head)
	}
	return fmt.Sprintf(`<a class="%s" href="%s"><img src="%s" alt="%s"></a>%s%s<div class="%s">%s</div><a class="%s" href="%s">%s</a>%s`,
		class("pic", "w-1/3"), href(s), img(s), s.head, opt(s.badge != "", `<span class="%s">%s</span>`, class("badge", "uppercase"), s.badge),
		head, class("excerpt", "text-sm mt-2"), s.dek, class("sr-only", "hidden"), href(s), s.head, meta)
}
