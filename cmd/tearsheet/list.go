package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"tearsheet"
	"tearsheet/feed"
	"tearsheet/pipeline"
)

// listed is a line of --list.
type listed struct {
	File     string `json:"file"`
	URL      string `json:"url"`
	At       string `json:"at"`
	Timezone string `json:"timezone"`
	Recipe   string `json:"recipe"`

	name string // of the file to write
}

// extractList reads many saved pages and writes a JSON feed for each. A page
// that fails is named and costs only itself.
func (a *app) extractList(ctx context.Context, list, out string, flags pageFlags) error {
	jobs, err := a.readList(list)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return &tearsheet.Error{Kind: tearsheet.KindOutput, Err: err, Remedy: "name a folder that can be written with --out"}
	}
	folder, err := feed.OpenFolder(out)
	if err != nil {
		return err
	}
	defer folder.Close()
	var mu sync.Mutex
	failed := false
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, job := range jobs {
		group.Go(func() error {
			if err := a.extractOne(ctx, folder, job, flags); err != nil {
				mu.Lock()
				defer mu.Unlock()
				failed = true
				a.say("%s: %s\n", job.File, oneLine(err.Error()))
			}
			return nil
		})
	}
	_ = group.Wait() // none of them returns one
	if failed {
		return errReported
	}
	return nil
}

func (a *app) extractOne(ctx context.Context, folder *feed.Folder, job listed, p pageFlags) error {
	p.url, p.at, p.recipe = job.URL, job.At, job.Recipe
	if job.Timezone != "" {
		p.timezone = job.Timezone
	}
	l, err := a.look(job.File, &p)
	if err != nil {
		return err
	}
	x, err := pipeline.Extract(ctx, l.from, l.src, l.now)
	if err != nil {
		return err
	}
	data, err := feed.FromItems(l.src, x.Profile, x.Items, feed.Options{Version: version}).JSON()
	if err != nil {
		return err
	}
	_, err = folder.Publish(ctx, job.name, data)
	return err
}

// readList reads the list whole before anything is done. Files are looked for
// from the working folder and then from the list's.
func (a *app) readList(name string) ([]listed, error) {
	data, err := a.read(name)
	if err != nil {
		return nil, err
	}
	var jobs []listed
	from := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		job, err := parseListed(lines.Bytes())
		if err != nil {
			return nil, usage("%s:%d: %w", name, n, err)
		}
		if first, twice := from[job.name]; twice {
			return nil, usage("%s:%d: %s and %s would both be written to %s", name, n, first, job.File, job.name)
		}
		from[job.name] = job.File
		job.File, job.Recipe = beside(name, job.File), beside(name, job.Recipe)
		jobs = append(jobs, job)
	}
	return jobs, lines.Err()
}

func parseListed(line []byte) (listed, error) {
	var job listed
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&job); err != nil {
		return job, fmt.Errorf(`no line like {"file", "url", "at", "timezone", "recipe"}: %w`, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return job, errors.New("more than one value in a line")
	}
	if job.File == "" {
		return job, errors.New(`"file" is missing`)
	}
	base := filepath.Base(job.File)
	job.name = strings.TrimSuffix(base, filepath.Ext(base)) + ".json"
	return job, nil
}

func beside(list, file string) string {
	if file == "" || filepath.IsAbs(file) || list == "-" {
		return file
	}
	if _, err := os.Stat(file); err == nil {
		return file
	}
	return filepath.Join(filepath.Dir(list), file)
}
