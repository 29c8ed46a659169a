package sqlite

import (
	"encoding/json"

	"tearsheet"
)

// The shape of a recipe in the store. Its names are of the recipe file.
type (
	recipeRecord struct {
		Blocks []blockRecord `json:"blocks"`
		Next   []ruleRecord  `json:"next,omitempty"`
	}
	blockRecord struct {
		List   string                  `json:"list,omitempty"`
		Card   string                  `json:"card,omitempty"`
		Data   string                  `json:"data,omitempty"`
		Fields map[string][]ruleRecord `json:"fields"`
	}
	ruleRecord struct {
		Select string `json:"select,omitempty"`
		Attr   string `json:"attr,omitempty"`
		Line   int    `json:"line,omitempty"`
		Match  string `json:"match,omitempty"`
		Data   string `json:"data,omitempty"`
	}
)

// packRecipe gives "" for no recipe.
func packRecipe(r *tearsheet.Recipe) (string, error) {
	if r == nil {
		return "", nil
	}
	record := recipeRecord{Next: packRules(r.Next)}
	for _, b := range r.Blocks {
		block := blockRecord{List: b.List, Card: b.Card, Data: b.Data, Fields: map[string][]ruleRecord{}}
		for _, f := range b.Fields() {
			if len(f.Rules) > 0 {
				block.Fields[f.Name] = packRules(f.Rules)
			}
		}
		record.Blocks = append(record.Blocks, block)
	}
	b, err := json.Marshal(record)
	return string(b), err
}

func unpackRecipe(s string) (*tearsheet.Recipe, error) {
	if s == "" {
		return nil, nil
	}
	var record recipeRecord
	if err := json.Unmarshal([]byte(s), &record); err != nil {
		return nil, err
	}
	r := &tearsheet.Recipe{Next: unpackRules(record.Next)}
	for _, b := range record.Blocks {
		field := func(name string) []tearsheet.Rule { return unpackRules(b.Fields[name]) }
		r.Blocks = append(r.Blocks, tearsheet.Block{
			List: b.List, Card: b.Card, Data: b.Data,
			Headline: field("headline"), Link: field("link"), Dek: field("dek"), Byline: field("byline"),
			Date: field("date"), Image: field("image"), Labels: field("labels"),
		})
	}
	return r, nil
}

func packRules(rules []tearsheet.Rule) []ruleRecord {
	var records []ruleRecord
	for _, r := range rules {
		records = append(records, ruleRecord(r))
	}
	return records
}

func unpackRules(records []ruleRecord) []tearsheet.Rule {
	var rules []tearsheet.Rule
	for _, r := range records {
		rules = append(rules, tearsheet.Rule(r))
	}
	return rules
}
