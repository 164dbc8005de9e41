package secrets

import (
	"testing"

	buildcontext "ctxaudit/context"
)

func TestRecall(t *testing.T) {
	const rounds = 8
	r := newRand()
	missed := map[string]int{}
	for range rounds {
		tree := map[string]string{}
		for _, b := range bearing {
			tree[b.path] = b.text(r)
		}
		found := map[string]bool{}
		for _, f := range scanTree(t, tree, 2, nil).Findings {
			found[f.Path] = true
			for _, p := range f.Places {
				found[p.Path] = true
			}
		}
		for _, b := range bearing {
			if !found[b.path] {
				missed[b.kind]++
			}
		}
	}
	total := 0
	for _, b := range bearing {
		if n := missed[b.kind]; n > 0 {
			t.Logf("%-30s found %d, missed %d", b.kind, rounds-n, n)
			total += n
		}
	}
	t.Logf("%d kinds, %d files: %d found, %d missed", len(bearing), rounds*len(bearing), rounds*len(bearing)-total, total)
	if 100*total > rounds*len(bearing) {
		t.Errorf("more than 1 of 100 files were missed")
	}
}

func TestFalseAlarms(t *testing.T) {
	r := newRand()
	for range 3 {
		tree := map[string]string{}
		kinds := map[string]string{}
		for _, b := range benign {
			tree[b.path], kinds[b.path] = b.text(r), b.kind
		}
		for _, f := range scanTree(t, tree, 2, nil).Findings {
			if f.Severity > buildcontext.Info {
				t.Errorf("%s: %s:%d: %s %s", kinds[f.Path], f.Path, f.Line, f.Detector, f.Message)
			}
		}
	}
	t.Logf("%d kinds of files without a secret", len(benign))
}
