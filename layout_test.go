package tearsheet_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// The plan of the house, as a test. It parses the files in this process: a
// test that shells out to `go list` can pass stale from the test cache.

// arrows says which of our packages a package may import, each with its
// reason. A package that is not named here does not exist. A name ending in
// "/..." stands for all below it.
var arrows = []struct {
	from, to, why string
}{
	{"tearsheet/cmd/...", "tearsheet/...", "the command wires everything"},

	{"tearsheet/pipeline", "tearsheet", "it moves the nouns"},
	{"tearsheet/pipeline", "tearsheet/scraper", "reads pages"},
	{"tearsheet/pipeline", "tearsheet/scraper/induce", "finds a recipe where there is none"},
	{"tearsheet/pipeline", "tearsheet/normalize", "makes items of cards"},
	{"tearsheet/pipeline", "tearsheet/feed", "writes documents"},
	{"tearsheet/pipeline", "tearsheet/store", "the types of the contract; a driver is given to it"},

	{"tearsheet/schedule", "tearsheet", "says which Source is due"},
	{"tearsheet/store", "tearsheet", "remembers the nouns"},
	{"tearsheet/store/...", "tearsheet/store", "keeps its contract"},
	{"tearsheet/store/...", "tearsheet", "remembers the nouns"},
	{"tearsheet/scraper", "tearsheet", "Page to Card"},
	{"tearsheet/scraper/crawl", "tearsheet", "Source to Page"},
	{"tearsheet/normalize", "tearsheet", "Card to Item"},
	{"tearsheet/normalize", "tearsheet/normalize/internal/cldr", "the words of dates in all languages"},
	{"tearsheet/normalize/internal/judge", "tearsheet/normalize", "holds its dates against another program's, in a test binary of its own"},
	{"tearsheet/normalize/internal/judge", "tearsheet", "the nouns"},
	{"tearsheet/normalize/internal/cldr/gen", "tearsheet/normalize/internal/cldr", "the generator folds words as they will be looked up"},
	{"tearsheet/feed", "tearsheet", "Entry to documents"},

	{"tearsheet/scraper/induce", "tearsheet", "Page to Recipe"},
	{"tearsheet/scraper/induce", "tearsheet/scraper", "it reads with the Reader that will run the recipe"},
	{"tearsheet/scraper/induce", "tearsheet/normalize", "it judges values with the Date and Byline that will read them"},
}

// testArrows are further imports that test files may make.
var testArrows = []struct {
	from, to, why string
}{
	{"tearsheet/store/...", "tearsheet/store/storetest", "every driver passes one suite"},
	{"tearsheet/...", "tearsheet/internal/testsite", "the invented paper serves all tests"},
	{"tearsheet/...", "tearsheet/internal/golden", "golden files"},
	{"tearsheet/pipeline", "tearsheet/...", "the flow is tested with its real parts"},
	{"tearsheet/scraper", "tearsheet/normalize", "the bench compares the two in one run"},
	{"tearsheet/normalize", "tearsheet/scraper", "the bench compares the two in one run"},
	{"tearsheet/internal/...", "tearsheet/...", "the invented paper is read by the real program"},
}

// owners says which package alone may import a library.
var owners = []struct {
	library, owner, why string
}{
	{"github.com/gocolly/colly", "tearsheet/scraper/crawl", "18 modules; everything else sees Pages"},
	{"github.com/PuerkitoBio/goquery", "tearsheet/scraper", "one way to read HTML"},
	{"github.com/andybalholm/cascadia", "tearsheet/scraper", "selectors are compiled in one place"},
	{"github.com/gorilla/feeds", "tearsheet/feed", "its gaps are filled in one place"},
	{"github.com/nlnwa/whatwg-url", "tearsheet/normalize", "addresses are resolved in one place"},
	{"modernc.org/sqlite", "tearsheet/store/sqlite", "a driver's own business"},
	{"github.com/pressly/goose", "tearsheet/store/sqlite", "a driver's own business"},
	{"github.com/spf13/cobra", "tearsheet/cmd/tearsheet", "libraries have no flags"},
	{"go.yaml.in/yaml", "tearsheet/cmd/tearsheet/config", "the shape of YAML belongs to the edge"},
}

// parts are imported by nobody of ours at run time but the command, and import
// nothing of ours: they could be libraries of their own.
var parts = []string{"tearsheet/internal/testsite", "tearsheet/internal/golden"}

const maxLines = 500

type goFile struct {
	pkg, path string
	test      bool
	ast       *ast.File
	lines     int
	generated bool
}

func TestArrows(t *testing.T) {
	known := map[string]bool{"tearsheet": true}
	for _, a := range arrows {
		known[a.from] = true
		if strings.Contains(a.to, "/internal/") {
			known[a.to] = true // it imports nothing of ours
		}
	}
	for _, p := range parts {
		known[p] = true
	}
	for _, f := range goFiles(t) {
		if !named(known, f.pkg) {
			t.Errorf("%s: package %s is not in the plan; add its arrows, with reasons", f.path, f.pkg)
		}
		for _, spec := range f.ast.Imports {
			to := strings.Trim(spec.Path.Value, `"`)
			if to != "tearsheet" && !strings.HasPrefix(to, "tearsheet/") || to == f.pkg {
				continue
			}
			if !allowed(f, to) {
				t.Errorf("%s: %s may not import %s", f.path, f.pkg, to)
			}
		}
	}
}

func allowed(f goFile, to string) bool {
	for _, a := range arrows {
		if matches(a.from, f.pkg) && matches(a.to, to) {
			return true
		}
	}
	if !f.test {
		return false
	}
	for _, a := range testArrows {
		if matches(a.from, f.pkg) && matches(a.to, to) {
			return true
		}
	}
	return false
}

func TestOwners(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, spec := range f.ast.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			for _, o := range owners {
				if strings.HasPrefix(path, o.library) && f.pkg != o.owner && !f.test {
					t.Errorf("%s imports %s, which belongs to %s: %s", f.path, path, o.owner, o.why)
				}
			}
		}
	}
}

// TestRoot holds the nouns to their rules: standard library only, no tags, no
// interfaces.
func TestRoot(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.pkg != "tearsheet" || f.test {
			continue
		}
		for _, spec := range f.ast.Imports {
			if path := strings.Trim(spec.Path.Value, `"`); strings.Contains(strings.Split(path, "/")[0], ".") {
				t.Errorf("%s: the root imports %s; it uses the standard library only", f.path, path)
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.InterfaceType:
				t.Errorf("%s: an interface at the root", f.path)
			case *ast.Field:
				if n.Tag != nil {
					t.Errorf("%s: a struct tag at the root", f.path)
				}
			}
			return true
		})
	}
}

func TestEveryPackageHasAComment(t *testing.T) {
	has := map[string]bool{}
	for _, f := range goFiles(t) {
		if !f.test {
			has[f.pkg] = has[f.pkg] || f.ast.Doc != nil
		}
	}
	for pkg, ok := range has {
		if !ok {
			t.Errorf("%s has no package comment", pkg)
		}
	}
}

func TestNamesSaySomething(t *testing.T) {
	empty := map[string]bool{"util": true, "utils": true, "common": true, "helpers": true, "types": true, "models": true, "misc": true}
	for _, f := range goFiles(t) {
		if name := filepath.Base(f.pkg); empty[name] {
			t.Errorf("%s: package %q says nothing", f.path, name)
		}
	}
}

func TestFilesAreTopics(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.lines > maxLines && !f.generated {
			t.Errorf("%s has %d lines; a file is a topic and has at most %d", f.path, f.lines, maxLines)
		}
	}
}

func matches(pattern, pkg string) bool {
	if tree, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == tree || strings.HasPrefix(pkg, tree+"/")
	}
	return pattern == pkg
}

func named(known map[string]bool, pkg string) bool {
	for pattern := range known {
		if matches(pattern, pkg) {
			return true
		}
	}
	return false
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && path != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		tree, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		pkg := "tearsheet"
		if dir := filepath.ToSlash(filepath.Dir(path)); dir != "." {
			pkg += "/" + dir
		}
		files = append(files, goFile{
			pkg: pkg, path: path, test: strings.HasSuffix(path, "_test.go"), ast: tree,
			lines: fset.File(tree.Pos()).LineCount(), generated: ast.IsGenerated(tree),
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("found %d Go files; the walk is broken", len(files))
	}
	return files
}

// TestRefreshIsThePicture keeps the one function that is the whole program
// short enough to be read as its picture.
func TestRefreshIsThePicture(t *testing.T) {
	const most = 40
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "pipeline/pipeline.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, d := range tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "Refresh" {
			continue
		}
		found = true
		if n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1; n > most {
			t.Errorf("Refresh has %d lines; at most %d", n, most)
		}
	}
	if !found {
		t.Error("pipeline.Refresh is gone")
	}
}
