package main

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tearsheet/internal/testsite"
)

func TestMain(m *testing.M) {
	if os.Getenv("TEARSHEET_TEST_MAIN") != "" { // the program itself, for tests that kill it
		main()
	}
	testscript.Main(m, map[string]func(){"tearsheet": main})
}

// TestScripts runs the built program as people do: testdata/script/*.txtar.
// Besides testscript's own commands they have
//
//	exits CODE PROGRAM ARG…       run it; its exit code must be CODE
//	site NAME ACT ARG…            see newspapers
//	fill FILE TEXT TIMES          write a large file
//	envsubst FILE                 put variables into a file
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			papers := &newspapers{open: map[string]*testsite.Site{}}
			e.Values["papers"] = papers
			e.Defer(papers.close)
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"site": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Value("papers").(*newspapers).act(ts, args)
			},
			"fill":     fill,
			"envsubst": envsubst,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE TEXT TIMES")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	block := strings.Repeat(args[1], 1+min(n, 10_000))[:len(args[1])*min(n, 10_000)]
	for written := 0; written < n; written += 10_000 {
		_, err := f.WriteString(block)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

func envsubst(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: envsubst FILE")
	}
	text := os.Expand(ts.ReadFile(args[0]), ts.Getenv)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// newspapers are the sites of one script, each under a name.
type newspapers struct {
	open  map[string]*testsite.Site
	stops []func()
}

func (n *newspapers) close() {
	for _, stop := range n.stops {
		stop()
	}
}

// act does one thing to a paper:
//
//	start [SKIN]      open it; $NAME is then the address of its listing
//	publish N         print N stories, an hour later
//	reword PLACE, retract PLACE, move PLACE, redesign SKIN, relocate PATH
//	suffer FAULT, heal
//	page FILE         save its listing
//	waits             wait until it was asked for its listing
//	heard NAME VALUE  a request for its listing had this header
//	asked N           it was asked for its listing N times so far
func (n *newspapers) act(ts *testscript.TestScript, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: site NAME ACT ARG…")
	}
	name, act, arg := args[0], args[1], strings.Join(args[2:], " ")
	if act == "start" {
		site := testsite.New(testsite.Options{Skin: testsite.Skin(arg)})
		listing, stop := site.Start()
		n.open[name] = site
		n.stops = append(n.stops, stop)
		ts.Setenv(name, listing)
		ts.Setenv(name+"_base", strings.TrimSuffix(listing, testsite.ListingPath))
		return
	}
	site := n.open[name]
	if site == nil {
		ts.Fatalf("no paper %q", name)
	}
	number, _ := strconv.Atoi(arg)
	switch act {
	case "publish":
		site.Publish(number)
	case "reword":
		site.Reword(number)
	case "retract":
		site.Retract(number)
	case "move":
		site.Move(number)
	case "redesign":
		site.Redesign(testsite.Skin(arg))
	case "relocate":
		site.Relocate(arg)
	case "suffer":
		site.Suffer(testsite.Fault(arg))
	case "heal":
		site.Suffer("")
	case "page":
		ts.Check(os.WriteFile(ts.MkAbs(arg), []byte(site.Page(1)), 0o644))
	case "press":
		ts.Check(os.WriteFile(ts.MkAbs(arg), []byte(testsite.Press()), 0o644))
	case "waits":
		ts.Check(site.Awaited(30 * time.Second))
	case "heard":
		if value := strings.Join(args[3:], " "); !heard(site, args[2], value) {
			ts.Fatalf("%s was never sent %s: %s", name, args[2], value)
		}
	case "asked":
		if got := asked(site); got != number {
			ts.Fatalf("%s was asked %d times for its listing, want %d", name, got, number)
		}
	default:
		ts.Fatalf("no act %q", act)
	}
}

func heard(s *testsite.Site, name, value string) bool {
	return slices.ContainsFunc(s.Requests(), func(r testsite.Request) bool {
		return r.Path == testsite.ListingPath && r.Header.Get(name) == value
	})
}

func asked(s *testsite.Site) (n int) {
	for _, r := range s.Requests() {
		if r.Path == testsite.ListingPath {
			n++
		}
	}
	return n
}
