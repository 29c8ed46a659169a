// Command gen writes words.txt and index.txt from the Unicode Common Locale
// Data Repository, as npm packages it, and from extras.txt beside them, which
// is ours. It is deterministic: the same packages and extras give the same
// bytes.
//
//	go run ./gen            asks npm for the packages
//	go run ./gen -data DIR  takes the .tgz files of npm pack from DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

// The versions of CLDR. Raise the first, run go generate, look at the
// difference. The second adds what the first does not know any more: much
// software on the web prints words of years ago.
const (
	version = "48.2.0"
	earlier = "31.0.1"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder with the npm packages (default: fetched with npm pack)")
	flag.Parse()
	if err := run(*data); err != nil {
		log.Fatal(err)
	}
}

func run(data string) error {
	if data == "" {
		dir, err := os.MkdirTemp("", "cldr")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		cmd := exec.Command("npm", "pack", "cldr-dates-full@"+version, "cldr-dates-full@"+earlier, "cldr-core@"+version)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("npm pack: %w", err)
		}
		data = dir
	}
	file := func(name, version string) string { return filepath.Join(data, name+"-"+version+".tgz") }
	src, err := open(file("cldr-dates-full", version), file("cldr-core", version))
	if err != nil {
		return err
	}
	old, err := open(file("cldr-dates-full", earlier), file("cldr-core", version))
	if err != nil {
		return err
	}
	tables := map[string]*table{}
	if err := errors.Join(build(tables, src), build(tables, old)); err != nil {
		return err
	}
	extras, err := os.ReadFile("extras.txt")
	if err != nil {
		return err
	}
	if err := addExtras(tables, string(extras)); err != nil {
		return err
	}
	for name, text := range map[string]string{"words.txt": writeWords(tables), "index.txt": writeIndex(tables), "orders.txt": src.orders()} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
