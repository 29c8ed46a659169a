package golden_test

import (
	"os"
	"path/filepath"
	"testing"

	"tearsheet/internal/golden"
)

// recorder takes the failures of a Check that is itself under test.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "want.txt")
	if err := os.WriteFile(file, []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, got string
		fails           bool
		why             string
	}{
		{"equal", file, "one\ntwo\n", false, "nothing to say"},
		{"a line differs", file, "one\n2\n", true, "that is what it is for"},
		{"a newline is missing", file, "one\ntwo", true, "bytes count, not lines"},
		{"no file", file + ".gone", "one\n", true, "a test without its golden file must not pass"},
	} {
		r := &recorder{TB: t}
		golden.Check(r, c.file, []byte(c.got))
		if r.failed != c.fails {
			t.Errorf("%s: failed = %v, want %v: %s", c.name, r.failed, c.fails, c.why)
		}
	}
}
