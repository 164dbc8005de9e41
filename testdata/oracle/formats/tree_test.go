// Package formats holds the formats of the audit against those who read them: a
// browser, and the schema of SARIF.
package formats

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"ctxaudit/testdata/oracle/product"
)

// hostile are names that attack a page.
var hostile = []string{
	"<img src=x onerror=alert(1)>.pem",
	`" onload="alert(2)".pem`,
	"<script>alert(3)<script>.pem",
}

// inlineComment is a line of the ignore file that a finding is about, with a
// character of two UTF-16 code units.
const inlineComment = "  😀 # a smile"

// shop writes a context with a directory of many files, a deep one, and private
// keys in files with hostile names. Weight is in bytes.
func shop(root string) (weight int64, err error) {
	write := func(name string, content []byte, size int64) {
		file := filepath.Join(root, name)
		err = errors.Join(err,
			os.MkdirAll(filepath.Dir(file), 0o755),
			os.WriteFile(file, content, 0o600),
			os.Truncate(file, size)) // the rest is a hole: it weighs and costs no disk
		weight += size
	}
	dockerfile := []byte("FROM scratch AS build\nCOPY . /src\nFROM scratch\nCOPY app/src /app\n")
	write("Dockerfile", dockerfile, int64(len(dockerfile)))
	ignore := []byte("*.log\n" + inlineComment + "\n")
	write(".dockerignore", ignore, int64(len(ignore)))
	write("app/package.json", []byte("{}"), 2)
	kept := weight
	write("server.log", nil, 90_000_000)
	weight = kept // excluded
	for i := range 2000 {
		write(fmt.Sprintf("app/node_modules/p%02d/f%04d.js", i/100, i), nil, int64(1000+i*7919%90_000))
	}
	for i := range 40 {
		write(fmt.Sprintf("app/src/deep/er/f%02d.go", i), nil, 40_000)
	}
	for _, name := range hostile {
		_, private, failed := ed25519.GenerateKey(rand.Reader)
		if failed != nil {
			return 0, failed
		}
		der, failed := x509.MarshalPKCS8PrivateKey(private)
		if failed != nil {
			return 0, failed
		}
		key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
		write("hostile/"+name, append(key, bytes.Repeat([]byte("\n"), 2_000_000-len(key))...), 2_000_000)
	}
	return weight, err
}

var (
	program product.Program
	root    string // of the shop
	weight  int64
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "formats-")
	if err == nil {
		program, err = product.Build(dir)
	}
	if err == nil {
		root = filepath.Join(dir, "shop")
		weight, err = shop(root)
	}
	code := 1
	if err == nil {
		code = m.Run()
	}
	if err = errors.Join(err, os.RemoveAll(dir)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// audit runs the program in a format. Findings are no error.
func audit(root, format string) ([]byte, error) {
	cmd := exec.Command(string(program), "--format="+format, root)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(filepath.Dir(root), "cache"))
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if exit.ExitCode() == 1 {
			return out, nil
		}
		err = fmt.Errorf("%w\n%s", err, exit.Stderr)
	}
	return out, err
}
