package feed

import (
	"strings"

	"tearsheet"
)

// hostile are headlines that break feeds, each with what a reader must see.
var hostile = []struct {
	headline, want, why string
	markup              bool
}{
	{"null \x00, escape \x1b[31m, delete \x7f", "null , escape [31m, delete ", "XML forbids control characters, escaped or not", false},
	{"C1 \u0085\u009c and noncharacters \ufffe\uffff", "C1  and noncharacters", "validators warn of them, XML forbids some", false},
	{"bad UTF-8 \xff\xfe here", "bad UTF-8 \ufffd\ufffd here", "a lost byte is seen to be lost", false},
	{"lone surrogate \xed\xa0\x80 here", "lone surrogate \ufffd\ufffd\ufffd here", "UTF-8 has no surrogates", false},
	{"end of CDATA ]]> and -- > of a comment", "end of CDATA ]]> and -- > of a comment", "both end something in XML", false},
	{"lines\r\nand\ttabs\vand\ffeeds", "lines and tabs and feeds", "white space is white space", false},
	{"right to left שלום \u202eevil\u202c العربية", "right to left שלום \u202eevil\u202c العربية", "directions are text", false},
	{"👩‍👩‍👧‍👦 🇰🇷 𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "👩‍👩‍👧‍👦 🇰🇷 𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "beyond the first plane", false},
	{`\u0041 %s %!d(MISSING) {{.}} ${x}`, `\u0041 %s %!d(MISSING) {{.}} ${x}`, "nobody's templates", false},
	{"line\u2028and paragraph\u2029separators", "line\u2028and paragraph\u2029separators", "legal in XML, not in old JavaScript", false},
	{"<b>bold</b> & <script>alert(1)</script>", "<b>bold</b> & <script>alert(1)</script>", "a headline is no markup", true},
	{"AT&amp;T &lt;i&gt; &#65; &nbsp;", "AT&amp;T &lt;i&gt; &#65; &nbsp;", "what looks escaped is the headline's own", true},
	{"a <![CDATA[ b <?php c ?> <!-- d -->", "a <![CDATA[ b <?php c ?> <!-- d -->", "openings of all kinds", true},
	{"x < y && y > z", "x < y && y > z", "bare operators", true},
}

// hostileEntries has hostile text in every field of every entry, and a dek of
// so many bytes.
func hostileEntries(dek int) []tearsheet.Entry {
	entries := manyEntries(len(hostile) + 1)
	for i, h := range hostile {
		e := &entries[i]
		e.Item.Headline, e.Item.Dek = h.headline, h.headline
		e.Item.Authors = []tearsheet.Author{{Name: h.headline, URL: "https://harbour.example/by/" + h.headline}}
		e.Item.Labels = []string{h.headline, h.headline}
		e.Item.Language = h.headline
		e.Item.Image = "https://harbour.example/i/" + h.headline + ".jpg"
		e.Item.Published.Text = h.headline
		e.Item.Evidence.PageURL = "https://harbour.example/?" + h.headline
		e.Item.Evidence.Digest, e.Item.Evidence.Recipe = h.headline, h.headline
		e.Related = []tearsheet.Related{{Source: h.headline, ID: h.headline, URL: h.headline}}
	}
	long := &entries[len(hostile)]
	long.Item.Headline = "A long dek"
	long.Item.Dek = strings.Repeat("all <work> & no ]]> play \n", dek/25)
	return entries
}

// anyTitle stands for a title that a judge rewrites.
const anyTitle = "(whatever the judge makes of it)"

// interpreters take a title for HTML, as RSS leaves them free to, and strip,
// decode or sanitise what looks like markup. Where nothing looks like it they
// must show the headline as it is, like all others.
var interpreters = map[string]string{
	"@rowanmanning/feed-parser": "decodes what looks like a character reference",
	"@extractus/feed-extractor": "decodes what looks like a character reference",
	"feedparser":                "strips what looks like a tag",
}

// expectedTitle is what a judge must say of an entry's headline.
func expectedTitle(judge string, e tearsheet.Entry) string {
	for _, h := range hostile {
		if h.headline != e.Item.Headline {
			continue
		}
		if h.markup && interpreters[judge] != "" {
			return anyTitle
		}
		return h.want
	}
	return e.Item.Headline
}
