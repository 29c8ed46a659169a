package config

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tearsheet"
)

func env(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

func TestParseTheWholeFile(t *testing.T) {
	const in = `
output: out
base_url: https://feeds.paper.example
store: /var/lib/tearsheet.db
contact: ops@paper.example
allow_private: [127.0.0.1, 10.1.0.0/16, intranet, "fd00::/8"]
every: 2h
timeout: 20s
tracking: [ref_*]
proxy: {env: PROXY}
sources:
  - id: north-news
    url: https://news.example/listing/
    title: North News
    language: pt-BR
    timezone: Asia/Seoul
    every: 1h30m
    pages: 3
    limit: 20
    tracking: [from]
    headers: {X-Reader: yes please}
    cookies: {consent: "1"}
    auth: {user: me, password: {env: PASS}}
    certificate: {file: c.pem, key: k.pem}
    ca: ca.pem
    http2: false
    min_delay: 3s
    recipe:
      list: main
      card: article.post
      link: h2 a@href
      headline: {select: h2, line: 1, match: "^(.*?)$"}
      dek: [.excerpt, {select: p, line: -1}]
      labels: .badge
      next: a.next@href
  - id: plain
    url: http://plain.example/
    every: auto
`
	c, err := Parse("conf/tearsheet.yaml", []byte(in), Options{Getenv: env("PASS", "s3cret", "PROXY", "socks5://p.example:1080")})
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		File: "conf/tearsheet.yaml", Output: "conf/out", BaseURL: "https://feeds.paper.example/",
		Store: "/var/lib/tearsheet.db", Contact: "ops@paper.example",
		AllowPrivate: []string{"127.0.0.1", "10.1.0.0/16", "intranet", "fd00::/8"},
		Sources: []tearsheet.Source{{
			ID: "north-news", URL: "https://news.example/listing/", Title: "North News", Language: "pt-BR",
			Timezone: "Asia/Seoul", Every: 90 * time.Minute, Pages: 3, Limit: 20, Tracking: []string{"ref_*", "from"},
			Recipe: &tearsheet.Recipe{
				Next: []tearsheet.Rule{{Select: "a.next", Attr: "href"}},
				Blocks: []tearsheet.Block{{
					List: "main", Card: "article.post",
					Link:     []tearsheet.Rule{{Select: "h2 a", Attr: "href"}},
					Headline: []tearsheet.Rule{{Select: "h2", Line: 1, Match: "^(.*?)$"}},
					Dek:      []tearsheet.Rule{{Select: ".excerpt"}, {Select: "p", Line: -1}},
					Labels:   []tearsheet.Rule{{Select: ".badge"}},
				}},
			},
			Fetch: tearsheet.Fetch{
				Header:  map[string][]string{"X-Reader": {"yes please"}},
				Cookies: []tearsheet.Cookie{{Name: "consent", Value: "1"}},
				User:    "me", Pass: "s3cret", Proxy: "socks5://p.example:1080",
				CertFile: "conf/c.pem", KeyFile: "conf/k.pem", CAFile: "conf/ca.pem",
				MinDelay: 3 * time.Second, Timeout: 20 * time.Second, NoHTTP2: true,
			},
		}, {
			ID: "plain", URL: "http://plain.example/", Adaptive: true, Pages: 1, Limit: 50, Tracking: []string{"ref_*"},
			Fetch: tearsheet.Fetch{Proxy: "socks5://p.example:1080", Timeout: 20 * time.Second},
		}},
	}
	if d := cmp.Diff(want, c); d != "" {
		t.Error(d)
	}
}

func TestDefaults(t *testing.T) {
	c, err := Parse("tearsheet.yaml", []byte("sources:\n  - {id: a, url: https://a.example/}\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		File: "tearsheet.yaml", Output: "feeds", Store: "tearsheet.db",
		Sources: []tearsheet.Source{{ID: "a", URL: "https://a.example/", Every: time.Hour, Pages: 1, Limit: 50}},
	}
	if d := cmp.Diff(want, c); d != "" {
		t.Error(d)
	}
}

// cases are documents with all that is wrong in them; the schema is tried on
// the same (schema_test.go).
var cases = []struct {
	name, why string
	in        string
	problems  []string // without the file's name
	blind     string   // why the schema cannot see it; "": it does
}{
	{name: "nothing", why: "an empty file has no sources, which is no mistake", in: "sources:\n"},
	{name: "minimal", why: "two keys make a source", in: "sources: [{id: a, url: https://a.example/}]"},
	{name: "unknown key at the top", why: "spelling is the commonest mistake",
		in: "outputs: feeds\n", problems: []string{`1:1: unknown key "outputs"; did you mean "output"?`}},
	{name: "unknown key of a source", why: "hyphens for underscores",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    min-delay: 3s\n",
		problems: []string{`4:5: source a: unknown key "min-delay"; did you mean "min_delay"?`}},
	{name: "word of another tool", why: "no edit distance leads from item to card",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      item: article\n      card: article\n      headline: h2\n      link: a@href\n",
		problems: []string{`5:7: source a: recipe: unknown key "item"; did you mean "card"?`}},
	{name: "nothing near", why: "then all keys are named",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    auth: {user: a, password: b, zzzzzz: 1}\n",
		problems: []string{`4:34: source a: auth: unknown key "zzzzzz"; known here are user, password`}},
	{name: "several at once", why: "one run shows all", in: "contact: 5\nstore: []\nevery: 30\n",
		problems: []string{`1:10: contact: wants text, not a number; put it in quotes: "5"`,
			`2:8: store: wants text, not a list`,
			`3:8: every: "30" is no duration; write it like 30s, 30m, 2h or 1d`}},
	{name: "missing id and url", why: "a source cannot be without", in: "sources:\n  - title: T\n",
		problems: []string{`2:5: sources[1]: "id" is missing`, `2:5: sources[1]: "url" is missing`}},
	{name: "two of one id", why: "they would overwrite each other's feed",
		in:       "sources:\n  - {id: a, url: https://a.example/}\n  - {id: a, url: https://b.example/}\n",
		problems: []string{`3:10: source a: id: there are two sources with the id "a"`},
		blind:    "JSON Schema cannot compare one key of several items"},
	{name: "one folder on some machines", why: "macOS and Windows fold case",
		in:       "sources:\n  - {id: News, url: https://a.example/}\n  - {id: news, url: https://b.example/}\n",
		problems: []string{`3:10: source news: id: there are two sources with the id "News" ("news" would be the same folder on some machines)`},
		blind:    "as above"},
	{name: "id that climbs", why: "an id names a folder", in: "sources: [{id: ../a, url: https://a.example/}]",
		problems: []string{`1:16: source ../a: id: "../a" cannot name a folder; use letters, digits, dots, hyphens and underscores, a letter or digit first`}},
	{name: "address without scheme", why: "people paste what the browser shows", in: "sources: [{id: a, url: a.example}]",
		problems: []string{`1:24: source a: url: "a.example" is no address; it begins with http:// or https://`}},
	{name: "file address", why: "only the web is crawled", in: "sources: [{id: a, url: 'file:///etc/passwd'}]",
		problems: []string{`1:24: source a: url: "file:///etc/passwd" is no address; it begins with http:// or https://`}},
	{name: "zero pages", why: "zero would mean none", in: "sources: [{id: a, url: https://a.example/, pages: 0}]",
		problems: []string{`1:51: source a: pages: must be 1 or more, not 0`}},
	{name: "limit in quotes", why: "a text is no number", in: "sources: [{id: a, url: https://a.example/, limit: '5'}]",
		problems: []string{`1:51: source a: limit: wants a whole number, not the text "5"`}},
	{name: "no zone", why: "a zone that does not exist would shift all dates", in: "sources: [{id: a, url: https://a.example/, timezone: Asia/Soul}]",
		problems: []string{`1:54: source a: timezone: "Asia/Soul" is no time zone; write it like Asia/Seoul or UTC`},
		blind:    "the list of zones is the machine's"},
	{name: "language", why: "a name is no tag", in: "sources: [{id: a, url: https://a.example/, language: en_US}]",
		problems: []string{`1:54: source a: language: "en_US" is no language tag; write it like en or pt-BR`}},
	{name: "commented selector", why: "# begins a comment in YAML",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: #main\n      headline: h2\n      link: a@href\n",
		problems: []string{"5:12: source a: recipe: card: is empty: what begins with # is a comment in YAML; put it in quotes"}},
	{name: "empty selector", why: "an empty text selects nothing",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: ''\n      headline: h2\n      link: a@href\n",
		problems: []string{"5:13: source a: recipe: card: is empty; give it a value or leave the key out"}},
	{name: "blocks beside card", why: "what stands above the blocks would be lost",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: article\n      blocks:\n        - {card: article, headline: h2, link: a@href}\n",
		problems: []string{"5:13: source a: recipe: card: stands beside blocks; move card into each block that needs it"}},
	{name: "rule with a wrong key", why: "long rules are checked like all else",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: article\n      headline: {selector: h2}\n      link: a@href\n",
		problems: []string{`6:18: source a: recipe: headline: unknown key "selector"; did you mean "select"?`}},
	{name: "list of rules with a number", why: "the place in the list is told",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: article\n      headline: [h2, 3]\n      link: a@href\n",
		problems: []string{`6:22: source a: recipe: headline[2]: wants text, not a number; put it in quotes: "3"`}},
	{name: "selector that does not compile", why: "source, field and line are named",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      card: article\n      headline: h2\n      link:\n        - a@href\n        - 'a[href@href'\n      next: {select: a, match: '('}\n",
		problems: []string{"9:11: source a: recipe: link[2]: ", "10:13: source a: recipe: next: "}, blind: "selectors are more than a pattern"},
	{name: "recipe without a link", why: "an item needs an address",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      blocks:\n        - {card: article, headline: h2}\n",
		problems: []string{"6:11: source a: recipe: blocks[1]: link: the block has no rule for it"}},
	{name: "recipe without a card", why: "there would be nothing to read",
		in:       "sources:\n  - id: a\n    url: https://a.example/\n    recipe:\n      headline: h2\n      link: a@href\n",
		problems: []string{"5:7: source a: recipe: card: "}},
	{name: "secret of two places", why: "which one would be meant?",
		in:       "sources: [{id: a, url: https://a.example/, auth: {user: u, password: {env: A, file: b}}}]",
		problems: []string{"1:70: source a: auth: password: wants either {env: NAME} or {file: path}"}},
	{name: "key twice", why: "the second would win silently", in: "store: a\nstore: b\n",
		problems: []string{`2:1: "store" stands here twice`},
		blind:    "a parsed document has it once"},
	{name: "no YAML", why: "the parser's words, our form", in: "sources: [\n",
		problems: []string{"this is no YAML"}, blind: "there is no document"},
	{name: "two documents", why: "the second would be lost", in: "store: a\n---\nstore: b\n",
		problems: []string{"a second document begins"}, blind: "it is given one document"},
	{name: "alias of itself", why: "a file may be hostile", in: "a: &a [*a, *a]\n",
		problems: []string{`1:1: unknown key "a"`}, blind: "no JSON can be made of it"},
	{name: "merged defaults", why: "300 sources share what they have in common",
		in: "sources:\n  - &first {id: a, url: https://a.example/, every: 2h}\n  - {<<: *first, id: b, url: https://b.example/}\n"},
	{name: "tracking with a query", why: "a name is wanted", in: "tracking: ['a=b']\n",
		problems: []string{`1:12: tracking[1]: "a=b" is no parameter's name; write it like ref, or ref_* for all that begin so`}},
	{name: "private by a wrong prefix", why: "a guard with a typo guards nothing", in: "allow_private: [10.1.0.0/99]\n",
		problems: []string{`1:17: allow_private[1]: "10.1.0.0/99" is neither an address, a prefix like 10.1.0.0/16 nor a host name`},
		blind:    "addresses are more than a pattern"},
	{name: "likeness above 1", why: "it is a share", in: "alike: {dek: 1.5}\n",
		problems: []string{`1:14: alike: dek: must be above 0 and at most 1`}},
}

func TestProblems(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("tearsheet.yaml", []byte(c.in), Options{Getenv: env()})
			var got []string
			if err != nil {
				if tearsheet.KindOf(err) != tearsheet.KindConfig {
					t.Errorf("kind %q", tearsheet.KindOf(err))
				}
				got = strings.Split(err.Error(), "\n")
			}
			if len(got) != len(c.problems) {
				t.Fatalf("%s: got %q, want %q", c.why, got, c.problems)
			}
			for i := range got {
				if !strings.Contains(got[i], c.problems[i]) {
					t.Errorf("%s:\n got %s\nwant %s", c.why, got[i], c.problems[i])
				}
			}
		})
	}
}

func TestDuration(t *testing.T) {
	for in, want := range map[string]time.Duration{
		"30m": 30 * time.Minute, "1d": 24 * time.Hour, "1h30m": 90 * time.Minute, "500ms": 500 * time.Millisecond,
		"": 0, "30": 0, "0s": 0, "-1h": 0, "1h 30m": 0, "1.5h": 0, "5y": 0, "99999999999d": 0, "4000d": 0, "m": 0, "1m5": 0,
	} {
		if got, ok := parseDuration(in); ok != (want > 0) || ok && got != want {
			t.Errorf("%q: %v, %v", in, got, ok)
		}
	}
}

// FuzzParse holds that any bytes give a Config or Problems, never a panic, and
// that each problem has the file's name.
func FuzzParse(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		c, err := Parse("f.yaml", []byte(in), Options{Getenv: env()})
		if (c == nil) == (err == nil) {
			t.Fatal("neither a config nor an error, or both")
		}
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("no place: %s", err)
		}
	})
}
