package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
	"tearsheet/pipeline"
)

func (a *app) addCommand() *cobra.Command {
	var p pageFlags
	var id, title string
	var yes bool
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Detect a listing and write it into the configuration",
		Long: `add finds out which element of a listing holds which field, shows the first
items, asks, and writes the source into the configuration. The file's comments
and order stay as they are; where there is no file one is made.`,
		Args: cobra.ExactArgs(1),
		RunE: do(func(ctx context.Context, args []string) error { return a.add(ctx, args[0], &p, id, title, yes) }),
	}
	p.register(c)
	c.Flags().StringVar(&id, "id", "", "id of the source (default: made of the address)")
	c.Flags().StringVar(&title, "title", "", "title of the feed (default: the page's)")
	c.Flags().BoolVarP(&yes, "yes", "y", false, "do not ask")
	return c
}

func (a *app) add(ctx context.Context, address string, p *pageFlags, id, title string, yes bool) error {
	if !isAddress(address) {
		return usage("add wants an address that begins with http:// or https://, not %q", address)
	}
	data, err := os.ReadFile(a.config)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: err}
	}
	c, err := config.Parse(a.config, data, config.Options{})
	if err != nil {
		return err
	}
	p.contact, p.private = c.Contact, append(p.private, c.AllowPrivate...)
	x, err := a.detect(ctx, address, p)
	if err != nil {
		return err
	}
	src := tearsheet.Source{ID: id, URL: address, Title: title, Language: p.language, Timezone: p.timezone, Pages: p.pages, Recipe: &x.Finding.Recipe}
	if src.ID == "" {
		src.ID = config.IDFor(address)
	}
	if err := a.show(x); err != nil {
		return err
	}
	out, err := config.AddSource(a.config, data, src)
	if err != nil {
		return err
	}
	if !yes && !a.confirm(fmt.Sprintf("write source %q into %s?", src.ID, a.config)) {
		a.say("nothing was written\n")
		return nil
	}
	if err := replaceFile(a.config, out); err != nil {
		return &tearsheet.Error{Kind: tearsheet.KindOutput, Err: err}
	}
	a.say("wrote source %s into %s; refresh it with: tearsheet run %s\n", src.ID, a.config, src.ID)
	return nil
}

// shown is how many items a person judges a recipe by.
const shown = 10

func (a *app) show(x pipeline.Extraction) error {
	if len(x.Items) > shown {
		a.say("%s; the first %d:\n", count(len(x.Items), "item"), shown)
	}
	return a.print(a.itemTable(x.Items[:min(shown, len(x.Items))]))
}

// confirm asks on stderr; no answer is no.
func (a *app) confirm(question string) bool {
	a.say("%s [y/N] ", question)
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}

// replaceFile replaces a file whole or not at all and keeps its permissions.
func replaceFile(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".tearsheet-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
