package scraper

import (
	"errors"
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"tearsheet"
)

// TestCharsetPages reads every page of the charset package's own test data,
// which are those of the W3C, with the header that belongs to each.
func TestCharsetPages(t *testing.T) {
	const latin = "text/html; charset=iso-8859-15"
	tests := []struct{ file, contentType, want string }{
		{"HTTP-charset.html", latin, "iso-8859-15"},
		{"UTF-16LE-BOM.html", "", "utf-16le"},
		{"UTF-16BE-BOM.html", "", "utf-16be"},
		{"meta-content-attribute.html", "text/html", "iso-8859-15"},
		{"meta-charset-attribute.html", "text/html", "iso-8859-15"},
		{"No-encoding-declaration.html", "text/html", "utf-8"},
		{"HTTP-vs-UTF-8-BOM.html", latin, "utf-8"},
		{"HTTP-vs-meta-content.html", latin, "iso-8859-15"},
		{"HTTP-vs-meta-charset.html", latin, "iso-8859-15"},
		{"UTF-8-BOM-vs-meta-content.html", "text/html", "utf-8"},
		{"UTF-8-BOM-vs-meta-charset.html", "text/html", "utf-8"},
	}
	dir := charsetTestdata(t)
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(files) != len(tests) {
		t.Errorf("the test data has %d pages, the table %d: %v", len(files), len(tests), err)
	}
	for _, tt := range tests {
		body, err := os.ReadFile(filepath.Join(dir, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(body, tt.contentType); got.charset != tt.want || got.warning != "" {
			t.Errorf("%s is read as %s (%s), want %s", tt.file, got.charset, got.warning, tt.want)
		}
	}
}

func charsetTestdata(t *testing.T) string {
	t.Helper()
	p, err := build.Default.Import("golang.org/x/net/html/charset", ".", build.FindOnly)
	if err != nil {
		t.Skipf("golang.org/x/net is not found in the module cache: %v", err)
	}
	dir := filepath.Join(p.Dir, "testdata")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the module cache holds no test data of golang.org/x/net/html/charset: %v", err)
	}
	return dir
}

func TestDecode(t *testing.T) {
	encode := func(s string, enc interface {
		String(string) (string, error)
	}) string {
		out, err := enc.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const (
		han     = "<p>朝鲜中央通讯社报道说,会议在平壤举行</p>"
		french  = "<p>Éditorial : l’été à la pêche, où ça ?</p>"
		russian = "<p>Паром снова опоздал, и терпение жителей гавани кончилось. Утром туман закрыл причал.</p>"
		kana    = "<p>港の霧のため、フェリーは三日続けて遅れました。住民の我慢も限界です。</p>"
		hangul  = "<p>항구의 안개로 여객선이 또 늦었다. 주민들의 인내심이 바닥났다고 한다.</p>"
	)
	gbk := simplifiedchinese.GBK.NewEncoder()
	latin1 := charmap.Windows1252.NewEncoder()
	pad := strings.Repeat("<!-- scripts before the meta -->", 100)
	tests := []struct {
		name, why, contentType, body string
		want, text                   string
		warned                       bool
	}{
		{"header", "the header counts", "text/html; charset=GBK", encode(han, gbk), "gbk", han, false},
		{"sloppy header", "a header that no parser takes", `text/html; charset="gb2312"; foo`, encode(han, gbk), "gbk", han, false},
		{"header without type", "only the parameter stands there", "charset=gbk", encode(han, gbk), "gbk", han, false},
		{"unknown label", "an unknown label is none", "text/html; charset=none", han, "utf-8", han, false},
		{"unsafe label", "a label that the standard maps to replacement is none", "text/html; charset=hz-gb-2312", han, "utf-8", han, false},
		{"meta", "within the first 1,024 bytes", "", `<meta charset=gb2312>` + encode(han, gbk), "gbk", `<meta charset=gb2312>` + han, false},
		{"meta pragma", "content counts with http-equiv only", "", `<meta content="text/html; charset=koi8-r" name=x><meta http-equiv=Content-Type content="text/html; charset=gbk">` + encode(han, gbk), "gbk", "", false},
		{"meta in a comment", "is no meta", "", `<!-- <meta charset=gbk> -->` + han, "utf-8", "", false},
		{"late meta", "scripts before the meta", "", pad + `<meta charset=gbk>` + encode(han, gbk), "gbk", pad + `<meta charset=gbk>` + han, true},
		{"undeclared, late non-ASCII", "the first 1,024 bytes are ASCII", "", pad + han, "utf-8", pad + han, false},
		{"utf-8 labelled gbk", "the bytes prove it", "text/html; charset=gbk", han, "utf-8", han, true},
		{"utf-8 labelled latin in meta", "the bytes prove it", "", `<meta charset=iso-8859-1>` + french, "utf-8", "", true},
		{"one word of utf-8 labelled latin", "within a word no legacy text writes so", "text/html; charset=iso-8859-1", "<p>a café", "utf-8", "<p>a café", true},
		{"latin labelled utf-8", "the bytes prove it", "text/html; charset=utf-8", encode(french, latin1), "windows-1252", french, true},
		{"latin labelled utf-8, meta right", "the late meta knows", "text/html; charset=utf-8", `<meta charset=windows-1251>` + encode(russian, charmap.Windows1251.NewEncoder()), "windows-1251", "", true},
		{"utf-8 with a stray byte", "damage, not another charset", "text/html; charset=utf-8", french + "\x92", "utf-8", french + "\uFFFD", false},
		{"utf-16 label on utf-8", "who can read the label is not in UTF-16", "", `<meta charset=utf-16>` + french, "utf-8", "", false},
		{"utf-16 without a mark", "markup with NULs in between", "", encode(french, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()), "utf-16le", french, false},
		{"cut within a character", "a truncated page is no wrong label", "text/html; charset=utf-8", "<p>Ferr\xc3", "utf-8", "<p>Ferr\uFFFD", false},
		{"undeclared, cut within a character", "what came before is UTF-8", "", "<p>Fähre f\xc3", "utf-8", "<p>Fähre f\uFFFD", false},
		{"undeclared, one byte at the end", "nothing else speaks for UTF-8", "", "<p>caf\xe9", "windows-1252", "<p>café", true},
		{"undeclared latin", "the fallback of browsers", "", encode(french, latin1), "windows-1252", french, true},
		{"undeclared cyrillic", "guessed", "", encode(russian, charmap.Windows1251.NewEncoder()), "windows-1251", russian, true},
		{"undeclared koi8", "guessed", "", encode(russian, charmap.KOI8R.NewEncoder()), "koi8-r", russian, true},
		{"undeclared shift_jis", "guessed", "", encode(kana, japanese.ShiftJIS.NewEncoder()), "shift_jis", kana, true},
		{"undeclared euc-jp", "guessed", "", encode(kana, japanese.EUCJP.NewEncoder()), "euc-jp", kana, true},
		{"undeclared euc-kr", "guessed", "", encode(hangul, korean.EUCKR.NewEncoder()), "euc-kr", hangul, true},
		{"undeclared gbk", "by the language", "", "<html lang=zh-CN>" + encode(han, gbk), "gb18030", "<html lang=zh-CN>" + han, true},
		{"undeclared big5", "by the language", "", "<html lang=zh-Hant>" + encode("<p>港口大霧渡輪停航", traditionalchinese.Big5.NewEncoder()), "big5", "<html lang=zh-Hant><p>港口大霧渡輪停航", true},
		{"undeclared czech", "by the language", "", "<html lang=cs>" + encode("<p>Přívoz má zase zpoždění", charmap.Windows1250.NewEncoder()), "windows-1250", "<html lang=cs><p>Přívoz má zase zpoždění", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := decode([]byte(tt.body), tt.contentType)
			if got.charset != tt.want || (got.warning != "") != tt.warned {
				t.Errorf("%s: read as %s, warning %q; want %s, warned %v", tt.why, got.charset, got.warning, tt.want, tt.warned)
			}
			if tt.text != "" && string(got.text) != tt.text {
				t.Errorf("%s: text %q, want %q", tt.why, got.text, tt.text)
			}
		})
	}
}

func TestUTF8IsNotCopied(t *testing.T) {
	body := []byte("<p>Fähre</p>")
	if got := decode(body, ""); &got.text[0] != &body[0] {
		t.Error("valid UTF-8 was copied")
	}
}

func TestParseNamesWhatIsNoPage(t *testing.T) {
	tests := []struct {
		name, body, want string
		kind             tearsheet.Kind
	}{
		{"nothing", "", "empty", tearsheet.KindContent},
		{"white space", "\ufeff \n\t", "empty", tearsheet.KindContent},
		{"png", "\x89PNG\r\n\x1a\n0000", "binary", tearsheet.KindContent},
		{"noise", "<p>\x01\x02\x03\x04\x05\x06\x07\x00\x00\x00", "binary", tearsheet.KindContent},
		{"pdf", "%PDF-1.7\n%", "a PDF document", tearsheet.KindContent},
		{"gzip", "\x1f\x8b\x08\x00", "gzip data", tearsheet.KindContent},
		{"json", ` {"items": ["<p>"]}`, "JSON", tearsheet.KindContent},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, "a feed", tearsheet.KindContent},
		{"feed without a declaration", `<feed xmlns="http://www.w3.org/2005/Atom"></feed>`, "a feed", tearsheet.KindContent},
		{"sitemap", `<?xml version="1.0"?><urlset></urlset>`, "another XML document", tearsheet.KindContent},
		{"text", "Ferry late, 3 < 4", "no tag", tearsheet.KindContent},
		{"deep", strings.Repeat("<div>", 100_000), "nested too deeply", tearsheet.KindLimit},
		{"huge", strings.Repeat(" ", maxBody) + "<p>", "the limit is", tearsheet.KindLimit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tearsheet.Page{URL: pageURL, Body: []byte(tt.body)})
			if err == nil || !strings.Contains(err.Error(), tt.want) || tearsheet.KindOf(err) != tt.kind {
				t.Errorf("error %v of kind %q; want %q of kind %q", err, tearsheet.KindOf(err), tt.want, tt.kind)
			}
		})
	}
}

func TestParseTakesWhatIsThere(t *testing.T) {
	tests := []struct{ name, body string }{
		{"truncated in a tag", `<html><body><p>One</p><a hre`},
		{"truncated in a comment", `<p>One</p><!-- `},
		{"xhtml", `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One</p></body></html>`},
		{"text before the tags", `Notice: undefined variable <html><p>One</p>`},
		{"a few NULs", "<p>One</p>" + strings.Repeat("words ", 20) + "\x00"},
	}
	for _, tt := range tests {
		if _, err := Parse(tearsheet.Page{Body: []byte(tt.body)}); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// FuzzDecode: whatever the bytes and the header, the text is valid UTF-8, and
// decoding it again changes nothing.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("<meta charset=gbk><p>\xc4\xe3"), "")
	f.Add([]byte("\xff\xfe<\x00p\x00"), "text/html")
	f.Add([]byte("<p>caf\xe9"), "text/html; charset=utf-8")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if len(body) == 0 {
			return
		}
		got := decode(body, contentType)
		if !utf8.Valid(got.text) {
			t.Fatalf("text is not UTF-8: %q", got.text)
		}
		if got.charset == "utf-8" && utf8.Valid(body) && len(got.text) < len(body)-3 {
			t.Fatal("valid UTF-8 was changed")
		}
		var e *tearsheet.Error
		if _, err := Parse(tearsheet.Page{Body: body}); err != nil && !errors.As(err, &e) {
			t.Fatalf("an error without a kind: %v", err)
		}
	})
}
