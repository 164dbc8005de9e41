package main

import (
	"os"
	"path/filepath"
	"strings"
)

// repository is the root of the git repository that a directory lies in, or "".
func repository(dir string) string {
	for {
		if exists(filepath.Join(dir, ".git")) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// revision is the commit that a repository is at, from its files alone: HEAD, the
// branch it names and packed-refs. It is "" where they do not say, as in a linked
// work tree, whose .git is a file and leads elsewhere.
func revision(repository string) string {
	git := filepath.Join(repository, ".git")
	if info, err := os.Lstat(git); repository == "" || err != nil || !info.IsDir() {
		return ""
	}
	read := func(name string) string {
		text, _ := readBelow(git, name)
		return strings.TrimSpace(string(text))
	}
	head := read("HEAD")
	if branch, ok := strings.CutPrefix(head, "ref: "); ok {
		if head = read(filepath.FromSlash(branch)); head == "" {
			head = packed(read("packed-refs"), branch)
		}
	}
	// The name of an object is the SHA-1 or SHA-256 of it in hexadecimal.
	if n := len(head); n != 40 && n != 64 || strings.Trim(head, "0123456789abcdef") != "" {
		return ""
	}
	return head
}

// packed finds a branch in packed-refs.
func packed(refs, branch string) string {
	for line := range strings.Lines(refs) {
		if commit, name, _ := strings.Cut(strings.TrimSpace(line), " "); name == branch {
			return commit
		}
	}
	return ""
}
