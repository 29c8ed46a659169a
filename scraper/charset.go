package scraper

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Which characters the bytes of a page mean, as browsers decide it (WHATWG
// HTML, "determining the character encoding") and further where the bytes
// prove a label wrong:
//
//  1. a byte order mark;
//  2. the charset of the Content-Type header;
//  3. a <meta> in the first 1,024 bytes;
//  4. bytes that are UTF-8 throughout are UTF-8;
//  5. a <meta> anywhere in the first 256 KiB;
//  6. a guess from the bytes, else windows-1252.
//
// A label that 2 or 3 give falls when the bytes are UTF-8 beyond chance, or
// when it says UTF-8 and they are not. Both are warnings.

// metaLimit is where the standard stops looking for a <meta>, lateLimit where
// we do: pages with much script before their <meta> exist.
const (
	metaLimit = 1024
	lateLimit = 256 << 10
)

// decoded is a page's text as UTF-8. Text that was UTF-8 already is not copied.
type decoded struct {
	text    []byte
	charset string // WHATWG name in lower case
	warning string // "": label and bytes agree
}

func decode(body []byte, contentType string) decoded {
	if n, name := utf16Form(body); name != "" {
		return decodeAs(body[n:], name)
	}
	if text, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return decodeAs(text, "utf-8")
	}
	label, from := headerCharset(contentType), "the Content-Type header"
	if known(label) == "" {
		label, from = metaCharset(body, metaLimit), "its <meta>"
	}
	name := known(label)
	if (name == "" || name == "utf-8") && utf8.Valid(body) {
		return decoded{text: body, charset: "utf-8"}
	}
	ev := weighUTF8(body)
	switch {
	case name == "":
		return decodeUndeclared(body, ev)
	case name == "utf-8" && ev.refutes():
		d := decodeOther(body)
		d.warning = fmt.Sprintf("%s says utf-8, but the bytes are not; read as %s", from, d.charset)
		return d
	case name != "utf-8" && ev.proves(name):
		d := decodeAs(body, "utf-8")
		d.warning = fmt.Sprintf("%s says %s, but the bytes are utf-8; read as utf-8", from, name)
		return d
	}
	return decodeAs(body, name)
}

// decodeUndeclared decodes bytes that nothing declares and that are not UTF-8
// throughout.
func decodeUndeclared(body []byte, ev evidence) decoded {
	switch {
	case ev.bad == 0 && ev.two+ev.long > 0: // cut off within a character
		return decodeAs(body, "utf-8")
	case ev.bad > 0 && !ev.refutes():
		d := decodeAs(body, "utf-8")
		d.warning = "no charset is declared and some bytes are not utf-8; read as utf-8"
		return d
	}
	d := decodeOther(body)
	d.warning = "no charset is declared where browsers look for it; read as " + d.charset
	return d
}

// decodeOther decodes bytes that are known not to be UTF-8 and have no label
// that could be believed.
func decodeOther(body []byte) decoded {
	if name := known(metaCharset(body, lateLimit)); name != "" && name != "utf-8" {
		return decodeAs(body, name)
	}
	return decodeAs(body, guess(body))
}

func decodeAs(body []byte, name string) decoded {
	if name == "utf-8" {
		if !utf8.Valid(body) {
			body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
		}
		return decoded{text: body, charset: name}
	}
	enc, _ := charset.Lookup(name)
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil { // decoders of the standard replace what they cannot read
		text = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return decoded{text: text, charset: name}
}

// known returns the standard name of a label; "" for none, for one that the
// standard does not know, and for those that it knows only as unsafe.
func known(label string) string {
	enc, name := charset.Lookup(label)
	if enc == nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	if strings.HasPrefix(name, "utf-16") { // bytes that let themselves be read so far are not UTF-16
		return "utf-8"
	}
	return name
}

// utf16Form returns the length of a UTF-16 byte order mark and the encoding's
// name; without a mark, 0 and the name if the text begins as markup in UTF-16
// does; "" if it is not UTF-16.
func utf16Form(body []byte) (int, string) {
	switch {
	case bytes.HasPrefix(body, []byte{0xfe, 0xff}):
		return 2, "utf-16be"
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}):
		return 2, "utf-16le"
	case bytes.HasPrefix(body, []byte{0, '<', 0}):
		return 0, "utf-16be"
	case len(body) > 3 && body[0] == '<' && body[1] == 0 && body[2] != 0 && body[3] == 0:
		return 0, "utf-16le"
	}
	return 0, ""
}

// headerCharset reads the charset parameter as leniently as browsers do: the
// rest of the header may be malformed.
func headerCharset(contentType string) string {
	_, rest, ok := strings.Cut(strings.ToLower(contentType), "charset")
	if !ok {
		return ""
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), "=")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, ";")
	rest, _, _ = strings.Cut(rest, ",")
	return strings.Trim(rest, " \t\"'")
}

// metaCharset returns the label that a <meta> in the first limit bytes gives.
func metaCharset(body []byte, limit int) string {
	z := html.NewTokenizer(bytes.NewReader(body[:min(len(body), limit)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); string(name) == "meta" && more {
				if label := metaLabel(z); known(label) != "" {
					return label
				}
			}
		}
	}
}

// metaLabel reads the attributes of the <meta> at which the tokenizer stands.
func metaLabel(z *html.Tokenizer) string {
	var label, content string
	pragma := false
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			label = strings.TrimSpace(string(value))
		case "content":
			content = headerCharset(string(value))
		case "http-equiv":
			pragma = strings.EqualFold(strings.TrimSpace(string(value)), "content-type")
		}
	}
	if label == "" && pragma {
		return content
	}
	return label
}

// guess names the likeliest legacy encoding: the detector's, where it is sure;
// that of the page's language, where every byte can be read in it;
// windows-1252, which the standard falls back to, when nothing speaks for
// another.
func guess(body []byte) string {
	const sure = 30 // below it the detector's answers are no better than the fallback
	head := body[:min(len(body), lateLimit)]
	if result, err := chardet.NewHtmlDetector().DetectBest(head); err == nil && result.Confidence >= sure {
		// its answer for all that looks Latin is no evidence against the language
		if name := known(result.Charset); name != "" && name != "utf-8" && name != "windows-1252" {
			return name
		}
	}
	lang := declaredLanguage(head)
	for _, l := range legacy {
		if strings.HasPrefix(lang, l.language) && !bytes.Contains(decodeAs(head, l.charset).text, []byte("\uFFFD")) {
			return l.charset
		}
	}
	return "windows-1252"
}

// legacy are the encodings that pages of a language were written in, as the
// standard suggests them by the reader's locale. Longer tags come first.
var legacy = []struct{ language, charset string }{
	{"zh-tw", "big5"}, {"zh-hk", "big5"}, {"zh-hant", "big5"}, {"zh", "gb18030"},
	{"ja", "shift_jis"}, {"ja", "euc-jp"}, {"ko", "euc-kr"},
	{"ar", "windows-1256"}, {"fa", "windows-1256"}, {"he", "windows-1255"}, {"th", "windows-874"},
	{"be", "windows-1251"}, {"bg", "windows-1251"}, {"ky", "windows-1251"}, {"mk", "windows-1251"},
	{"ru", "windows-1251"}, {"sr", "windows-1251"}, {"tg", "windows-1251"}, {"tt", "windows-1251"}, {"uk", "windows-1251"},
	{"cs", "windows-1250"}, {"sk", "windows-1250"}, {"hr", "windows-1250"},
	{"hu", "iso-8859-2"}, {"pl", "iso-8859-2"}, {"sl", "iso-8859-2"}, {"ro", "iso-8859-2"},
	{"el", "iso-8859-7"}, {"tr", "windows-1254"}, {"az", "windows-1254"}, {"ku", "windows-1254"},
	{"et", "windows-1257"}, {"lt", "windows-1257"}, {"lv", "windows-1257"}, {"vi", "windows-1258"},
}

// declaredLanguage returns the language of the <html> element in lower case.
func declaredLanguage(head []byte) string {
	z := html.NewTokenizer(bytes.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			name, more := z.TagName()
			if string(name) != "html" {
				continue
			}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "lang" || string(key) == "xml:lang" {
					return strings.ToLower(string(value))
				}
			}
			return ""
		}
	}
}

// evidence counts what speaks for and against UTF-8.
type evidence struct {
	two    int // sequences of two bytes
	long   int // sequences of three or four bytes
	inWord int // sequences of two bytes beside an ASCII letter
	bad    int // bytes that belong to no sequence
}

func weighUTF8(body []byte) evidence {
	var ev evidence
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		switch {
		case r == utf8.RuneError && n == 1 && !utf8.FullRune(body[i:]):
			return ev // cut off within a character: a truncated page, no wrong label
		case r == utf8.RuneError && n == 1:
			ev.bad++
		case n == 2:
			ev.two++
			if i > 0 && isLetter(body[i-1]) || i+n < len(body) && isLetter(body[i+n]) {
				ev.inWord++
			}
		default:
			ev.long++
		}
		i += n
	}
	return ev
}

// refutes reports whether bytes labelled UTF-8 are something else. A few stray
// bytes in a page that has more of real UTF-8 are damage, not another charset.
func (ev evidence) refutes() bool { return ev.bad > ev.two+ev.long }

// multiByte are the encodings in which two bytes make a character, so that a
// few characters can look like UTF-8 by chance.
var multiByte = map[string]bool{
	"gbk": true, "gb18030": true, "big5": true, "euc-jp": true, "shift_jis": true, "euc-kr": true,
}

// proves reports whether the bytes are UTF-8 beyond chance though they are
// labelled otherwise. In a one-byte charset a long sequence reads like "â€™",
// which nobody writes, and a short one within a word like "cafÃ©".
func (ev evidence) proves(label string) bool {
	switch {
	case ev.bad > 0:
		return false
	case multiByte[label]:
		return ev.long >= 2 || ev.two >= 8
	}
	return ev.long > 0 || ev.inWord > 0 || ev.two > 3
}
