package lint

import (
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	for _, p := range Pages() {
		t.Run(p.Code, func(t *testing.T) {
			if !strings.HasPrefix(p.Text, "# "+p.Code+": "+p.Title+"\n") || p.Title == "" {
				t.Errorf("the page begins with %.60q", p.Text)
			}
			at := 0
			for _, heading := range []string{"Why it matters", "Bad", "Good", "When to ignore it", "Source"} {
				i := strings.Index(p.Text[at:], "\n## "+heading+"\n")
				if i < 0 {
					t.Errorf("no section %q, or not in its place", heading)
					continue
				}
				at += i
			}
		})
	}
}

func TestPageOfACode(t *testing.T) {
	if p, ok := Page("ctx206"); !ok || p.Code != "CTX206" {
		t.Errorf("ctx206: got %q, %v", p.Code, ok)
	}
	if _, ok := Page("CTX999"); ok {
		t.Error("there is a page for CTX999")
	}
}
