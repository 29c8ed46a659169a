package config_test

import (
	"fmt"

	"tearsheet/cmd/tearsheet/config"
)

func ExampleParse() {
	c, err := config.Parse("tearsheet.yaml", []byte(`
sources:
  - id: north-news
    url: https://news.example/listing/
    every: 30m
`), config.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Sources[0].ID, c.Sources[0].Every, c.Output)
	// Output: north-news 30m0s feeds
}

// All that is wrong is told at once, each with its place.
func ExampleParse_problems() {
	_, err := config.Parse("tearsheet.yaml", []byte(`
sources:
  - id: north-news
    url: https://news.example/listing/
    evry: 30m
    recipe:
      card: #main
`), config.Options{})
	fmt.Println(err)
	// Output:
	// tearsheet.yaml:5:5: source north-news: unknown key "evry"; did you mean "every"?
	// tearsheet.yaml:7:12: source north-news: recipe: card: is empty: what begins with # is a comment in YAML; put it in quotes
}
