package normalize

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want, why string }{
		{"empty", "", "", "nothing in, nothing out"},
		{"blank", " \n\t\u00a0\u200b ", "", "blank is empty"},
		{"plain", "Council votes on harbour plan", "Council votes on harbour plan", "left alone"},
		{"runs of space", "  Council\n\t votes  ", "Council votes", "a run is one space"},
		{"trailing no-break space", "plan for second half of 2021\u00a0", "plan for second half of 2021", "the source page has one"},
		{"narrow no-break space", "« Le port\u202f»", "« Le port »", "shown as a space"},
		{"entity twice", "Ports &amp;amp; harbours &#8217;", "Ports & harbours ’", "encoded twice or more is decoded to the end"},
		{"entity without semicolon", "AT&T &copy that", "AT&T &copy that", "not surely a reference"},
		{"unknown entity", "R&Dx; and &nosuch;", "R&Dx; and &nosuch;", "no such reference"},
		{"prefix of an entity", "I&notit;", "I&notit;", "only whole references count"},
		{"semi", "a&amp;amp&semi; b", "a& b", "a resolved semicolon completes a reference"},
		{"hexadecimal", "&#x2019;tis &#146;", "’tis ’", "windows-1252 numbers as HTML reads them"},
		{"soft hyphen", "Donau\u00addampf\u00adschiff", "Donaudampfschiff", "a hint for line breaking, not text"},
		{"zero width", "har\u200bbour\ufeff\u2060", "harbour", "never seen"},
		{"joiner in Persian", "می\u200cخواهم", "می\u200cخواهم", "changes the letters' shapes"},
		{"joiner in Latin", "har\u200dbour \u200c", "harbour", "rubbish"},
		{"emoji sequence", "👩\u200d🚒 saves cat", "👩\u200d🚒 saves cat", "the joiner makes one picture"},
		{"marks of direction", "\u200eHarbour\u202c", "Harbour", "no right-to-left letter is near"},
		{"NFC", "Cafe\u0301 Mu\u0308nchen", "Café München", "one form"},
		{"curly quotes", "‘difficulties’ “so”", "‘difficulties’ “so”", "kept as written"},
		{"ellipses as written", "wait … and ... see", "wait … and ... see", "kept as written"},
		{"controls", "a\x00b\x07c\u0085d", "abc d", "XML forbids them; U+0085 is a line break"},
		{"CJK line break", "北海道で\n    地震", "北海道で地震", "those scripts have no space at a line's end"},
		{"CJK written space", "速報\u3000地震", "速報 地震", "someone typed it"},
		{"CJK plain space", "王小明 报道", "王小明 报道", "someone typed it"},
		{"Korean line break", "서울\n항구", "서울 항구", "Hangul has spaces between words"},
		{"bad bytes", "caf\xe9", "caf\ufffd", "valid UTF-8, and the loss is to be seen"},
		{"mojibake word", "CafÃ© dÃ©jÃ\u00a0 vu", "Café déjà vu", "proven by round trip"},
		{"mojibake quotes", "donâ€™t â€œstopâ€\u009d", "don’t “stop”", "three bytes each"},
		{"mojibake of ISO 8859-1", "don\u00e2\u0080\u0099t", "don’t", "C1 controls are the same bytes"},
		{"mojibake twice", "CafÃƒÂ©", "Café", "two layers"},
		{"mojibake Cyrillic", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет", "any script"},
		{"mojibake with soft hyphen byte", "PolÃ\u00adtica", "Política", "0xAD is half of í, not a hyphen"},
		{"mojibake in entities", "caf&Atilde;&copy; ouvert", "café ouvert", "seen after decoding"},
		{"caps before an ellipsis", "AU CAFÉ…", "AU CAFÉ…", "valid UTF-8 by chance, but natural"},
		{"caps before a quote", "LIBERTÉ”", "LIBERTÉ”", "natural"},
		{"accent, ellipsis, quote", "Il est arrivé…”", "Il est arrivé…”", "natural, though three valid bytes"},
		{"partly mojibake", "CafÃ© “so”", "CafÃ© “so”", "the real quotes disprove it"},
		{"one sequence beside real quotes", "“so” donâ€™t", "“so” don’t", "no one writes â€™"},
		{"controls beside real quotes", "I’m sure Iâ\u0080\u0099m", "I’m sure I’m", "C1 controls are never text"},
		{"layers in one sequence", "“Ã¢â‚¬â„¢”", "“’”", "two layers"},
		{"beside mojibake", "Mecha å¤\u0089èº« “!”", "Mecha 変身 “!”", "the second sequence might be natural alone"},
		{"inverted question mark", "¿café…¿quién?", "¿café…¿quién?", "an ellipsis may follow a letter"},
		{"Portuguese capitals", "MAÇÃ E LIMÃO", "MAÇÃ E LIMÃO", "no valid sequence"},
		{"question mark of Greek", "Τι\u037e", "Τι;", "its canonical form"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.in); got != c.want {
				t.Errorf("Text(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "a &amp;amp; b", "&am\u200bp;amp;", "CafÃƒÂ©", "می\u200cخواهم", "速報\u3000\n地震", "\u037e&amp\u037e",
		"caf\xe9 \xff", "&#x37e;&#0;", "\u200e\u05d0\u200f", "&acirc;&euro;&trade;", "\u2800\u200d\u0627\u200d\u2800",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		if !utf8.ValidString(once) {
			t.Fatalf("Text(%q) = %q: not UTF-8", s, once)
		}
		if twice := Text(once); twice != once {
			t.Fatalf("Text(%q) = %q, and of that %q", s, once, twice)
		}
		if !norm.NFC.IsNormalString(once) {
			t.Fatalf("Text(%q) = %q: not NFC", s, once)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") {
			t.Fatalf("Text(%q) = %q: white space", s, once)
		}
	})
}

// hostile are strings that a careless reader takes quadratic time for.
var hostile = []struct {
	name string
	unit string
}{
	{"entities of entities", "&amp;"}, {"open entities", "&#"}, {"nested", "&a\u200bmp;"}, {"mojibake", "Ãƒ"}, {"mojibake in itself", "Â"}, {"sequences", "â€™"},
	{"spaces", " \n"}, {"joiners", "ا\u200c"}, {"marks", "\u0301"}, {"words", "by and "}, {"commas", ", "},
	{"dates", "June 18, 2021 "}, {"slashes", "/../"}, {"escapes", "%2e%41"}, {"ampersands", "&a=b"}, {"brackets", "(("},
	{"han", "记者"}, {"caps", "O'C"}, {"read more", "Read more "},
}

// linear fails when fn needs far more than 32 times the time for 32 times the
// text; a quadratic one needs 1,024 times. A busy machine may slow one
// measurement down but hardly five in a row.
func linear(t *testing.T, fn func(string)) {
	t.Helper()
	for _, h := range hostile {
		small, large := strings.Repeat(h.unit, 1<<10), strings.Repeat(h.unit, 1<<15)
		for try := 1; ; try++ {
			a, b := fastest(fn, small), fastest(fn, large)
			if b < 250*a || b < 50*time.Millisecond {
				break
			}
			if try == 5 {
				t.Errorf("%s: %v for %d bytes, %v for %d", h.name, a, len(small), b, len(large))
				break
			}
		}
	}
}

func fastest(fn func(string), s string) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		fn(s)
		best = min(best, time.Since(start))
	}
	return best
}

func TestTextIsLinear(t *testing.T) { linear(t, func(s string) { Text(s) }) }
