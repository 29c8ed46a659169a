package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"tearsheet"
)

// remedies says what a person can do about an error of the file system, each
// for what it most likely means. The old file stands in every case.
var remedies = []struct {
	is     error
	remedy string
}{
	{syscall.ENOSPC, "the disk is full: free some space and run again; the old feed stands"},
	{syscall.EDQUOT, "the disk quota is used up: free some space and run again; the old feed stands"},
	{syscall.EFBIG, "the file is larger than this system allows: lower the source's limit; the old feed stands"},
	{syscall.EROFS, "the output folder lies on a read-only file system: set output: to a folder that can be written; the old feed stands"},
	{syscall.EISDIR, "a folder stands where the feed file belongs: move it away"},
	{syscall.ENOTDIR, "a file stands where the feed's folder belongs: move it away or set output: to another folder"},
	{syscall.ENAMETOOLONG, "give the source a shorter id"},
	{fs.ErrPermission, "let the user who runs tearsheet write in the output folder (chown or chmod), or set output: to another one; the old feed stands"},
}

// outputError names the path, what was done and what can be done about it.
func outputError(did, path string, err error) error {
	out := &tearsheet.Error{Kind: tearsheet.KindOutput, Err: fmt.Errorf("%s %s: %w", did, path, cause(err))}
	for _, r := range remedies {
		if errors.Is(err, r.is) {
			out.Remedy = r.remedy
			break
		}
	}
	return out
}

// cause takes off the path and the operation that package os adds: outputError
// names them in words of ours.
func cause(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err
	}
	if e := (*os.LinkError)(nil); errors.As(err, &e) {
		return e.Err
	}
	return err
}
