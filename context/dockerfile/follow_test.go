package dockerfile

import (
	"strings"
	"testing"

	"ctxaudit/context"
)

// TestFollow says what a build asks the context for. "/" is everything, and
// nothing is nothing.
func TestFollow(t *testing.T) {
	tests := []struct {
		name, dockerfile string
		target           buildcontext.Target
		want             string
	}{
		{name: "each source of a COPY", dockerfile: "FROM scratch\nCOPY a b/ ./c /\n", want: "a b c"},
		{name: "everything", dockerfile: "FROM scratch\nCOPY . /\n", want: "/"},
		{name: "a source above the root is the root", dockerfile: "FROM scratch\nCOPY ../../a ../ /\n", want: "/"},
		{name: "nothing uses the context", dockerfile: "FROM scratch\nRUN true\n", want: ""},
		{name: "a heredoc is no source", dockerfile: "FROM scratch\nCOPY <<E a /\nx\nE\n", want: "a"},
		{name: "a URL is no source", dockerfile: "FROM scratch\nADD https://example.com/x a /\n", want: "a"},
		{name: "a git source is asked for in vain", dockerfile: "FROM scratch\nADD git@example.com:x/y.git a /\n", want: "a git@example.com:x/y.git"},
		{name: "variables", dockerfile: "ARG A=x\nFROM scratch\nARG A\nENV B=$A/y\nCOPY $B ${C:-z} /\n", want: "x/y z"},
		{name: "build arguments", dockerfile: "FROM scratch\nARG A=x\nCOPY $A /\n", target: buildcontext.Target{Args: map[string]string{"A": "q"}}, want: "q"},
		{name: "a global argument needs ARG in the stage", dockerfile: "ARG A=x\nFROM scratch\nCOPY a$A /\n", want: "a"},
		{name: "stages that the target does not need", dockerfile: "FROM scratch AS a\nCOPY a /\nFROM scratch\nCOPY b /\n", want: "b"},
		{name: "COPY --from needs the stage", dockerfile: "FROM scratch AS a\nCOPY a /\nFROM scratch\nCOPY --from=A /a /b /\n", want: "a"},
		{name: "--target", dockerfile: "FROM scratch AS a\nCOPY a /\nFROM scratch\nCOPY b /\n", target: buildcontext.Target{Stage: "A"}, want: "a"},
		{name: "FROM needs the stage", dockerfile: "FROM scratch AS a\nCOPY a /\nFROM a\nCOPY b /\n", want: "a b"},
		{name: "a bind mount", dockerfile: "FROM scratch\nRUN --mount=type=bind,source=a,target=/x true\n", want: "a"},
		{name: "a bind mount without a source", dockerfile: "FROM scratch\nRUN --mount=target=/x true\n", want: "/"},
		{name: "a bind mount from a stage", dockerfile: "FROM scratch AS a\nFROM scratch\nRUN --mount=from=a,target=/x true\n", want: ""},
		{name: "a tmpfs alone", dockerfile: "FROM scratch\nRUN --mount=type=tmpfs,target=/x true\n", want: ""},
		{name: "a tmpfs beside a copy takes everything", dockerfile: "FROM scratch\nCOPY a /\nRUN --mount=type=tmpfs,target=/x true\n", want: "/"},
		{name: "a cache takes nothing", dockerfile: "FROM scratch\nCOPY a /\nRUN --mount=type=cache,target=/x --mount=type=secret,id=x true\n", want: "a"},
		{name: "--parents asks for the pattern without its pivot", dockerfile: "FROM scratch\nCOPY --parents ./a/./b/*.go /\n", want: "a/b/*.go"},
		{name: "ONBUILD of a stage of the file", dockerfile: "FROM scratch AS a\nONBUILD COPY a /\nFROM a\n", want: "a"},
		{name: "ONBUILD does not run in its own stage", dockerfile: "FROM scratch AS a\nONBUILD COPY a /\n", want: ""},
		{name: "a named context replaces a stage", dockerfile: "FROM scratch AS a\nCOPY a /\nFROM scratch\nCOPY b /\nCOPY --from=a /a /\n",
			target: buildcontext.Target{Contexts: map[string]string{"a": "/elsewhere"}}, want: "b"},
		{name: "the classic builder sends everything", dockerfile: "FROM scratch\nRUN true\n", target: buildcontext.Target{Builder: buildcontext.Classic}, want: "/"},
		{name: "podman sends nothing", dockerfile: "FROM scratch\nCOPY . /\n", target: buildcontext.Target{Builder: buildcontext.Podman}, want: ""},
		{name: "another escape character", dockerfile: "# escape=`\nFROM scratch\nCOPY a `\n b /\n", want: "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Parse(tt.target, []byte(tt.dockerfile))
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(f.build.Follow, " ")
			if f.build.Whole {
				got = "/"
			}
			if got != tt.want {
				t.Errorf("asks for %q, want %q", got, tt.want)
			}
		})
	}
}
