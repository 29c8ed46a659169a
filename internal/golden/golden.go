// Package golden compares what a test made with a file that says what it
// should be. `go test ./… -update` writes the files anew; read the difference
// before committing it.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// update is a flag of every test binary that imports this package.
var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// Check fails the test with a difference, line by line, when got is not what
// the file holds; a missing file is a failure too. With -update it writes the
// file, and its folder, and passes.
func Check(t testing.TB, file string, got []byte) {
	t.Helper()
	if *update {
		write(t, file, got)
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is missing; run the test with -update to write it", file)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := Diff(want, got); diff != "" {
		t.Errorf("%s differs (-want +got), -update accepts it:\n%s", file, diff)
	}
}

// Diff shows in which lines two texts differ; "" for equal ones.
func Diff(want, got []byte) string {
	if bytes.Equal(want, got) {
		return ""
	}
	return cmp.Diff(string(want), string(got))
}

func write(t testing.TB, file string, got []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, got, 0o644); err != nil {
		t.Fatal(err)
	}
}
