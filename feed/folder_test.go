package feed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tearsheet"
)

func openFolder(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func publish(t *testing.T, f *Folder, name, data string) bool {
	t.Helper()
	changed, err := f.Publish(t.Context(), name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func TestFolderWritesOnlyWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "feeds", "deep")
	f := openFolder(t, dir)
	file := filepath.Join(dir, "a", "rss.xml")
	past := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, step := range []struct {
		name, data string
		changed    bool
		why        string
	}{
		{"new", "one", true, "nothing stood there"},
		{"same", "one", false, "its mtime is what a 304 is made of"},
		{"same length", "two", true, "a size says nothing of content"},
		{"empty", "", true, "no bytes are bytes too"},
		{"empty again", "", false, ""},
	} {
		if changed := publish(t, f, "a/rss.xml", step.data); changed != step.changed {
			t.Errorf("%s: changed = %v: %s", step.name, changed, step.why)
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != step.data {
			t.Errorf("%s: file holds %q, %v; want %q", step.name, got, err, step.data)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if touched := !info.ModTime().Equal(past); touched != step.changed {
			t.Errorf("%s: mtime touched = %v, want %v", step.name, touched, step.changed)
		}
		if err := os.Chtimes(file, past, past); err != nil {
			t.Fatal(err)
		}
	}
	onlyFiles(t, filepath.Dir(file), "rss.xml")
}

func TestFolderSweepsWhatAKilledRunLeft(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{tempPrefix + "12345-1", "keep.txt", ".htaccess"} {
		if err := os.WriteFile(filepath.Join(dir, "a", n), []byte("half a fe"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	publish(t, openFolder(t, dir), "a/rss.xml", "whole")
	onlyFiles(t, filepath.Join(dir, "a"), ".htaccess", "keep.txt", "rss.xml")
}

func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s holds %q, want %q", filepath.Base(dir), got, want)
	}
}

func TestFolderRefusesNames(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside")
	dir := t.TempDir()
	if err := os.MkdirAll(outside, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	f := openFolder(t, dir)
	for _, c := range []struct{ name, why string }{
		{"", "no name"},
		{".", "the folder itself"},
		{"../x", "above the folder"},
		{"a/../../x", "above the folder, by a detour"},
		{"a/../x", "a detour is no name"},
		{"/etc/x", "absolute"},
		{"a//x", "two names for one file"},
		{"a/.hidden", "hidden files are the server's and ours"},
		{"link/x", "a symbolic link that leads out"},
	} {
		_, err := f.Publish(t.Context(), c.name, []byte("x"))
		if tearsheet.KindOf(err) != tearsheet.KindOutput {
			t.Errorf("%q: %v; want an error of KindOutput: %s", c.name, err, c.why)
		}
	}
	onlyFiles(t, outside)
	onlyFiles(t, dir, "link")
}

func TestFolderUnderACancelledContext(t *testing.T) {
	dir := t.TempDir()
	f := openFolder(t, dir)
	publish(t, f, "a/rss.xml", "old")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Publish(ctx, "a/rss.xml", []byte("new")); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want context.Canceled", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a", "rss.xml")); string(got) != "old" {
		t.Errorf("file holds %q, want the old bytes", got)
	}
}

func TestFolderFromManyGoroutines(t *testing.T) {
	dir := t.TempDir()
	f := openFolder(t, dir)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				if _, err := f.Publish(t.Context(), "a/rss.xml", []byte(strings.Repeat(fmt.Sprint(i), 1000))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got, err := os.ReadFile(filepath.Join(dir, "a", "rss.xml"))
	if err != nil || len(got) != 1000 || strings.Trim(string(got), string(got[:1])) != "" {
		t.Errorf("file is not one writer's whole: %d bytes, %v", len(got), err)
	}
	onlyFiles(t, filepath.Join(dir, "a"), "rss.xml")
}

func TestFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a", "rss.xml"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "b"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	f := openFolder(t, dir)
	for _, c := range []struct{ name, why string }{
		{"a/rss.xml", "a folder stands where the file belongs"},
		{"b/rss.xml", "a file stands where the folder belongs"},
		{strings.Repeat("n", 300) + "/rss.xml", "no file system has such names"},
	} {
		_, err := f.Publish(t.Context(), c.name, []byte("x"))
		if tearsheet.KindOf(err) != tearsheet.KindOutput || tearsheet.RemedyOf(err) == "" {
			t.Errorf("%.20s: err %v, remedy %q; want KindOutput with a remedy: %s", c.name, err, tearsheet.RemedyOf(err), c.why)
		}
	}
	if _, err := OpenFolder(filepath.Join(dir, "b", "feeds")); tearsheet.KindOf(err) != tearsheet.KindOutput {
		t.Errorf("folder below a file: %v; want KindOutput", err)
	}
}

// TestRemedies holds each failure of a file system to a remedy and to one
// line that names the file once.
func TestRemedies(t *testing.T) {
	for _, c := range []struct {
		err    error
		remedy string
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "free some space"},
		{&os.LinkError{Op: "rename", Old: "x", New: "y", Err: syscall.EDQUOT}, "quota"},
		{&fs.PathError{Op: "openat", Path: "x", Err: syscall.EROFS}, "read-only"},
		{&fs.PathError{Op: "openat", Path: "x", Err: syscall.EACCES}, "chown"},
		{&fs.PathError{Op: "openat", Path: "x", Err: syscall.EPERM}, "chown"},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EFBIG}, "limit"},
		{syscall.EIO, ""},
	} {
		err := outputError("write", "feeds/a/rss.xml", c.err)
		if !errors.Is(err, cause(c.err)) || tearsheet.KindOf(err) != tearsheet.KindOutput {
			t.Errorf("%v: %v is not that error, of KindOutput", c.err, err)
		}
		if got := tearsheet.RemedyOf(err); !strings.Contains(got, c.remedy) || (got == "") != (c.remedy == "") {
			t.Errorf("%v: remedy %q, want one with %q", c.err, got, c.remedy)
		}
		if msg := err.Error(); strings.Count(msg, "rss.xml") != 1 || strings.Contains(msg, "\n") {
			t.Errorf("%v: message %q", c.err, msg)
		}
	}
}
