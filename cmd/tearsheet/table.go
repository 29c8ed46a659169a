package main

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// table begins a table: drawn and, unless NO_COLOR is set, with a bold head
// for a terminal; in a pipe plain columns apart by tabs.
func (a *app) table(head ...string) table.Writer {
	t := table.NewWriter()
	row := make(table.Row, len(head))
	for i, h := range head {
		row[i] = h
	}
	t.AppendHeader(row)
	style := table.StyleLight
	style.Options = table.OptionsNoBordersAndSeparators
	if a.color() {
		style.Color.Header = text.Colors{text.Bold}
	}
	t.SetStyle(style)
	return t
}

// color says whether a terminal is there and wants colours (no-color.org).
func (a *app) color() bool {
	none, _ := a.getenv("NO_COLOR")
	return a.outTTY && none == ""
}

func (a *app) print(t table.Writer) error {
	if !a.outTTY {
		_, err := fmt.Fprintln(a.stdout, t.RenderTSV())
		return err
	}
	_, err := fmt.Fprintln(a.stdout, t.Render())
	return err
}

// clip shortens a cell to a width that a terminal shows, by columns and not
// by bytes: CJK letters take two.
func clip(s string, width int) string { return text.Snip(s, width, "…") }
