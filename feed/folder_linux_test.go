package feed

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"tearsheet"
)

// stands fails the test unless publishing new bytes fails with a remedy and
// leaves the old ones, and nothing beside them.
func stands(t *testing.T, f *Folder, dir, remedy string) {
	t.Helper()
	_, err := f.Publish(t.Context(), "a/rss.xml", []byte(strings.Repeat("new ", 1<<18)))
	if tearsheet.KindOf(err) != tearsheet.KindOutput || !strings.Contains(tearsheet.RemedyOf(err), remedy) {
		t.Errorf("err %v, remedy %q; want KindOutput and a remedy with %q", err, tearsheet.RemedyOf(err), remedy)
	}
	if err != nil && !strings.Contains(err.Error(), filepath.Join(dir, "a", "rss.xml")) {
		t.Errorf("%q does not name the file", err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a", "rss.xml")); err != nil || string(got) != "old" {
		t.Errorf("file holds %.20q, %v; want the old bytes", got, err)
	}
	onlyFiles(t, filepath.Join(dir, "a"), "rss.xml")
}

func TestFolderOnAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	f := openFolder(t, dir)
	publish(t, f, "a/rss.xml", "old")
	stands(t, f, dir, "disk is full")
	if !publish(t, f, "a/rss.xml", "it fits again") {
		t.Error("the folder does not recover")
	}
}

func TestFolderOnAReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	f := openFolder(t, dir)
	publish(t, f, "a/rss.xml", "old")
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	stands(t, f, dir, "read-only")
	if publish(t, f, "a/rss.xml", "old") {
		t.Error("unchanged bytes were written")
	}
}

// smallDisk is a file system of 64 kB.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a disk can be made only by a user who may mount: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFolderThatMayNotBeWritten(t *testing.T) {
	dir := t.TempDir()
	f := openFolder(t, dir)
	publish(t, f, "a/rss.xml", "old")
	if err := os.Chmod(filepath.Join(dir, "a"), 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "a"), 0o755) })
	done := make(chan struct{})
	go func() {
		defer close(done)
		if os.Getuid() == 0 {
			// Permissions do not bind root; this thread, which dies with the
			// goroutine, becomes nobody for the file system.
			runtime.LockOSThread()
			if err := syscall.Chmod(dir, 0o755); err != nil {
				t.Error(err)
				return
			}
			if err := syscall.Setfsuid(65534); err != nil {
				t.Error(err)
				return
			}
		}
		_, err := f.Publish(t.Context(), "a/rss.xml", []byte("new"))
		if tearsheet.KindOf(err) != tearsheet.KindOutput || !strings.Contains(tearsheet.RemedyOf(err), "chmod") {
			t.Errorf("err %v, remedy %q; want KindOutput and what to do", err, tearsheet.RemedyOf(err))
		}
	}()
	<-done
	if got, err := os.ReadFile(filepath.Join(dir, "a", "rss.xml")); err != nil || string(got) != "old" {
		t.Errorf("file holds %q, %v; want the old bytes", got, err)
	}
}
