package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tearsheet"
)

// Config is tearsheet.yaml with its defaults in place and its paths resolved
// against its folder.
type Config struct {
	File         string
	Output       string // folder of the feeds
	BaseURL      string // ends in a slash; "": nobody said
	Store        string // database file
	Contact      string
	AllowPrivate []string
	Alike        Alike
	Sources      []tearsheet.Source // in the order of the file
}

// Alike is when two items count as the same story. A zero field means the
// measured default.
type Alike struct {
	Dek    float64       // within a source: likeness of the deks, 0 to 1
	Within time.Duration // within a source: distance of the dates
	Across float64       // across sources: likeness of headline and dek
}

// The defaults of keys that are left out.
const (
	DefaultOutput = "feeds"
	DefaultStore  = "tearsheet.db"
	DefaultEvery  = time.Hour
	DefaultPages  = 1
	DefaultLimit  = 50
)

// maxFile bounds a configuration; 300 sources with recipes take 100 kB.
const maxFile = 16 << 20

// Options says where secrets are read from.
type Options struct {
	// Getenv looks up the environment, as os.LookupEnv does. nil leaves all
	// secrets, those in files too, unread: for commands that fetch nothing.
	Getenv func(string) (string, bool)
}

// Load reads a configuration. Its error is a *tearsheet.Error of KindConfig
// that wraps Problems, or says that the file cannot be read.
func Load(path string, o Options) (*Config, error) {
	data, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &tearsheet.Error{Kind: tearsheet.KindConfig, Err: fmt.Errorf("%s: no such file", path),
			Remedy: "write one with `tearsheet init`, or name yours with --config"}
	}
	if err != nil {
		return nil, &tearsheet.Error{Kind: tearsheet.KindConfig, Err: err}
	}
	return Parse(path, data, o)
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("%s: larger than %d MB", path, maxFile>>20)
	}
	return os.ReadFile(path)
}

// Parse is Load for content that was read already; path names it and gives
// the folder that its paths are relative to.
func Parse(path string, data []byte, o Options) (*Config, error) {
	var f file
	d := decode(path, data, &f)
	r := &reader{decoder: d, dir: filepath.Dir(path), secrets: o.Getenv}
	c := r.config(&f)
	c.File = path
	if err := d.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// err is what was found, or nil.
func (d *decoder) err() error {
	if len(d.problems) == 0 {
		return nil
	}
	return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: d.problems.sorted()}
}

// reader makes the Config of the shape, checking what takes more than a type.
type reader struct {
	*decoder
	dir     string
	secrets func(string) (string, bool)
}

func (r *reader) config(f *file) *Config {
	c := &Config{
		Output:       r.path(f.Output, DefaultOutput),
		BaseURL:      r.baseURL(f),
		Store:        r.path(f.Store, DefaultStore),
		Contact:      f.Contact,
		AllowPrivate: r.allowed(f),
	}
	if a := f.Alike; a != nil {
		c.Alike = Alike{Dek: float64(a.Dek), Within: time.Duration(a.Within), Across: float64(a.Across)}
	}
	r.tracking(f.Tracking)
	ids := map[string]string{} // by what a file system may take for the same
	for i := range f.Sources {
		s := &f.Sources[i]
		folded := strings.ToLower(s.ID)
		if first, twice := ids[folded]; twice && s.ID != "" {
			r.at([]any{&s.ID}, "there are two sources with the id %q%s", first, unlike(first, s.ID))
		}
		ids[folded] = s.ID
		c.Sources = append(c.Sources, r.source(f, s))
	}
	return c
}

func unlike(a, b string) string {
	if a == b {
		return ""
	}
	return fmt.Sprintf(" (%q would be the same folder on some machines)", b)
}

// Source returns the source with an id; false when there is none.
func (c *Config) Source(id string) (tearsheet.Source, bool) {
	for _, s := range c.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return tearsheet.Source{}, false
}

func (r *reader) path(p, byDefault string) string {
	if p == "" {
		p = byDefault
	}
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(r.dir, p)
}

func (r *reader) baseURL(f *file) string {
	if f.BaseURL == "" {
		return ""
	}
	u, err := url.Parse(f.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		r.at([]any{&f.BaseURL}, "%q is no address of a folder; write it like https://feeds.paper.example/", f.BaseURL)
		return ""
	}
	return strings.TrimSuffix(f.BaseURL, "/") + "/"
}

func (r *reader) allowed(f *file) []string {
	for i := range f.AllowPrivate {
		a := f.AllowPrivate[i]
		if a == "" || isHostName(a) {
			continue
		}
		_, errAddr := netip.ParseAddr(a)
		_, errPrefix := netip.ParsePrefix(a)
		if errAddr != nil && errPrefix != nil {
			r.at([]any{&f.AllowPrivate[i]}, "%q is neither an address, a prefix like 10.1.0.0/16 nor a host name", a)
		}
	}
	return f.AllowPrivate
}

// isHostName takes names with a letter in their last label, which no IPv4
// address has.
func isHostName(s string) bool {
	labels := strings.Split(s, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 || strings.Trim(strings.ToLower(l), "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return strings.ContainsAny(strings.ToLower(labels[len(labels)-1]), "abcdefghijklmnopqrstuvwxyz")
}

func (r *reader) tracking(params []string) {
	for i := range params {
		if p := params[i]; strings.ContainsAny(p, "&=? ") || strings.Contains(strings.TrimSuffix(p, "*"), "*") || p == "*" {
			r.at([]any{&params[i]}, "%q is no parameter's name; write it like ref, or ref_* for all that begin so", p)
		}
	}
}
