package crawl

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// beyond lists the vectors past RFC 9309 that are not followed, with reasons.
var beyond = map[string]string{
	"robots_test.cc GoogleOnly_IndexHTMLisDirectory": "an Allow for index.html would open the folder: more than the RFC allows",
	"spec-test correctness/index-page.textproto":     "the same",
}

type vector struct {
	Case       string
	Robots     []byte `json:"robots_b64"`
	Agent      []byte `json:"agent_b64"`
	URL        []byte `json:"url_b64"`
	Allowed    bool
	GoogleOnly bool `json:"google_only"`
}

func TestRobotsVectors(t *testing.T) {
	var rfc, rfcOK, other, otherOK int
	for _, v := range vectors(t) {
		got := parseRobots(v.Robots, string(v.Agent)).allowed(vectorPath(string(v.URL)))
		ok := got == v.Allowed
		switch {
		case v.GoogleOnly:
			other++
			if ok {
				otherOK++
			} else if beyond[v.Case] == "" {
				t.Errorf("%s (beyond the RFC): agent %q address %.80q: allowed %v, want %v\n%.300s", v.Case, v.Agent, v.URL, got, v.Allowed, v.Robots)
			}
		default:
			rfc++
			if ok {
				rfcOK++
			} else {
				t.Errorf("%s: agent %q address %.80q: allowed %v, want %v\n%.300s", v.Case, v.Agent, v.URL, got, v.Allowed, v.Robots)
			}
		}
	}
	t.Logf("RFC 9309: %d of %d; beyond it: %d of %d", rfcOK, rfc, otherOK, other)
}

// vectorPath is path and query of an address, taken as bytes: some vectors
// hold addresses that no URL parser takes.
func vectorPath(u string) string {
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	u, _, _ = strings.Cut(u, "#")
	i := strings.IndexAny(u, "/?;")
	if i < 0 {
		return "/"
	}
	if u[i] != '/' {
		return "/" + u[i:]
	}
	return u[i:]
}

func vectors(t testing.TB) []vector {
	t.Helper()
	f, err := os.Open("../../../shared/vectors/robots.jsonl")
	if os.IsNotExist(err) {
		t.Skip("no vectors: ../shared is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []vector
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRobotsDelay(t *testing.T) {
	for _, c := range []struct {
		name, file, why string
		want            time.Duration
	}{
		{"seconds", "User-agent: *\nCrawl-delay: 5\n", "as most files write it", 5 * time.Second},
		{"fraction", "User-agent: *\nCrawl-delay: 0.5\n", "seen in the world", 500 * time.Millisecond},
		{"own group", "User-agent: *\nCrawl-delay: 9\nDisallow: /x\n\nUser-agent: tearsheet\nCrawl-delay: 2\nDisallow: /y\n", "a group that names us beats the star", 2 * time.Second},
		{"longest", "User-agent: *\nCrawl-delay: 3\nCrawl-delay: 7\n", "two statements: the politer", 7 * time.Second},
		{"word", "User-agent: *\nCrawl-delay: slow\n", "states nothing", 0},
		{"negative", "User-agent: *\nCrawl-delay: -4\n", "states nothing", 0},
		{"not a number", "User-agent: *\nCrawl-delay: NaN\n", "states nothing", 0},
		{"absurd", "User-agent: *\nCrawl-delay: 1e300\n", "bounded", 24 * time.Hour},
		{"other", "User-agent: other\nCrawl-delay: 4\n", "for someone else", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parseRobots([]byte(c.file), product).delay; got != c.want {
				t.Errorf("delay %v, want %v: %s", got, c.want, c.why)
			}
		})
	}
}

// FuzzRobots holds the parser and the matcher to: no panic; a file read twice
// says the same; and the quick matcher
// agrees with a plain one that tries every place of a star.
func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /\n"), "/axxb")
	f.Add([]byte("user-agent tearsheet\ndisallow: /%e3%83%84*"), "/%E3%83%84")
	f.Add([]byte("\xef\xbb\xbfUser-agent:*\rDisallow:/**$$"), "/$")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := parseRobots(file, product)
		if got := r.allowed(path); got != parseRobots(file, product).allowed(path) {
			t.Fatal("the same file says two things")
		}
		if len(path) > 60 {
			path = path[:60]
		}
		for _, c := range r.list {
			if c.pattern == "" {
				t.Fatal("an empty rule was kept")
			}
			if len(c.pattern) < 60 && matchPattern(c.pattern, path) != matchSlowly(c.pattern, path) {
				t.Fatalf("pattern %q path %q: %v", c.pattern, path, matchPattern(c.pattern, path))
			}
		}
	})
}

// matchSlowly says what a pattern means, by a table over all places: reach[i]
// tells that the pattern so far can end before path[i].
func matchSlowly(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	reach := make([]bool, len(path)+1)
	reach[0] = true
	for _, c := range []byte(pattern) {
		next := make([]bool, len(path)+1)
		any := false
		for i := range reach {
			if c == '*' {
				any = any || reach[i]
				next[i] = any
			} else if i < len(path) && path[i] == c {
				next[i+1] = reach[i]
			}
		}
		reach = next
	}
	if whole {
		return reach[len(path)]
	}
	for _, ok := range reach {
		if ok {
			return true
		}
	}
	return false
}

// TestRobotsLinear feeds the shapes that make backtracking matchers slow.
func TestRobotsLinear(t *testing.T) {
	file := []byte("User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("a*", 200)+"b$\n", 1200))
	path := "/" + strings.Repeat("a", 8000)
	start := time.Now()
	if !parseRobots(file, product).allowed(path) {
		t.Error("forbidden by rules that end in b")
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("a full file against a long path took %v", took)
	}
}
