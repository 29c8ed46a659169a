//go:build unix

package sqlite

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// readOnlyStore names, in the environment, a store in a folder that the child
// may not write.
const readOnlyStore = "TEARSHEET_TEST_READ_ONLY_STORE"

// TestReadOnlyFolder opens stores in a folder that may not be written: a new
// one, and one that is there. Root may write everywhere, so for root a child
// does it as nobody.
func TestReadOnlyFolder(t *testing.T) {
	if dir, child := os.LookupEnv(readOnlyStore); child {
		openReadOnly(t, dir)
		return
	}
	dir := t.TempDir()
	s, err := Open(context.Background(), filepath.Join(dir, "old.db"), quiet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(context.Background(), captureOf(0, 3)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(d, 0o755) })
	}
	if os.Geteuid() != 0 {
		openReadOnly(t, dir)
		return
	}
	cmd := exec.Command("/proc/self/exe", "-test.run=^TestReadOnlyFolder$", "-test.v")
	cmd.Env = append(os.Environ(), readOnlyStore+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Skipf("cannot be another user here: %v", err)
	}
	if err != nil {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
}

func openReadOnly(t *testing.T, dir string) {
	path := filepath.Join(dir, "new.db")
	_, err := Open(context.Background(), path, quiet)
	refused(t, err, path, "write permission")

	path = filepath.Join(dir, "old.db")
	s, err := Open(context.Background(), path, quiet)
	if err == nil {
		defer s.Close()
		_, err = s.Merge(context.Background(), captureOf(1, 3))
	}
	refused(t, err, path, "write permission")
	_, err = (&Store{path: path}).Lock(context.Background())
	refused(t, err, path, "write permission")
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}
