package cases

import (
	"strings"
	"testing"
)

func TestTreePrintsWhatItParses(t *testing.T) {
	const tree = `file a/b
file "a b" "text\n"
file "\xff"
dir d
link l -> "a b"
hard h -> a/b
fifo p
socket s
device c
tar t.tar x y/z
`
	entries, err := ParseTree(tree)
	if err != nil {
		t.Fatal(err)
	}
	if got := Print(entries); got != tree {
		t.Errorf("printed\n%s", got)
	}
}

func TestParseTreeRefuses(t *testing.T) {
	for _, line := range []string{"file", "link a b", "link a ->", "dir a b", "pipe a", `file "a`} {
		if _, err := ParseTree(line); err == nil {
			t.Errorf("%q is accepted", line)
		}
	}
}

func TestMadeEntriesAreTold(t *testing.T) {
	m, err := Case{Tree: "file a\nlink l -> a"}.Make(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a", "l", "Dockerfile"} {
		if got, ok := m.Source(epoch.Add(seconds(i))); !ok || got.Path != want {
			t.Errorf("entry %d is %q", i, got.Path)
		}
	}
	if got, ok := m.Source(epoch.Add(seconds(3))); ok {
		t.Errorf("a fourth entry %q", got.Path)
	}
}

func TestShrinkKeepsWhatFails(t *testing.T) {
	c := Case{Tree: "file a\nfile b\nfile c\n", Ignore: "x\nb\ny\n"}
	got := Shrink(c, 100, func(c Case) bool {
		return strings.Contains(c.Tree, "b") && strings.Contains(c.Ignore, "b")
	})
	if got.Tree != "file b\n" || got.Ignore != "b\n" {
		t.Errorf("left %s", got)
	}
}
