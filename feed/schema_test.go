package feed

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas lies beside the repository, with the grammars of the formats.
const schemas = "../../shared/schemas"

func grammar(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(schemas, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the grammars are not here: %v", err)
	}
	return path
}

func TestAtomKeepsItsGrammar(t *testing.T) {
	files := with(writeJudged(t, judged()), isAtom)
	for _, judge := range []struct {
		tool string
		args []string
	}{
		{"xmllint", []string{"--noout", "--huge", "--relaxng", grammar(t, "atom.rng")}},
		{"jing", []string{"-c", grammar(t, "atom.rnc")}},
	} {
		t.Run(judge.tool, func(t *testing.T) {
			t.Parallel()
			tool := need(t, judge.tool)
			if out, err := exec.CommandContext(t.Context(), tool, append(judge.args, files...)...).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", judge.tool, err, out)
			}
			// A judge that passes everything would be none.
			bad := filepath.Join(t.TempDir(), "bad.atom")
			if err := os.WriteFile(bad, []byte(`<feed xmlns="`+nsAtom+`"><title>no id, no updated</title></feed>`), 0o644); err != nil {
				t.Fatal(err)
			}
			if exec.CommandContext(t.Context(), tool, append(judge.args, bad)...).Run() == nil {
				t.Errorf("%s passes a feed without id", judge.tool)
			}
		})
	}
}

func TestRSSIsWellFormedForOthers(t *testing.T) {
	files := with(writeJudged(t, judged()), isRSS)
	if out, err := exec.CommandContext(t.Context(), need(t, "xmllint"), append([]string{"--noout", "--huge"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}

func TestJSONKeepsItsSchema(t *testing.T) {
	schema := jsonSchema(t)
	for _, file := range with(writeJudged(t, judged()), isJSON) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, schema, data); err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
	}
	if validate(t, schema, []byte(`{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1"}]}`)) == nil {
		t.Error("the schema passes an item without content")
	}
}

func validate(t *testing.T, schema *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(v)
}

// jsonSchema compiles feed.json, with formats (uri, date-time) asserted and
// its reference to feed-1.json answered from the same folder.
func jsonSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	id := ""
	for _, name := range []string{"feed-1.json", "feed.json"} {
		f, err := os.Open(grammar(t, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		doc, err := jsonschema.UnmarshalJSON(f)
		if err != nil {
			t.Fatal(err)
		}
		id = doc.(map[string]any)["id"].(string)
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
