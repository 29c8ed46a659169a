// Command gen writes words.txt and index.txt from the Unicode Common Locale
// Data Repository, as npm packages it, and from extras.txt beside them, which
// is ours. It is deterministic: the same packages and extras give the same
// bytes.
//
//	go run ./gen            asks npm for the packages
//	go run ./gen -data DIR  takes cldr-dates-full-V.tgz and cldr-core-V.tgz from DIR
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

// version of CLDR. Raise it, run go generate, look at the difference.
const version = "48.2.0"

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
		cmd := exec.Command("npm", "pack", "cldr-dates-full@"+version, "cldr-core@"+version)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("npm pack: %w", err)
		}
		data = dir
	}
	src, err := open(filepath.Join(data, "cldr-dates-full-"+version+".tgz"), filepath.Join(data, "cldr-core-"+version+".tgz"))
	if err != nil {
		return err
	}
	tables, err := build(src)
	if err != nil {
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
