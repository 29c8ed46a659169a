package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tearsheet"
	"tearsheet/store"
)

// quiet has no judge: these tests are about files.
var quiet = Options{}

// foreign makes a database of another program.
func foreign(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenRefusesWhatIsNoStore(t *testing.T) {
	cases := []struct {
		name, why string
		make      func(t *testing.T, path string)
		remedy    string
	}{
		{"text", "a config or a page, named by mistake", func(t *testing.T, path string) {
			write(t, path, []byte(strings.Repeat("sources: [] # not a database\n", 200)))
		}, "name another file"},
		{"a few bytes", "shorter than SQLite's header", func(t *testing.T, path string) { write(t, path, []byte("x")) }, "name another file"},
		{"zeros", "what a crashed file system leaves", func(t *testing.T, path string) { write(t, path, make([]byte, 4096)) }, "name another file"},
		{"a foreign database", "tables of ours do not belong into it", func(t *testing.T, path string) {
			foreign(t, path, "CREATE TABLE bookmarks (url TEXT)")
		}, "name another file"},
		{"an empty foreign database", "its owner marked it", func(t *testing.T, path string) {
			foreign(t, path, "PRAGMA application_id = 7", "VACUUM")
		}, "name another file"},
		{"a newer store", "its tables mean what this version does not know", func(t *testing.T, path string) {
			foreign(t, path, fmt.Sprintf("PRAGMA application_id = %d", applicationID),
				fmt.Sprintf("PRAGMA user_version = %d", schemaVersion+1), "CREATE TABLE wonders (x)")
		}, "update this tearsheet"},
		{"a folder", "", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}, "cannot be opened"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := Open(context.Background(), path, quiet)
			refused(t, err, path, c.remedy)
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Errorf("the file was touched")
			}
			left, _ := os.ReadDir(filepath.Dir(path))
			if len(left) != 1 {
				t.Errorf("left beside the file: %v", left)
			}
		})
	}
}

func TestOpenWithoutAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no", "store.db")
	_, err := Open(context.Background(), path, quiet)
	refused(t, err, path, "make its folder")
}

// A disk that is full is played by a store that may not grow.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(ctx, path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Merge(ctx, captureOf(0, 3)); err != nil {
		t.Fatal(err)
	}
	before, _ := s.Entries(ctx, "paper", 0)
	if _, err := s.write.db.Exec("PRAGMA max_page_count = 1"); err != nil { // as few as it has now
		t.Fatal(err)
	}
	_, err = s.Merge(ctx, captureOf(1, 500))
	refused(t, err, path, "the disk is full")
	if after, err := s.Entries(ctx, "paper", 0); err != nil || len(after) != len(before) {
		t.Errorf("%d entries after, %d before, error %v", len(after), len(before), err)
	}
	if _, err := s.write.db.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if m, err := s.Merge(ctx, captureOf(1, 500)); err != nil || m.New != 500 {
		t.Errorf("with room again: %+v, %v", m, err)
	}
}

func TestFullDiskWhileMaking(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "store.db")
	write, err := connect(path, 1, url.Values{"_txlock": {"immediate"}})
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{path: path, write: write}
	if _, err := write.db.Exec("PRAGMA max_page_count = 6"); err != nil { // goose's table fits, ours do not
		t.Fatal(err)
	}
	refused(t, s.fail(ctx, "open", s.migrate(ctx)), path, "the disk is full")
	write.close()
	s, err = Open(ctx, path, quiet)
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	s.Close()
}

// A file that may not be written is played by a connection that may not.
func TestReadOnlyFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(ctx, path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.write.db.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Merge(ctx, captureOf(0, 3))
	refused(t, err, path, "cannot be written")
}

func TestDamagedStore(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(ctx, path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(ctx, captureOf(0, 300)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i++ {
		data[i] = 0xa5
	}
	write(t, path, data)
	if s, err = Open(ctx, path, quiet); err == nil {
		defer s.Close()
		_, err = s.Merge(ctx, captureOf(1, 3))
	}
	refused(t, err, path, "damaged")
}

func refused(t *testing.T, err error, path, remedy string) {
	t.Helper()
	var e *tearsheet.Error
	if !errors.As(err, &e) || e.Kind != tearsheet.KindStore {
		t.Fatalf("error %v, want KindStore", err)
	}
	if !strings.Contains(e.Remedy, remedy) {
		t.Errorf("remedy %q does not say %q (error: %v)", e.Remedy, remedy, err)
	}
	if !strings.Contains(err.Error(), path) {
		t.Errorf("%q does not name the file", err)
	}
	if strings.ContainsAny(err.Error(), "\n") {
		t.Errorf("%q is more than a line", err)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// captureOf brings stories that no other n brings.
func captureOf(n, count int) store.Capture {
	at := time.Date(2031, 3, 4, 6, n, 0, 0, time.UTC)
	c := store.Capture{Source: "paper", At: at}
	for i := range count {
		address := fmt.Sprintf("https://lantern.example/%d/%d", n, i)
		c.Items = append(c.Items, tearsheet.Item{
			URL: address, Key: address, Headline: fmt.Sprintf("Ferry %d of day %d", i, n), Place: i,
			Evidence: tearsheet.Evidence{PageURL: "https://lantern.example/", At: at, Digest: tearsheet.Digest(nil)},
		})
	}
	return c
}
