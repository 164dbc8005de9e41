package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// BenchmarkCheck runs every check over 130,000 entries under 24 usual patterns,
// nearly all of which ship.
func BenchmarkCheck(b *testing.B) {
	dir := b.TempDir()
	rules := ".git\n**/node_modules\n*.log\n.env\n.env.*\n**/.DS_Store\ndist\nbuild\ncoverage\n.vscode\n.idea\n**/*.pyc\n**/__pycache__\n" +
		"docs\nREADME.md\nDockerfile*\ndocker-compose*\n.dockerignore\n**/*.swp\ntmp/**\n*.tsbuildinfo\n**/.next\n**/*.bak\n!src/keep/*.bak\n"
	if err := os.WriteFile(filepath.Join(dir, ".dockerignore"), []byte(rules), 0o644); err != nil {
		b.Fatal(err)
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	for i := range 130_000 {
		p := fmt.Sprintf("packages/p%02d/src/d%02d/file%02d.ts", i/2600, i/50%52, i%50)
		c.Entries = append(c.Entries, buildcontext.Entry{Path: p, Size: 1000, Reach: buildcontext.InImage})
	}
	slices.SortFunc(c.Entries, func(a, b buildcontext.Entry) int { return strings.Compare(a.Path, b.Path) })
	for b.Loop() {
		Check(c, Limits{Bytes: 1})
	}
}
