package normalize

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"tearsheet/normalize/internal/cldr"
)

// TestEveryWord writes a date with every month, every weekday and every word as
// "yesterday" of the tables, each in its own language: no other meaning of the word may hide it. A word
// that the language itself uses for two things may fail, and few do.
func TestEveryWord(t *testing.T) {
	data, err := os.ReadFile("internal/cldr/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC)}
	var all, wrong int
	ask := func(text, want string) {
		all++
		got, _ := Date(text, c)
		if wall, _ := dateWall(got); wall != want {
			wrong++
			t.Logf("%s: %q is %q, want %q", c.Language, text, wall, want)
		}
	}
	month := map[string]string{}
	ago := map[byte]string{'s': "2021-06-20T11:59:55Z", 'm': "2021-06-20T11:55Z", 'h': "2021-06-20T07:00Z", 'd': "2021-06-15", 'w': "2021-05-16", 'M': "2021-01-20", 'y': "2016-06-20"}
	named := map[string]string{"xd-2": "2021-06-18", "xd-1": "2021-06-19", "xd0": "2021-06-20", "xd1": "2021-06-21", "xw-1": "2021-06-13", "xM-1": "2021-05-20", "xy-1": "2020-06-20", "xm0": "2021-06-20T12:00Z"}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "="); ok {
			c.Language = name
			continue
		}
		codes, word, _ := strings.Cut(line, "\t")
		if len(codes) == 4 && codes[0] == '>' && codes[1] != '.' && codes[2] == '-' && codes[3] == '-' {
			ask("5 "+word, ago[codes[1]])
			ask("Maria, 5 "+word, ago[codes[1]])
		}
		for code := range strings.FieldsSeq(codes) {
			var n int
			switch _, err := fmt.Sscanf(code[1:], "%d", &n); {
			case err != nil || c.Language == "*":
			case code[0] == 'm':
				want := fmt.Sprintf("2020-%02d-18", n)
				ask("18 "+word+" 2020", want)
				ask(word+" 18, 2020", want)
				if n == 6 && month[c.Language] == "" {
					month[c.Language] = word
				}
			case code[0] == 'w' && month[c.Language] != "":
				ask(fmt.Sprintf("%s, %d %s 2020", word, 13+n, month[c.Language]), fmt.Sprintf("2020-06-%02d", 13+n))
			}
			if want := named[code]; want != "" && c.Language != "*" {
				ask(word, want)
			}
		}
	}
	t.Logf("%d of %d right", all-wrong, all)
	if all < 9000 || wrong*200 > all {
		t.Errorf("%d of %d wrong", wrong, all)
	}
}

// TestLyingPages writes the months of the languages of many papers on a page
// that calls itself English. Nearly all are found, and nearly none is taken for
// another month: words that two languages use for two months are left alone.
func TestLyingPages(t *testing.T) {
	data, err := os.ReadFile("internal/cldr/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := DateContext{Now: time.Date(2021, 6, 20, 12, 0, 0, 0, time.UTC), Language: "en-US"}
	var lang string
	var right, open, wrong int
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "="); ok {
			lang = name
			continue
		}
		codes, word, _ := strings.Cut(line, "\t")
		var n int
		if _, err := fmt.Sscanf(codes, "m%d", &n); err != nil || !cldr.Major(lang) {
			continue
		}
		got, ok := Date("18 "+word+" 2020", c)
		switch wall, _ := dateWall(got); {
		case !ok:
			open++
		case wall == fmt.Sprintf("2020-%02d-18", n):
			right++
		default:
			wrong++
			t.Logf("%s: %s is read as %s", lang, word, wall)
		}
	}
	t.Logf("%d right, %d left open, %d wrong", right, open, wrong)
	if right < 1500 || open*50 > right || wrong*500 > right {
		t.Error("too few right")
	}
}
