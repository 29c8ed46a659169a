package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tearsheet/cmd/tearsheet/config"
	"tearsheet/pipeline"
	"tearsheet/scraper/induce"
)

func (a *app) detectCommand() *cobra.Command {
	var p pageFlags
	var explain bool
	c := &cobra.Command{
		Use:   "detect URL|FILE|-",
		Short: "Find the recipe of a page and print it as YAML",
		Long: `detect finds out which element of a listing page holds which field, and prints
the recipe as it stands under "recipe:" in tearsheet.yaml. Above each field stand
how many cards have it and up to three values.`,
		Args: cobra.ExactArgs(1),
		RunE: do(func(ctx context.Context, args []string) error {
			x, err := a.detect(ctx, args[0], &p)
			if err != nil {
				return err
			}
			if explain {
				a.explainLosers(x.Finding)
			}
			_, err = a.stdout.Write(config.WriteRecipe(&x.Finding.Recipe, notes(x.Finding)))
			return err
		}),
	}
	p.register(c)
	c.Flags().BoolVar(&explain, "explain", false, "say which other groups of the page were looked at and why they lost")
	return c
}

// detect reads a page without a recipe.
func (a *app) detect(ctx context.Context, arg string, p *pageFlags) (pipeline.Extraction, error) {
	l, err := a.look(arg, p)
	if err != nil {
		return pipeline.Extraction{}, err
	}
	x, err := pipeline.Extract(ctx, l.from, l.src, l.now)
	a.remarks(x)
	if err != nil {
		return x, about(arg, err)
	}
	return x, nil
}

// notes are the comments of a detected recipe: how well each field fits.
func notes(f *induce.Finding) config.Notes {
	notes := config.Notes{}
	for i, b := range f.Blocks {
		of := map[string]string{"": count(b.Cards, "card")}
		for _, field := range b.Fields {
			text := fmt.Sprintf("%s: in %d of %d", field.Name, field.Filled, b.Cards)
			for _, s := range field.Samples {
				text += "\n  " + clip(oneLine(s), 76)
			}
			of[field.Name] = text
		}
		notes[i] = of
	}
	return notes
}

// explainLosers says on stderr, for the recipe goes to stdout, which groups of
// the page look like cards and are not in the recipe.
func (a *app) explainLosers(f *induce.Finding) {
	var out bytes.Buffer
	for i, b := range f.Blocks {
		card := f.Recipe.Blocks[i].Card
		if card == "" {
			card = f.Recipe.Blocks[i].Data
		}
		fmt.Fprintf(&out, "chosen: %s (%s, %.2f)\n", card, count(b.Cards, "card"), b.Worth)
	}
	for _, o := range f.Others {
		fmt.Fprintf(&out, "not: %s (%s): %s\n", o.Card, count(o.Cards, "card"), o.Reason)
		if o.Sample != "" {
			fmt.Fprintf(&out, "     such as %q\n", clip(strings.TrimSpace(o.Sample), 70))
		}
	}
	_, _ = io.Copy(a.stderr, &out)
}
