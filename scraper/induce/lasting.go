package induce

import (
	"strings"
)

// Which class words last. A selector is to find the same cards next month: a
// word that a person chose for what the element is stays; a word that a build
// made up changes with the next build; a word that says how something looks
// changes with the next coat of paint, but is all that some pages have.

// costs of a key: the lower, the rather it is taken for a selector. Each is
// how ready we are to believe that the key still means this next month.
const (
	costMeaning = 1   // article, itemprop=headline: the language says so
	costNamed   = 1.2 // .entry-title: a class word that names a part of a card
	costWord    = 1.6 // any other class word, data-testid and the like
	costTag     = 1.8 // div, span, p: may turn up anywhere
	costLook    = 3   // .mb-2, .text-lg: how it looks
)

func (k key) cost() float32 {
	switch k.kind {
	case byTag:
		if meaningTags[k.name] {
			return costMeaning
		}
		return costTag
	case byAttr:
		if telling[k.name] {
			return costMeaning
		}
		return costWord
	case byID:
		return costNamed
	}
	switch {
	case utility(k.name):
		return costLook
	case namesPart(k.name):
		return costNamed
	}
	return costWord
}

// meaningTags are elements that HTML gives a meaning which a listing uses.
var meaningTags = map[string]bool{
	"article": true, "time": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"main": true, "address": true, "figure": true, "img": true, "li": true, "dt": true, "dd": true, "tr": true, "header": true,
}

// partWords are what people call a card and its parts in class words.
var partWords = map[string]bool{
	"card": true, "post": true, "story": true, "article": true, "teaser": true, "entry": true, "item": true, "news": true,
	"headline": true, "title": true, "heading": true,
	"dek": true, "excerpt": true, "summary": true, "description": true, "desc": true, "standfirst": true, "lead": true, "intro": true, "deck": true, "snippet": true, "subtitle": true, "blurb": true,
	"byline": true, "author": true, "authors": true, "by": true, "writer": true, "creator": true,
	"date": true, "time": true, "datetime": true, "published": true, "timestamp": true, "updated": true,
	"image": true, "thumb": true, "thumbnail": true, "picture": true, "photo": true,
	"category": true, "categories": true, "tag": true, "tags": true, "label": true, "kicker": true, "badge": true, "section": true, "topic": true,
	"list": true, "listing": true, "feed": true, "stream": true, "river": true, "archive": true, "content": true, "main": true,
	"next": true, "older": true, "pagination": true, "pager": true,
}

func namesPart(class string) bool {
	for part := range parts(class) {
		if partWords[part] {
			return true
		}
	}
	return false
}

// parts yields the words of a class name, in lower case: "PagePromo-title",
// "entry_title", "post-block--date".
func parts(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(name); i++ {
			cut := i == len(name)
			skip := 0
			if !cut {
				switch c := name[i]; {
				case c == '-' || c == '_' || c == ':' || c == '/' || c == '.' || c == ' ':
					cut, skip = true, 1
				case upper(c) && i > start && (lower(name[i-1]) || i+1 < len(name) && lower(name[i+1]) && upper(name[i-1])):
					cut = true
				}
			}
			if !cut {
				continue
			}
			if i > start && !yield(strings.ToLower(name[start:i])) {
				return
			}
			start = i + skip
		}
	}
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
func lower(c byte) bool { return c >= 'a' && c <= 'z' }
func digit(c byte) bool { return c >= '0' && c <= '9' }

// utilityHeads open class words that say how something looks (the words of
// the utility frameworks: a property, then a step of a scale).
var utilityHeads = map[string]bool{
	"m": true, "mt": true, "mb": true, "ml": true, "mr": true, "mx": true, "my": true, "ms": true, "me": true,
	"p": true, "pt": true, "pb": true, "pl": true, "pr": true, "px": true, "py": true, "ps": true, "pe": true,
	"w": true, "h": true, "d": true, "z": true, "min": true, "max": true, "gap": true, "space": true, "inset": true,
	"top": true, "left": true, "right": true, "bottom": true, "order": true, "basis": true, "float": true, "clear": true,
	"flex": true, "grid": true, "col": true, "cols": true, "row": true, "rows": true, "block": true, "inline": true, "hidden": true, "justify": true, "items": true, "self": true, "align": true,
	"text": true, "font": true, "leading": true, "tracking": true, "line": true, "fs": true, "fw": true, "lh": true, "italic": true, "uppercase": true, "lowercase": true, "capitalize": true, "truncate": true, "underline": true, "no": true, "whitespace": true, "break": true,
	"bg": true, "border": true, "rounded": true, "shadow": true, "opacity": true, "color": true, "ring": true, "fill": true, "stroke": true, "object": true, "overflow": true, "aspect": true, "cursor": true, "transition": true, "duration": true, "ease": true,
	"sm": true, "md": true, "lg": true, "xl": true, "xs": true, "dark": true, "hover": true, "group": true, "focus": true,
	"absolute": true, "relative": true, "fixed": true, "sticky": true, "static": true, "container": true, "wrapper": true, "clearfix": true, "clear-fix": true, "large": true, "medium": true, "small": true, "columns": true, "column": true, "wow": true, "lazy": true, "animated": true, "active": true, "odd": true, "even": true, "first": true, "last": true, "position": true, "visible": true, "pull": true, "center": true, "half": true, "full": true, "fade": true, "alignleft": true, "alignright": true,
}

// utility reports whether a class word says how something looks.
func utility(class string) bool {
	if strings.ContainsAny(class, ":[]/%!@") {
		return true
	}
	head := class
	if i := strings.IndexAny(class, "-_"); i == 0 {
		return utility(strings.TrimLeft(class, "-_"))
	} else if i > 0 {
		head = class[:i]
	}
	if len(class) <= 2 {
		return true
	}
	return utilityHeads[strings.ToLower(head)] && !strings.Contains(class, "__") && !strings.Contains(class, "--")
}

// styledSheet reports whether a class attribute carries words of a
// style-sheet-in-script tool: the words beside them are made up too.
func styledSheet(class string) bool {
	return strings.HasPrefix(class, "sc-") || strings.Contains(class, " sc-") ||
		strings.HasPrefix(class, "css-") || strings.Contains(class, " css-") ||
		strings.HasPrefix(class, "jsx-") || strings.Contains(class, " jsx-")
}

// toolHeads open class words that a build makes up.
var toolHeads = []string{"css-", "sc-", "jsx-", "svelte-", "emotion-", "jss", "astro-", "_ngcontent", "makeStyles-", "e1", "post-", "id-", "page-id-", "tag-", "category-", "status-", "format-", "type-", "has-", "is-", "js-", "wp-image-"}

// lasting reports whether a class word may be used in a selector.
func lasting(class string, styled bool) bool {
	if len(class) < 2 || len(class) > 60 || strings.ContainsAny(class, "\"'<>{}\\") {
		return false
	}
	digits, uppers := 0, 0
	for i := 0; i < len(class); i++ {
		if digit(class[i]) {
			digits++
		}
		if upper(class[i]) {
			uppers++
		}
	}
	for _, h := range toolHeads {
		if strings.HasPrefix(class, h) && (digits > 0 || toolOnly[h]) {
			return false
		}
	}
	if digits >= 3 && !strings.ContainsAny(class, ":[") {
		return false // the number of one story, or a hash
	}
	if styled && len(class) >= 5 && len(class) <= 7 && !strings.ContainsAny(class, "-_") {
		return false
	}
	return !madeUp(class, digits, uppers)
}

// toolOnly heads make a word unusable even without a digit after them.
var toolOnly = map[string]bool{"css-": true, "sc-": true, "jsx-": true, "svelte-": true, "emotion-": true, "_ngcontent": true, "astro-": true}

// madeUp reports whether some part of a class word is a hash: letters and
// digits in turn, or humps of a letter or two.
func madeUp(class string, digits, uppers int) bool {
	for part := range pieces(class) {
		if len(part) < 5 {
			continue
		}
		if digits > 0 && turns(part) >= 2 {
			return true
		}
		if uppers > 0 && len(part) <= 9 && lower(part[0]) && badHumps(part) {
			return true
		}
		if vowels(part) == 0 && digits == 0 && isASCII(part) && !allUpper(part) {
			return true
		}
	}
	return false
}

// pieces are what hyphens and underscores set apart.
func pieces(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for s != "" {
			i := strings.IndexAny(s, "-_")
			p := s
			if i >= 0 {
				p, s = s[:i], s[i+1:]
			} else {
				s = ""
			}
			if p != "" && !yield(p) {
				return
			}
		}
	}
}

// turns counts the changes between letters and digits.
func turns(s string) int {
	n := 0
	for i := 1; i < len(s); i++ {
		if digit(s[i]) != digit(s[i-1]) {
			n++
		}
	}
	return n
}

// badHumps reports whether a camelCase word has humps that no word has.
func badHumps(s string) bool {
	start := 0
	for i := 1; i <= len(s); i++ {
		if i < len(s) && !upper(s[i]) {
			continue
		}
		if hump := s[start:i]; len(hump) <= 2 || vowels(hump) == 0 {
			return i < len(s) || start > 0
		}
		start = i
	}
	return false
}

func vowels(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("aeiouyAEIOUY", s[i]) >= 0 {
			n++
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func allUpper(s string) bool {
	for i := 0; i < len(s); i++ {
		if lower(s[i]) {
			return false
		}
	}
	return true
}

// lastingID reports whether an id may name a container.
func lastingID(id string) bool {
	if len(id) < 2 || len(id) > 50 || strings.ContainsAny(id, " \t\n\"'<>{}\\:.[]()") {
		return false
	}
	digits := 0
	for i := 0; i < len(id); i++ {
		if digit(id[i]) {
			digits++
		}
	}
	return digits < 3 && turns(id) < 3
}

// word reports whether an attribute's value is a word that a person chose.
func word(v string) bool {
	if len(v) < 3 || len(v) > 40 {
		return false
	}
	for i := 0; i < len(v); i++ {
		if c := v[i]; !lower(c) && !upper(c) && c != '-' && c != '_' && c != ' ' {
			return false
		}
	}
	return true
}
