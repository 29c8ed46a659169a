package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

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
