package suggest

import "testing"

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ name, before, after, want string }{
		{"the same", "a\n", "a\n", ""},
		{"a new file", "", "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"lines added at the end", "1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n", "--- a/f\n+++ b/f\n@@ -3,3 +3,4 @@\n 3\n 4\n 5\n+6\n"},
		{"no line end", "a", "a\nb\n", "--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"},
		{
			"two hunks", "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n",
			"--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -7,4 +7,4 @@\n 6\n 7\n 8\n-b\n+B\n",
		},
		{"one hunk where they are near", "a\n1\n2\nb\n", "A\n1\n2\nB\n", "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n-b\n+B\n"},
	} {
		if got := Diff("f", []byte(tt.before), []byte(tt.after)); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
