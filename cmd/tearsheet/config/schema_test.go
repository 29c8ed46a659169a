package config

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	judge "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"tearsheet/internal/golden"
)

// own are the schemas of values with a syntax of their own (value.go) and of
// checks that need more than a type (source.go).
var own = map[reflect.Type]*jsonschema.Schema{
	reflect.TypeFor[duration](): pattern(durationPattern),
	reflect.TypeFor[interval](): pattern("auto|" + durationPattern),
	reflect.TypeFor[count]():    {Type: "integer", Minimum: "1"},
	reflect.TypeFor[secret](): {OneOf: []*jsonschema.Schema{
		text(), object("env", text()), object("file", text()),
	}},
	reflect.TypeFor[rules](): {OneOf: []*jsonschema.Schema{
		{Ref: "#/$defs/rule"},
		{Type: "array", Items: &jsonschema.Schema{Ref: "#/$defs/rule"}, MinItems: number(1)},
	}},
	reflect.TypeFor[share](): {Type: "number", ExclusiveMinimum: "0", Maximum: "1"},
}

func pattern(p string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: "^(" + p + ")$"}
}

func text() *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Pattern: `\S`} }

func number(n uint64) *uint64 { return &n }

func object(key string, value *jsonschema.Schema) *jsonschema.Schema {
	props := jsonschema.NewProperties()
	props.Set(key, value)
	return &jsonschema.Schema{Type: "object", Properties: props, Required: []string{key}, AdditionalProperties: jsonschema.FalseSchema}
}

// patterns are checks of single keys.
var patterns = map[string]string{
	"source.id":       "^" + idPattern + "$",
	"source.url":      `^https?://[^/?#]`,
	"source.language": "^(" + languagePattern + ")$",
	"file.base_url":   `^https?://[^/?#]+[^?#]*$`,
}

func generate(t *testing.T) string {
	r := &jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true,
		Mapper: func(t reflect.Type) *jsonschema.Schema {
			if s := own[t]; s != nil {
				c := *s
				return &c
			}
			return nil
		}}
	s := r.Reflect(&file{})
	s.Title = "tearsheet.yaml"
	s.ID = ""
	long := (&jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true}).Reflect(&rule{}).Definitions["rule"]
	long.MinProperties = number(1)
	s.Definitions["rule"] = &jsonschema.Schema{OneOf: []*jsonschema.Schema{text(), long}}
	for name, def := range s.Definitions {
		finish(name, def)
	}
	finish("rule", long)
	s.Definitions["recipe"].OneOf = shapes(s.Definitions["recipe"])
	s.Definitions["block"].AllOf = []*jsonschema.Schema{complete()}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// finish says of all texts that they must not be blank, of lists that they may
// be left empty, and adds the patterns.
func finish(name string, def *jsonschema.Schema) {
	if def.Properties == nil {
		return
	}
	for p := def.Properties.Oldest(); p != nil; p = p.Next() {
		v := p.Value
		switch {
		case v.Type == "array":
			if v.Items.Type == "string" {
				v.Items.Pattern = `\S`
			}
			v.Extras = map[string]any{"type": []string{"array", "null"}}
			v.Type = ""
		case v.Type == "string" && v.Pattern == "":
			v.Pattern = `\S`
		}
		if pat := patterns[name+"."+p.Key]; pat != "" {
			v.Pattern = pat
		}
	}
	if t, ok := def.Properties.Get("tracking"); ok {
		t.Items.Pattern = `^[^&=?* ]+\*?$`
	}
}

// shapes are the two forms of a recipe: one block at the top, or blocks.
func shapes(recipe *jsonschema.Schema) []*jsonschema.Schema {
	var top []*jsonschema.Schema
	for p := recipe.Properties.Oldest(); p != nil; p = p.Next() {
		if p.Key != "blocks" && p.Key != "next" {
			top = append(top, required(p.Key))
		}
	}
	one := complete()
	one.Not = required("blocks")
	return []*jsonschema.Schema{{Required: []string{"blocks"}, Not: &jsonschema.Schema{AnyOf: top}}, one}
}

// complete says what a block cannot be without: cards, headline and link.
func complete() *jsonschema.Schema {
	return &jsonschema.Schema{Required: []string{"headline", "link"},
		AnyOf: []*jsonschema.Schema{required("card"), required("data")}}
}

func required(key string) *jsonschema.Schema { return &jsonschema.Schema{Required: []string{key}} }

func TestSchemaIsGenerated(t *testing.T) {
	golden.Check(t, "schema.json", []byte(generate(t)))
}

// TestSchemaAgreesWithLoader holds the schema to the loader: over the table of
// cases it accepts what the loader accepts and refuses what it refuses.
func TestSchemaAgreesWithLoader(t *testing.T) {
	s := compileSchema(t)
	for _, c := range append(cases, example) {
		t.Run(c.name, func(t *testing.T) {
			var doc any
			if err := yaml.Load([]byte(c.in), &doc); err != nil {
				if c.blind == "" {
					t.Fatal(err)
				}
				return
			}
			err := s.Validate(asJSON(t, doc))
			refuses := len(c.problems) > 0 && c.blind == ""
			if (err != nil) != refuses {
				t.Errorf("%s: schema says %v, loader says %q", c.why, err, c.problems)
			}
		})
	}
}

func compileSchema(t *testing.T) *judge.Schema {
	t.Helper()
	doc, err := judge.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := judge.NewCompiler()
	if err := c.AddResource("tearsheet.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("tearsheet.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func asJSON(t *testing.T, doc any) any {
	t.Helper()
	if doc == nil {
		doc = map[string]any{}
	}
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	out, err := judge.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var example = struct {
	name, why string
	in        string
	problems  []string
	blind     string
}{name: "example", why: "what init writes must be right", in: Example}

func TestExampleLoads(t *testing.T) {
	c, err := Parse("tearsheet.yaml", []byte(Example), Options{Getenv: env()})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Sources) != 2 || c.Sources[1].Recipe == nil {
		t.Errorf("%+v", c)
	}
}
