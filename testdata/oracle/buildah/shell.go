package buildah

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed shell/main.go
var shell []byte

// MakeShell makes in dir, as sh, a shell that copies what is mounted at /m to
// /seen, whatever it is told to do.
func MakeShell(dir string) error {
	main := filepath.Join(dir, "main.go")
	if err := os.WriteFile(main, shell, 0o644); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", filepath.Join(dir, "sh"), main)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build a shell: %w\n%s", err, out)
	}
	return os.Remove(main)
}
