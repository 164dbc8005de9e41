package dockerfile

import (
	"path/filepath"
	"testing"

	"ctxaudit/context"
)

// TestRead reads a Dockerfile where each builder finds it, and nothing that lies
// elsewhere or could block.
func TestRead(t *testing.T) {
	root := plant(t, "Dockerfile = FROM scratch\\n,docker/Dockerfile -> ../Dockerfile,out/Dockerfile -> ../../Dockerfile,dir/")
	tests := []struct {
		file    string
		builder buildcontext.Builder
		ok      bool
	}{
		{"Dockerfile", buildcontext.BuildKit, true},
		{"Dockerfile", buildcontext.Classic, true},
		{"Dockerfile", buildcontext.Podman, true},
		{"docker/Dockerfile", buildcontext.BuildKit, false}, // leaves docker/
		{"docker/Dockerfile", buildcontext.Classic, true},   // stays in the context
		{"docker/Dockerfile", buildcontext.Podman, true},
		{"out/Dockerfile", buildcontext.Classic, false},
		{"dir", buildcontext.BuildKit, false},
		{"missing", buildcontext.Podman, false},
	}
	for _, tt := range tests {
		_, err := Read(buildcontext.Target{Root: root, Dockerfile: filepath.Join(root, tt.file), Builder: tt.builder})
		if (err == nil) != tt.ok {
			t.Errorf("%s with %s: %v", tt.file, tt.builder, err)
		}
	}
}
