package gate

//lint:file-ignore SA1019 the sources that the tests were built from are what is wanted

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

var (
	tree  = flag.String("tree", filepath.Join(runtime.GOROOT(), "src"), "compare with plain gitleaks on the files below `DIR`")
	every = flag.Int("every", 40, "compare one file in `N`")
)

// The gate finds on real files what plain gitleaks finds. "go test -run Tree
// -args -tree DIR -every 1" compares every file below DIR.
func TestTree(t *testing.T) {
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(c, Words{})
	if err != nil {
		t.Fatal(err)
	}
	p, w := newPlain(t, c), g.Worker()
	n, files, findings := 0, 0, 0
	filepath.WalkDir(*tree, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		if n++; n%*every != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for len(data) > 0 {
			part := data[:min(len(data), 100_000)]
			data = data[len(part):]
			findings += compare(t, p, w, path, part)
		}
		files++
		return nil
	})
	t.Logf("%d findings in %d files", findings, files)
}
