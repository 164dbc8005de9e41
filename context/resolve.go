package buildcontext

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// maxLinks is how many links a path may lead through, as in Linux and in
// containerd's fs.RootPath, which BuildKit resolves paths with.
const maxLinks = 255

var errTooManyLinks = errors.New("too many links")

// Resolve follows every symlink of name as if root were "/": an absolute link
// begins there, and ".." does not lead above it. The result is relative to root
// and clean, "." for the root itself. What does not exist is not an error; the
// error is [fs.PathError] where a directory on the way cannot be read or links
// lead in a circle.
func Resolve(root *os.Root, name string) (string, error) {
	rest := strings.Split(path.Clean("/" + name)[1:], "/")
	done := ""
	for links := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			done = strings.TrimPrefix(path.Dir("/"+done), "/")
			continue
		}
		here := path.Join(done, part)
		info, err := root.Lstat(here)
		if err != nil && !missing(err) {
			return "", err
		}
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			done = here
			continue
		}
		if links++; links > maxLinks {
			return "", &fs.PathError{Op: "resolve", Path: name, Err: errTooManyLinks}
		}
		to, err := root.Readlink(here)
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(to, "/") {
			done = ""
		}
		rest = append(strings.Split(to, "/"), rest...)
	}
	if done == "" {
		return ".", nil
	}
	return done, nil
}
