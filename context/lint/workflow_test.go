package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

func TestGitContexts(t *testing.T) {
	for _, tt := range []struct {
		name, workflow string
		want           []int
	}{
		{"no context", `
steps:
  - uses: docker/build-push-action@v6
    with:
      push: true
`, []int{3}},
		{"no with", "steps:\n- uses: docker/build-push-action@v6\n- run: echo\n", []int{2}},
		{"the name first", `
      - name: Build
        id: build
        uses: docker/build-push-action@v6
        with:
          push: true
      - name: next
        with:
          context: .
`, []int{4}},
		{"a path", "- uses: docker/build-push-action@v6\n  with:\n    context: .\n", nil},
		{"the default by name", "- uses: docker/build-push-action@v6\n  with:\n    context: \"{{defaultContext}}\"\n", []int{1}},
		{"a part of the repository", "- uses: docker/build-push-action@v6\n  with:\n    context: \"{{defaultContext}}:web\"\n", nil},
		{"another Dockerfile", "- uses: docker/build-push-action@v6\n  with:\n    file: web/Dockerfile\n", nil},
		{"this Dockerfile", "- uses: docker/build-push-action@v6\n  with:\n    file: ./Dockerfile\n", []int{1}},
		{"a file that is not known", "- uses: docker/build-push-action@v6\n  with:\n    file: ${{ matrix.file }}\n", nil},
		{"written in a way that is not read", "- uses: docker/build-push-action@v6\n  with: {push: true}\n", nil},
		{"another action", "- uses: docker/bake-action@v6\n", nil},
		{"switched off", "# - uses: docker/build-push-action@v6\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := gitContexts(tt.workflow, gitActions[0], "Dockerfile", false); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestGitActions(t *testing.T) {
	for _, tt := range []struct {
		name, uses, with string
		baked, want      bool
	}{
		{"of old", "docker/build-push-action@v1", "", false, false},
		{"by a hash", "docker/build-push-action@0123456789abcdef", "", false, true},
		{"another that does as well", "depot/build-push-action@v1", "", false, true},
		{"bake", "docker/bake-action@v6", "", true, true},
		{"bake by a hash, its version beside it", "docker/bake-action@0123456789abcdef # v7.3.0", "", true, true},
		{"bake by a hash alone", "docker/bake-action@0123456789abcdef", "", true, false},
		{"bake before it did", "docker/bake-action@v5", "", true, false},
		{"bake from the checkout", "docker/bake-action@v6", "source: .", true, false},
		{"bake with other files", "docker/bake-action@v6", "files: ci/bake.hcl", true, false},
		{"bake of other contexts", "docker/bake-action@v6", "", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			workflow := "- uses: " + tt.uses + "\n  with:\n    push: true\n    " + tt.with + "\n"
			got := false
			for _, a := range gitActions {
				got = got || len(gitContexts(workflow, a, "Dockerfile", tt.baked)) > 0
			}
			if got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestBakeFile: where a target of the bake file has a context of its own, which
// one is built is not known.
func TestBakeFile(t *testing.T) {
	for files, want := range map[string]bool{
		"": false,
		"-- docker-bake.hcl --\ntarget \"a\" {\n  dockerfile = \"x\"\n}\n":          true,
		"-- docker-bake.hcl --\ntarget \"a\" {\n  context = \".\"\n}\n":             true,
		"-- docker-bake.hcl --\ntarget \"a\" {\n  context = \"web\"\n}\n":           false,
		"-- docker-bake.json --\n{\"target\": {\"a\": {\n\"context\": \"web\"}}}\n": false,
	} {
		s := newSubject(load(t, "-- .dockerignore --\n"+files), Limits{})
		if s.baked() != want {
			t.Errorf("%s: got %v", files, !want)
		}
	}
}

func TestWorkflows(t *testing.T) {
	s := newSubject(load(t, "-- .github/workflows/a.yml --\n-- .github/workflows/b.txt --\n-- .github/actions/image/action.yaml --\n-- .forgejo/workflows/c.yaml --\n"), Limits{})
	want := []string{".github/workflows/a.yml", ".github/actions/image/action.yaml", ".forgejo/workflows/c.yaml"}
	if got := s.workflows(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRemoteContexts(t *testing.T) {
	archive := "-- .dockerignore --\ndocs\n-- docs/a --\n-- .github/workflows/ci.yml --\n- uses: docker/build-push-action@v6\n"
	c := load(t, archive)
	built(c)
	const message = "CTX505 low .github/workflows/ci.yml:1 docker/build-push-action without context builds from the Git URL: the rules of .dockerignore do not hold"
	if got := lines(only("CTX505", Check(c, Limits{}))); got != message+"\n" {
		t.Errorf("without git: got %s", got)
	}
	// The same words for every step would drown the rest.
	must(t, os.WriteFile(filepath.Join(c.Target.Root, ".github/workflows/nightly.yaml"), []byte("- uses: docker/build-push-action@v6\n- uses: docker/build-push-action@v6\n"), 0o644))
	places := []buildcontext.Place{{Path: ".github/workflows/nightly.yaml", Line: 1}, {Path: ".github/workflows/nightly.yaml", Line: 2}}
	if got := only("CTX505", Check(c, Limits{})); lines(got) != message+"\n" || !slices.Equal(got[0].Places, places) {
		t.Errorf("two workflows: got %+v", got)
	}
	c.Tracked = []string{".dockerignore", "docs/.keep", "docs/a"}
	if got := lines(only("CTX505", Check(c, Limits{}))); got != message+"; of the files that they exclude git tracks 2, such as docs/.keep\n" {
		t.Errorf("with a tracked file that is excluded: got %s", got)
	}
	c.Tracked = []string{".dockerignore"}
	if got := lines(only("CTX505", Check(c, Limits{}))); !strings.HasPrefix(got, "CTX505 info ") {
		t.Errorf("where the rules exclude nothing that git tracks: got %s", got)
	}
}
