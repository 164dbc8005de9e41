package oracle

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"ctxaudit/testdata/oracle/buildah"
	"ctxaudit/testdata/oracle/buildkit"
	"ctxaudit/testdata/oracle/image"
)

// TestPages builds the examples on the pages of the rules and holds what the
// pages say about the builder to what it does.
func TestPages(t *testing.T) {
	for code, proof := range proofs {
		t.Run(code, func(t *testing.T) {
			page, err := os.ReadFile("../../context/lint/rules/" + code + ".md")
			if err != nil {
				t.Fatal(err)
			}
			for heading, claims := range map[string][]claim{"Bad": proof.bad, "Good": proof.good} {
				r, err := buildExample(t, string(page), heading)
				for _, c := range claims {
					if !c.holds(r, err) {
						t.Errorf("%s: %s: the builder's answer is %v, it took %v and made %v", heading, c.words, err, r.Sent, image.Paths(r.Files))
					}
				}
			}
		})
	}
}

// claim is something that a page says of a build.
type claim struct {
	words string
	holds func(*buildkit.Result, error) bool
}

var (
	fails = claim{"the build fails", func(_ *buildkit.Result, err error) bool { return err != nil }}
	works = claim{"the build works", func(_ *buildkit.Result, err error) bool { return err == nil }}
)

func ships(p string) claim {
	return claim{p + " ships", func(r *buildkit.Result, err error) bool { return err == nil && slices.Contains(r.Sent, p) }}
}

func stays(p string) claim {
	return claim{p + " does not ship", func(r *buildkit.Result, err error) bool { return err == nil && !slices.Contains(r.Sent, p) }}
}

func lands(p string) claim {
	return claim{"the image has " + p, func(r *buildkit.Result, err error) bool {
		return err == nil && slices.ContainsFunc(r.Files, func(f image.File) bool { return f.Path == p })
	}}
}

func lacks(p string) claim {
	return claim{"the image lacks " + p, func(r *buildkit.Result, err error) bool { return err == nil && !lands(p).holds(r, err) }}
}

func holds(p, text string) claim {
	return claim{fmt.Sprintf("the image has %s with %q", p, text), func(r *buildkit.Result, err error) bool {
		return err == nil && slices.ContainsFunc(r.Files, func(f image.File) bool { return f.Path == p && f.Text == text })
	}}
}

var proofs = map[string]struct{ bad, good []claim }{
	"CTX202": {[]claim{ships(".git/HEAD")}, []claim{stays(".git/HEAD")}},
	"CTX206": {[]claim{ships("debug.log")}, []claim{stays("debug.log"), ships("data.csv")}},
	"CTX301": {[]claim{ships("secrets/app.conf")}, []claim{stays("secrets/app.conf")}},
	"CTX302": {[]claim{stays("site.css.bak"), ships("web/page.css.bak")}, []claim{stays("site.css.bak"), stays("web/page.css.bak")}},
	"CTX303": {[]claim{ships("notes/todo.txt")}, []claim{stays("notes/todo.txt")}},
	"CTX304": {[]claim{stays("data/raw/a.csv"), stays("data/b.csv")}, []claim{stays("data/raw/a.csv"), stays("data/b.csv")}},
	"CTX305": {[]claim{stays("certs/ca.pem")}, []claim{ships("certs/ca.pem")}},
	"CTX306": {[]claim{ships("assets/keep.txt")}, []claim{ships("assets/keep.txt")}},
	"CTX307": {[]claim{ships("local-data/a")}, []claim{stays("local-data/a")}},
	"CTX308": {[]claim{works, ships("app.conf")}, []claim{stays("drafts/todo.txt")}},
	"CTX309": {[]claim{ships("drafts/todo.txt")}, []claim{stays("drafts/todo.txt")}},
	"CTX310": {[]claim{fails}, []claim{works}},
	"CTX311": {[]claim{ships("a.bak")}, []claim{stays("a.bak"), stays("b.tmp")}},
	"CTX401": {[]claim{fails}, []claim{lands("etc/app.conf")}},
	"CTX402": {[]claim{fails}, []claim{works}},
	"CTX403": {[]claim{lands("docs/internal/plan.md")}, []claim{lacks("docs/internal/plan.md"), lands("docs/index.html")}},
	"CTX404": {[]claim{ships("assets/film.bin")}, []claim{stays("assets/film.bin"), ships("go.mod")}},
	"CTX405": {[]claim{holds("etc/app", "b = 2\n")}, []claim{holds("etc/app/a.conf", "a = 1\n"), holds("etc/app/b.conf", "b = 2\n")}},
	"CTX406": {[]claim{lands("src/main.go")}, nil},
	"CTX407": {[]claim{lands("src/.git/index"), lacks("src/docs/index.txt")}, []claim{lacks("src/.git/index")}},
	"CTX501": {[]claim{ships("docs/README.md"), stays("docs/plan.txt")}, []claim{ships("docs/README.md"), stays("docs/plan.txt")}},
	"CTX502": {[]claim{holds("srv/server.conf", "")}, []claim{lacks("srv/server.conf"), works}},
	"CTX503": {[]claim{lands("srv/run/queue")}, []claim{works}},
	"CTX504": {[]claim{lands("srv/settings.conf")}, []claim{lands("srv/shared/settings.conf")}},
	"CTX505": {[]claim{lacks("srv/docs/index.txt")}, []claim{lacks("srv/docs/index.txt")}},
	"CTX506": {[]claim{holds("srv/app/css/site.css", "")}, []claim{holds("srv/app/css/site.css", "body {}\n")}},
}

var (
	header = regexp.MustCompile(`(?m)^-- (.*) --\n`)
	from   = regexp.MustCompile(`(?m)^FROM [a-z0-9.:]+`)
)

// buildExample makes the tree below a heading of a page and builds it, with an
// image whose commands do nothing in place of those that it names.
func buildExample(t *testing.T, page, heading string) (*buildkit.Result, error) {
	t.Helper()
	d := bk(t)
	b := example(t, page, heading)
	r, err := d.Build(t.Context(), b)
	if r == nil {
		r = &buildkit.Result{}
	}
	return r, err
}

// example makes the tree below a heading of a page.
func example(t *testing.T, page, heading string) buildkit.Build {
	t.Helper()
	base, err := base()
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(page, "\n## "+heading+"\n")
	_, example, _ = strings.Cut(example, "\n```\n")
	example, _, _ = strings.Cut(example, "```\n")
	b := buildkit.Build{Context: t.TempDir(), Contexts: map[string]string{"base": base}}
	b.Dockerfile = filepath.Join(b.Context, "Dockerfile")
	if command, _, _ := strings.Cut(example, "\n"); strings.Contains(command, " -f docker/Dockerfile ") {
		b.Dockerfile = filepath.Join(b.Context, "docker/Dockerfile")
	}
	ends := header.FindAllStringSubmatchIndex(example, -1)
	for i, at := range ends {
		end := len(example)
		if i+1 < len(ends) {
			end = ends[i+1][0]
		}
		name := example[at[2]:at[3]]
		if err := plant(b.Context, name, example[at[1]:end]); err != nil {
			t.Fatal(err)
		}
		if name, ok := strings.CutSuffix(name, " (unreadable)"); ok {
			b.Denied = append(b.Denied, name)
		}
	}
	return b
}

// TestRemoteContextPage builds the example of CTX505 from a context that the
// builder fetches: to it an archive is what a Git URL is.
func TestRemoteContextPage(t *testing.T) {
	d := bk(t)
	page, err := os.ReadFile("../../context/lint/rules/CTX505.md")
	if err != nil {
		t.Fatal(err)
	}
	b := example(t, string(page), "Bad")
	archive, err := exec.Command("tar", "-C", b.Context, "-c", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	b.Archive = bytes.NewReader(archive)
	r, err := d.Build(t.Context(), b)
	if err != nil || !lands("srv/docs/index.txt").holds(r, err) {
		t.Errorf("the rules hold for a context that is fetched: %v", err)
	}
}

// TestDisagreementPage runs the other builders on the example of CTX501.
func TestDisagreementPage(t *testing.T) {
	client, err := dockerClient()
	if err != nil {
		t.Fatal(err)
	}
	need(t, buildah.Available(), buildah.ErrUnavailable)
	page, err := os.ReadFile("../../context/lint/rules/CTX501.md")
	if err != nil {
		t.Fatal(err)
	}
	for heading, want := range map[string]bool{"Bad": false, "Good": true} {
		b := example(t, string(page), heading)
		if err := os.WriteFile(b.Dockerfile, []byte("FROM scratch\nCOPY . /srv\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		sent, err := client.Context(t.Context(), b.Context, b.Dockerfile)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(image.Paths(sent), "docs/README.md"); got != want {
			t.Errorf("%s: the classic builder sends docs/README.md: %v", heading, got)
		}
		made, err := buildah.Build(t.Context(), b.Context, buildah.Options{File: b.Dockerfile})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(image.Paths(made), "srv/docs/README.md"); got != want {
			t.Errorf("%s: buildah copies docs/README.md: %v", heading, got)
		}
	}
}

// plant makes one file of an example, as package linttest reads them.
func plant(root, name, text string) error {
	name, target, link := strings.Cut(name, " -> ")
	name, kind, _ := strings.Cut(name, " (")
	file := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	switch {
	case link:
		return os.Symlink(target, file)
	case kind == "fifo)":
		return unix.Mkfifo(file, 0o644)
	case kind == "directory)":
		return os.Mkdir(file, 0o755)
	case kind == "unreadable)":
		text = "what nobody may read"
	case kind == "a repository)":
		for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
			if err := exec.Command("git", append([]string{"-C", filepath.Dir(file)}, args...)...).Run(); err != nil {
				return err
			}
		}
		return nil
	}
	text = strings.ReplaceAll(text, "<zero width space>", "\u200b")
	if filepath.Base(name) == "Dockerfile" {
		text = from.ReplaceAllStringFunc(text, func(line string) string {
			if line == "FROM scratch" {
				return line
			}
			return "FROM base"
		})
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
