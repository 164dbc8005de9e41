package buildcontext

import (
	"errors"
	"testing"
)

func TestRefuses(t *testing.T) {
	refused := errors.New("refused")
	copies := Step{Kind: "COPY", Sources: []Source{{Path: "a"}}}
	mounts := Step{Kind: "bind", Sources: []Source{{Path: "."}}}
	fetches := Step{Kind: "ADD"}
	later := copies
	later.Stage = 1
	from := copies
	from.From = "s"
	tests := []struct {
		name    string
		builder Builder
		build   *Build
		fails   bool
	}{
		{"no Dockerfile", BuildKit, nil, true},
		{"nothing is asked for", BuildKit, &Build{Steps: []Step{later}}, false},
		{"something is asked for", BuildKit, &Build{Follow: []string{"a"}}, true},
		{"podman copies", Podman, &Build{Steps: []Step{copies}}, true},
		{"podman copies in a stage that it does not build", Podman, &Build{Steps: []Step{later}}, false},
		{"podman copies from a stage", Podman, &Build{Steps: []Step{from}}, false},
		{"podman mounts", Podman, &Build{Steps: []Step{mounts}}, false},
		{"podman fetches", Podman, &Build{Steps: []Step{fetches}}, false},
	}
	for _, tt := range tests {
		if tt.build != nil {
			tt.build.Stages = []Stage{{Needed: true}, {}}
		}
		bad := &Context{Target: Target{Builder: tt.builder, Name: "n"}, Build: tt.build, Ignore: IgnoreFile{Refused: refused}}
		if err := bad.Refuses(); (err != nil) != tt.fails || tt.fails && !errors.Is(err, refused) {
			t.Errorf("%s: %v", tt.name, err)
		}
		main := &Context{Build: &Build{Follow: []string{"a"}}, Named: []*Context{bad}}
		if err := main.Refuses(); (err != nil) != tt.fails {
			t.Errorf("%s, as a named context: %v", tt.name, err)
		}
	}
}
