package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"tearsheet"
)

// Folder is a Publisher into a folder on disk. Everything goes through an
// os.Root, so that no name and no symbolic link leads out of it.
//
// A file is written beside its place, brought to disk (fsync), renamed over
// the old one, and the rename brought to disk: a power cut or a kill leaves
// the old file or the new one. What a killed run left beside is removed before
// the next file is written there. One process at a time may write into a
// folder (store.Locker sees to that); within it all methods may be called from
// several goroutines.
type Folder struct {
	root *os.Root
	mu   sync.Mutex
	made map[string]bool // folders that are there and clean
	next int             // numbers the temporary files
}

// OpenFolder opens a folder to publish into and makes it when it is not there.
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, outputError("make folder", dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, outputError("open folder", dir, err)
	}
	return &Folder{root: root, made: map[string]bool{}}, nil
}

// Close gives the folder back. Nothing is published after it.
func (f *Folder) Close() error { return f.root.Close() }

// Publish keeps the contract of Publisher. A name that is absolute, leads out
// of the folder or begins with a dot anywhere is an error.
func (f *Folder) Publish(ctx context.Context, name string, data []byte) (bool, error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if err := checkName(name); err != nil {
		return false, err
	}
	same, err := f.holds(name, data)
	if err != nil {
		return false, f.fail("read", name, err)
	}
	if same {
		return false, nil
	}
	temp, err := f.prepare(path.Dir(name))
	if err != nil {
		return false, f.fail("prepare", path.Dir(name), err)
	}
	if err := f.place(ctx, temp, name, data); err != nil {
		_ = f.root.Remove(temp) // what went wrong already is the error to report
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		return false, f.fail("write", name, err)
	}
	return true, nil
}

// Has keeps the contract of Publisher.
func (f *Folder) Has(_ context.Context, name string) bool {
	info, err := f.root.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}

// holds reports whether the file says data already. Its size tells most
// differences without reading it.
func (f *Folder) holds(name string, data []byte) (bool, error) {
	file, err := f.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return false, err
	}
	if info.IsDir() {
		return false, syscall.EISDIR
	}
	if info.Size() != int64(len(data)) {
		return false, nil
	}
	old, err := io.ReadAll(io.LimitReader(file, info.Size()+1))
	return bytes.Equal(old, data), err
}

// prepare makes the folder, removes what a killed run left in it, and returns
// a name for a new temporary file there.
func (f *Folder) prepare(dir string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.made[dir] {
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return "", err
		}
		if err := f.sweep(dir); err != nil {
			return "", err
		}
		f.made[dir] = true
	}
	f.next++
	return path.Join(dir, tempPrefix+strconv.Itoa(os.Getpid())+"-"+strconv.Itoa(f.next)), nil
}

// tempPrefix begins with a dot, which servers and CheckID leave to nobody.
const tempPrefix = ".tearsheet-"

func (f *Folder) sweep(dir string) error {
	d, err := f.root.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return err
	}
	for _, n := range names {
		if strings.HasPrefix(n, tempPrefix) {
			if err := f.root.Remove(path.Join(dir, n)); err != nil {
				return err
			}
		}
	}
	return nil
}

// place writes the temporary file and renames it.
func (f *Folder) place(ctx context.Context, temp, name string, data []byte) error {
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = f.root.Rename(temp, name)
	}
	if err != nil {
		return err
	}
	return f.syncFolder(path.Dir(name))
}

// syncFolder brings a rename to disk. Some file systems cannot and say EINVAL;
// there the rename is as lasting as they make it.
func (f *Folder) syncFolder(dir string) error {
	d, err := f.root.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

func (f *Folder) fail(did, name string, err error) error {
	return outputError(did, filepath.Join(f.root.Name(), filepath.FromSlash(name)), err)
}

func checkName(name string) error {
	bad := !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name
	for part := range strings.SplitSeq(name, "/") {
		bad = bad || strings.HasPrefix(part, ".")
	}
	if !bad {
		return nil
	}
	return &tearsheet.Error{
		Kind:   tearsheet.KindOutput,
		Err:    fmt.Errorf("publish %q: no name of a file inside the output folder", name),
		Remedy: "give the source an id of letters, digits, - and _",
	}
}
