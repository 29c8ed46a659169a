package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"tearsheet/cmd/tearsheet/config"
)

func (a *app) configCommand() *cobra.Command {
	parent := &cobra.Command{Use: "config", Short: "About the configuration file", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	parent.AddCommand(&cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of tearsheet.yaml, for editors",
		Long: `schema prints a JSON Schema (draft 2020-12) that lets editors complete and check tearsheet.yaml:

  tearsheet config schema > tearsheet.schema.json

and, as the first line of tearsheet.yaml:

  # yaml-language-server: $schema=./tearsheet.schema.json`,
		Args: cobra.NoArgs,
		RunE: do(func(context.Context, []string) error {
			_, err := io.WriteString(a.stdout, config.Schema)
			return err
		}),
	})
	return parent
}
