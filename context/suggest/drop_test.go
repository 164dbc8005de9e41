package suggest

import (
	"strings"
	"testing"
)

// TestDrop: every pattern offered leaves out what it says.
func TestDrop(t *testing.T) {
	for _, tt := range []struct{ tree, rules, path, want string }{
		{"a/x b/x c", "", "a/x", "a/x **/x"},
		{"a/x c", "", "a", "a"},
		{"docs/README.md docs/plan.md", "docs\n!docs/README.md", "docs", "docs/**"},
		{"docs/README.md docs/plan.md", "docs\n!docs/README.md", "docs/README.md", "docs/README.md"},
		{"docs/plan.md", "docs", "docs", ""},
		{"a", "", "b", ""},
	} {
		c := fixture(t, tt.tree, tt.rules, "")
		var patterns []string
		for _, s := range Drop(c, tt.path, nil) {
			patterns = append(patterns, s.Patterns...)
			if s.Entries == 0 {
				t.Errorf("%s under %q: %q leaves out nothing", tt.path, tt.rules, s.Patterns)
			}
		}
		if got := strings.Join(patterns, " "); got != tt.want {
			t.Errorf("%s under %q: %q, want %q", tt.path, tt.rules, got, tt.want)
		}
	}
}
