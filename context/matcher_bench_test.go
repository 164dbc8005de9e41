package buildcontext

import (
	"fmt"
	"path"
	"testing"

	"github.com/moby/patternmatcher"
)

// benchPatterns are patterns as people write them, in the mix that they write
// them in.
func benchPatterns(n int) []string {
	usual := []string{
		"node_modules", "**/node_modules", ".git", "*.log", "**/*.tmp", "dist", "build", "coverage", ".env", ".env.*", "!.env.example",
		"**/.DS_Store", "docs/**", "!docs/README.md", "**/__pycache__", "**/*.pyc", ".vscode", ".idea", "Dockerfile*", "docker-compose*.yml",
		"**/test-results/**", "tmp/*", "packages/*/dist", "**/.cache",
	}
	for i := len(usual); i < n; i++ {
		usual = append(usual, fmt.Sprintf([]string{"dir%d", "**/name%d", "**/*.ext%d", "a/b/c%d"}[i%4], i))
	}
	return usual[:n]
}

// benchTree is a directory of a tree of source, three deep, none of it excluded.
var benchTree = func() (names []string) {
	for i := range 20 {
		names = append(names, fmt.Sprintf("component%d.tsx", i))
	}
	return names
}()

const benchDir = "packages/web/src"

func BenchmarkMatcher(b *testing.B) {
	for _, n := range []int{0, 8, 24, 200} {
		texts := benchPatterns(n)
		b.Run(fmt.Sprintf("ctxaudit/%d", n), func(b *testing.B) {
			var ps []Pattern
			for _, text := range texts {
				ps = append(ps, Pattern{Text: text})
			}
			m, err := Compile(ps)
			if err != nil {
				b.Fatal(err)
			}
			parent := m.Root()
			for _, name := range []string{"packages", "web"} {
				if parent, err = parent.Enter(name); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				s, err := parent.Enter("src")
				if err != nil {
					b.Fatal(err)
				}
				for _, name := range benchTree {
					if _, err := s.Match(name); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(benchTree)+1), "ns/entry")
		})
		b.Run(fmt.Sprintf("patternmatcher/%d", n), func(b *testing.B) {
			pm, err := patternmatcher.New(texts)
			if err != nil {
				b.Fatal(err)
			}
			var parent patternmatcher.MatchInfo
			for _, dir := range []string{"packages", "packages/web"} {
				if _, parent, err = pm.MatchesUsingParentResults(dir, parent); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				_, info, err := pm.MatchesUsingParentResults(benchDir, parent)
				if err != nil {
					b.Fatal(err)
				}
				for _, name := range benchTree {
					if _, _, err := pm.MatchesUsingParentResults(path.Join(benchDir, name), info); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(benchTree)+1), "ns/entry")
		})
	}
}
