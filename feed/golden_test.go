package feed

import (
	"path/filepath"
	"testing"

	"tearsheet"
	"tearsheet/internal/golden"
)

func TestGolden(t *testing.T) {
	src, profile := sampleSource()
	for name, entries := range map[string][]tearsheet.Entry{"sample": sampleEntries(), "empty": nil} {
		files, err := New(src, profile, entries, sampleOptions).Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			golden.Check(t, filepath.Join("testdata", name, filepath.Base(f.Name)), f.Data)
		}
	}
}
