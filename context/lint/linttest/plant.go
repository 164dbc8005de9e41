// Package linttest makes the trees that tests of rules and the examples of their
// pages need.
package linttest

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"

	"github.com/rogpeppe/go-internal/txtar"
)

// Plant writes the files of a txtar archive below dir. The name of a file may
// say what it is:
//
//	-- film.bin (12 MB) --      a file of that size
//	-- a -> b --                a link
//	-- a (directory) --
//	-- a (fifo) --
//	-- a (socket) --
//	-- a (unreadable) --        by its mode
//	-- .git (a repository) --   of the files before it
func Plant(t *testing.T, dir, archive string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(secrets.Replace(archive))).Files {
		name, target, link := strings.Cut(f.Name, " -> ")
		name, kind, _ := strings.Cut(name, " (")
		file := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if err == nil && link {
			err = os.Symlink(target, file)
		} else if err == nil {
			err = plant(t, file, strings.TrimSuffix(kind, ")"), f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func plant(t *testing.T, file, kind string, data []byte) error {
	switch kind {
	case "":
		return os.WriteFile(file, data, 0o644)
	case "unreadable":
		return os.WriteFile(file, data, 0)
	case "directory":
		return os.Mkdir(file, 0o755)
	case "fifo":
		return mkfifo(file)
	case "socket":
		l, err := net.Listen("unix", file)
		if err == nil {
			t.Cleanup(func() { l.Close() })
		}
		return err
	case "a repository":
		return repository(filepath.Dir(file))
	}
	size, err := buildcontext.ParseSize(kind)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		return err
	}
	return os.Truncate(file, size)
}

// repository makes a repository of dir and adds all files to its index.
func repository(dir string) error {
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			return fmt.Errorf("git %v: %s", args, out)
		}
	}
	return nil
}

// secrets replaces the marks that stand in pages for what no file of this
// repository may hold, by values that are made anew in each run.
var secrets = strings.NewReplacer(
	"<aws key>", "AKIA"+random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
	"<password>", random("abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789", 24),
	"<zero width space>", "\u200b",
)

func random(letters string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(letters[rand.IntN(len(letters))])
	}
	return b.String()
}
