package main

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"tearsheet"
	"tearsheet/feed"
	"tearsheet/pipeline"
)

// formats are the ways in which extract and preview print items.
var formats = []struct {
	name  string
	write func(feed.Document) ([]byte, error)
}{
	{"json", feed.Document.JSON},
	{"atom", feed.Document.Atom},
	{"rss", feed.Document.RSS},
	{"jsonl", feed.Document.Lines},
	{"csv", nil},
	{"table", nil},
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// defaultFormat is a table for a person and clean data for a pipe.
func (a *app) defaultFormat() string {
	if a.outTTY {
		return "table"
	}
	return "json"
}

// write prints what was extracted.
func (a *app) write(format string, src tearsheet.Source, x pipeline.Extraction) error {
	switch format {
	case "table":
		return a.print(a.itemTable(x.Items))
	case "csv":
		data, err := itemCSV(x.Items)
		if err == nil {
			_, err = a.stdout.Write(data)
		}
		return err
	}
	for _, f := range formats {
		if f.name != format {
			continue
		}
		data, err := f.write(feed.FromItems(src, x.Profile, x.Items, feed.Options{Version: version}))
		if err == nil {
			_, err = a.stdout.Write(data)
		}
		return err
	}
	return usage("no format %q", format)
}

func (a *app) itemTable(items []tearsheet.Item) table.Writer {
	t := a.table("#", "DATE", "HEADLINE", "BYLINE", "DEK", "LABELS")
	for i, it := range items {
		t.AppendRow(table.Row{i + 1, written(it.Published), clip(it.Headline, 60), clip(authors(it), 24), clip(it.Dek, 40), clip(strings.Join(it.Labels, ", "), 16)})
	}
	return t
}

func authors(it tearsheet.Item) string {
	var names []string
	for _, a := range it.Authors {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

// written is a date as precise as it was stated.
func written(t tearsheet.Timestamp) string {
	layouts := map[tearsheet.Precision]string{
		tearsheet.Day: "2006-01-02", tearsheet.Minute: "2006-01-02T15:04Z07:00", tearsheet.Second: "2006-01-02T15:04:05Z07:00",
	}
	if t.IsZero() {
		return ""
	}
	return t.Time.Format(layouts[t.Precision])
}

func itemCSV(items []tearsheet.Item) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{{"url", "headline", "dek", "authors", "published", "precision", "zone", "modified", "image", "labels", "language"}}
	for _, it := range items {
		rows = append(rows, []string{it.URL, it.Headline, it.Dek, authors(it), written(it.Published), it.Published.Precision.String(),
			it.Published.Zone.String(), written(it.Modified), it.Image, strings.Join(it.Labels, ", "), it.Language})
	}
	err := w.WriteAll(rows)
	return out.Bytes(), err
}
