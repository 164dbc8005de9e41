package buildkit

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// MakeBase makes in dir the file system of an image whose shell does nothing and
// succeeds: a RUN in a stage that starts from it changes no file.
func MakeBase(dir string) error {
	main := filepath.Join(dir, "main.go")
	if err := os.WriteFile(main, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", filepath.Join(dir, "bin", "sh"), main)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build a shell: %w\n%s", err, out)
	}
	return os.Remove(main)
}
