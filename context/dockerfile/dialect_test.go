package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	buildcontext "ctxaudit/context"
)

// TestClassic says where files land and why a build fails with the classic
// builder. Each row follows the function of moby v28.5.2 builder/dockerfile that
// it names; none was run, for there is no daemon in any test.
func TestClassic(t *testing.T) {
	tests := []row{
		{"copy.go:createCopyInstruction", "a,b", "COPY a b /x", "line 2 fails: COPY: several sources need a destination that ends with a slash"},
		{"copy.go:createCopyInstruction", "a,b", "COPY ? /x", "line 2 fails: COPY: several sources need a destination that ends with a slash"},
		{"copy.go:createCopyInstruction", "a,b", "COPY a b .", "line 2 fails: COPY: several sources need a destination that ends with a slash"},
		{"copy.go:createCopyInstruction", "a,b", "COPY a b ./", "a > /a; b > /b"},
		{"copy.go:getCopyInfosForSourcePaths", "a", "COPY z* /x/", "z* fails"},
		{"copy.go:getCopyInfosForSourcePaths", "a", "COPY a z* /x/", "a > /x/a"},
		{"copy.go:calcCopyInfo", "d/a", "COPY d/b /x", "d/b fails"},
		{"copy.go:copyWithWildcards, as written", "d/a", "COPY */ /x/", "*/ fails"},
		{"copy.go:copyWithWildcards, as written", "a", "COPY ././? /x/", "././? fails"},
		{"copy.go:copyWithWildcards, without links", "d/a,l -> d", "COPY l/* d/* /x/", "d/a > /x/a"},
		{"copy.go:copyWithWildcards, none below a missing directory", "a", "COPY n/* a /x/", "a > /x/a"},
		{"copy.go:performCopyForInfo, a link is followed", "d/a,l -> d/a", "COPY l /x/", "d/a > /x/l"},
		{"copy.go:performCopyForInfo, the destination is a directory", "a", "WORKDIR /x\nCOPY a .", "a > /x/a"},
		{"copy_unix.go:normalizeDest, a dot is no slash", "a", "COPY a /x/.", "a > /x"},
		{"archive.go:Unpack, a directory in the way is replaced", "d/a/b,a", "COPY d /x\nCOPY a /x/a/\n", "a > /x/a/a; d/a/b > /x/a/b"},
		{"archive.go:Unpack, a directory in the way is replaced", "d/a/b,e/a", "COPY d /x\nCOPY e /x\n", "e/a > /x/a"},
		{"archive.go:Unpack, a file in the way is replaced", "d/a,e/a/b", "COPY d /x\nCOPY e /x\n", "e/a/b > /x/a/b"},
		{"detect.go:FullPath", "a", "COPY ../a /x", "a > /x; line 2 fails: ../a lies outside the context"},
		{"dispatchers.go:dispatchCopy", "a", "COPY --chmod=600 a /x", "a > /x; line 2 fails: COPY --chmod needs BuildKit"},
		{"dispatchers.go:dispatchCopy, flags it does not look at", "d/a,d/b", "COPY --exclude=b --parents --link d /x/", "d/a > /x/a; d/b > /x/b; line 2: the classic builder passes over --link, --parents, --exclude"},
		{"copy.go:createCopyInstruction, without heredocs", "a", "COPY a <<F /x/\ntext\nF", "a > /x/a; line 2: the classic builder passes over heredocs"},
		{"copy.go:createCopyInstruction, without heredocs", "a", "COPY <<F /x/\ntext\nF", "line 2 fails: COPY has no source that the classic builder knows; line 2: the classic builder passes over heredocs"},
		{"dispatchers.go:dispatchRun", "a", "RUN --mount=target=/x true", "line 2 fails: RUN --mount needs BuildKit"},
		{"evaluator.go:dispatch, ENV wins", "a,b", "ENV x=a\nARG x=b\nCOPY $x /y", "a > /y"},
		{"evaluator.go:newDispatchState, arguments end with the stage", "ab,b", "FROM scratch AS s\nARG x=b\nFROM s\nCOPY a${x:-b} /y", "ab > /y"},
		{"evaluator.go:stagesBuildResults, names in any case", "a,b", "FROM scratch AS s\nCOPY a /\nFROM S\nCOPY b /", "a > /a; a > s:/a; b > /b"},
		{"evaluator.go:commitStage", "a", "FROM scratch AS s\nFROM scratch AS S\nCOPY a /", "a > /a; line 2 fails: there are two stages of the name s"},
		{"builder.go:build, every stage before the target is made", "a", "FROM scratch AS s\nCOPY b /\nFROM scratch\nCOPY a /", "a > /a; b fails"},
		{"buildargs.go, no arguments of the platform", "a,amd64", "ARG TARGETARCH\nCOPY ${TARGETARCH:-a} /x", "a > /x"},
	}
	hold(t, buildcontext.Classic, tests)
}

// TestBuildah says what podman makes of patterns and links; testdata/oracle holds
// the same and more against buildah 1.28.2.
func TestBuildah(t *testing.T) {
	tests := []row{
		{"a pattern looks through links", "d/a,l -> d", "COPY */a /x/", "d/a > /x/a"},
		{"a file first makes the destination one", "a,b/c", "COPY ? /x", "b/c > /x"},
		{"which cannot be two", "a,b/c,b/d", "COPY ? /x", "a > /x; line 2 fails: COPY ?: the pattern names a file first, so that the destination is a file, and then more than one"},
		{"a directory first makes the destination one", "a/c,b", "COPY ? /x", "a/c > /x/c; b > /x/b"},
		{"an excluded file first", ".dockerignore = b,b,c/d", "COPY ? /x", "c/d > /x"},
		{"a link to what is excluded", ".dockerignore = b,b,l -> b", "COPY l /x", "l fails"},
		{"what is excluded, through a link", ".dockerignore = d/b,d/a,d/b,l -> d", "COPY l/b /x", "line 2: d/b is excluded, and podman copies it all the same, as l/b; where it lands is not followed"},
		{"a name is a pattern once more", `a\b,ab`, "COPY a?b /x/", "ab > /x/ab"},
		{"two stages of one name", "a", "FROM scratch AS s\nFROM scratch AS s\nCOPY a /", "a > /a; line 2: there are two stages of the name s, and podman starts from either; assumed from the last"},
		{"and may match nothing", `a\b`, "COPY a?b /x/", `line 2 fails: COPY a?b: /a\b is read as a pattern and matches nothing`},
	}
	hold(t, buildcontext.Podman, tests)
}

// row is what comes of a tree and a Dockerfile, which begins with FROM scratch
// unless it has a FROM of its own.
type row struct{ name, tree, dockerfile, want string }

// hold holds a builder's rows against what comes of them.
func hold(t *testing.T, builder buildcontext.Builder, rows []row) {
	for _, tt := range rows {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.HasPrefix(tt.dockerfile, "FROM ") {
				tt.dockerfile = "FROM scratch\n" + tt.dockerfile
			}
			c, _ := traced(t, tt.tree, tt.dockerfile+"\n", buildcontext.Target{Builder: builder}, nil)
			if got := outcome(c); got != tt.want {
				t.Errorf("\n%s\ngot  %s\nwant %s", tt.dockerfile, got, tt.want)
			}
		})
	}
}

// outcome is where everything lands, what fails and what is not known.
func outcome(c *buildcontext.Context) string {
	out := landed(c)
	for _, st := range c.Build.Steps {
		for _, s := range st.Sources {
			if s.Fails {
				out = append(out, s.Raw+" fails")
			}
		}
	}
	for _, f := range c.Build.Failures {
		out = append(out, fmt.Sprintf("line %d fails: %s", f.Line, f.Message))
	}
	for _, u := range c.Build.Unknowns {
		out = append(out, fmt.Sprintf("line %d: %s", u.Line, u.Message))
	}
	return strings.Join(out, "; ")
}
