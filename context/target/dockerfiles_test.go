package target

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"
)

func TestDockerfiles(t *testing.T) {
	for _, tt := range []struct{ name, tree, ignore, dockerfile, want string }{
		{"by its names", "Dockerfile Dockerfile.prod api.Dockerfile Dockerfile-debug Containerfile src/dockerfile", "", "Dockerfile",
			"Containerfile Dockerfile Dockerfile-debug Dockerfile.prod api.Dockerfile src/dockerfile"},
		{"what only looks like one", "Dockerfile.j2 Dockerfile.md dockerfiles dockerfile_lint.yml mydockerfile", "", "", ""},
		{"for a language, or a program", "Dockerfile.go =Dockerfile.rb =lint/dockerfile.go", "", "", "Dockerfile.go"},
		{"excluded ones are built all the same", "Dockerfile docker/prod.Dockerfile a/b.Dockerfile", "Dockerfile*\ndocker", "",
			"Dockerfile a/b.Dockerfile docker/prod.Dockerfile"},
		{"one with an ignore file of its own", "Dockerfile Dockerfile.api Dockerfile.api.dockerignore", "x", "Dockerfile", "Dockerfile"},
		{"the target's own ignore file", "Dockerfile Dockerfile.api Dockerfile.api.dockerignore", "x", "Dockerfile.api", "Dockerfile.api"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range strings.Fields(tt.tree) {
				text := "# made for a test\n\nFROM scratch\n"
				if program, ok := strings.CutPrefix(name, "="); ok {
					name, text = program, "// Package lint\npackage lint\n"
				}
				p := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if tt.ignore != "" {
				if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(tt.ignore), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			target := buildcontext.Target{Root: dir}
			if tt.dockerfile != "" {
				target.Dockerfile = filepath.Join(dir, tt.dockerfile)
			}
			c, err := buildcontext.Load(target, 1, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			var got []string
			for _, file := range Dockerfiles(c) {
				rel, err := filepath.Rel(dir, file)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, filepath.ToSlash(rel))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}
