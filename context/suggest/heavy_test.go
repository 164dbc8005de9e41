package suggest

import (
	"fmt"
	"strings"
	"testing"
)

func TestHeavyFiles(t *testing.T) {
	dir := t.TempDir()
	big := strings.Repeat("x", heavy)
	for name, text := range map[string]string{
		"app": "\x7fELF" + big, "lib.so": "\x7fELF" + big + "1", "notes": big + "12",
		"data/a.bin": big + "123", "data/b.bin": big + "123", "data/c.bin": big + "124",
	} {
		write(t, dir, name, text)
	}
	c, ev := project(t, dir, "", "", "FROM debian\nCOPY . .")
	var got []string
	for _, s := range Rank(c, ev) {
		got = append(got, fmt.Sprint(s.Patterns, s.Safe, " ", s.Why))
	}
	want := "[app]check COPY . puts it into the image (Dockerfile:2), where it may be needed\n" +
		"[data/b.bin]check the same bytes as data/a.bin; COPY . puts it into the image (Dockerfile:2), where it may be needed"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}
