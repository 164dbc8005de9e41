package lint

import (
	"path/filepath"
	"testing"

	"ctxaudit/context"
)

// heap is a heavy thing below path, as package suggest would find it.
func heap(class, kind, what, path string, entries int, bytes int64) buildcontext.Heap {
	return buildcontext.Heap{Path: path, Kind: kind, Class: class, What: what, Pattern: "**/" + kind, Entries: entries, Bytes: bytes}
}

func TestHeapsOfAKindAreOneFinding(t *testing.T) {
	c := load(t, `
-- .dockerignore --
-- node_modules/a.js (1 kB) --
-- web/node_modules/b.js (200 MB) --
`)
	c.Heaps = []buildcontext.Heap{
		heap("CTX201", "node_modules", "npm dependencies", "node_modules", 1, 1000),
		heap("CTX201", "node_modules", "npm dependencies", "web/node_modules", 1, 200e6),
	}
	got := Check(c, Limits{})
	want := "CTX201 medium web/node_modules npm dependencies in 2 places: 200.0 MB in 2 files, in the context\n"
	if lines(got) != want {
		t.Fatalf("got %swant %s", lines(got), want)
	}
	if f := got[0]; f.Hint != "add **/node_modules" || f.Entries != 2 || f.Bytes != 200_001_000 ||
		len(f.Places) != 1 || f.Places[0].Path != "node_modules" {
		t.Errorf("finding is %+v", f)
	}
}

func TestWeightFollowsReach(t *testing.T) {
	for _, tt := range []struct {
		name  string
		reach buildcontext.Reach
		want  string
	}{
		{"not sent by this target", buildcontext.Eligible, "CTX204 info a.iso large file of 20.0 MB\n"},
		{"sent", buildcontext.Sent, "CTX204 low a.iso large file of 20.0 MB\n"},
		{"in the image", buildcontext.InImage, "CTX204 medium a.iso large file of 20.0 MB\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, "-- .dockerignore --\n-- a.iso (20 MB) --\n")
			c.Build = &buildcontext.Build{Whole: true}
			land(c, ".", tt.reach)
			if got := lines(Check(c, Limits{})); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

func TestLargeFiles(t *testing.T) {
	c := load(t, `
-- .dockerignore --
-- data/a.bin (10 MB) --
-- data/b/c.txt --
-- data/d.bin (90 MB) --
-- almost.bin (9999999) --
-- .git/pack (50 MB) --
`)
	c.Heaps = []buildcontext.Heap{heap("CTX202", ".git", "Git data", ".git", 1, 50e6)}
	want := "CTX202 low .git Git data: 50.0 MB in 1 file, in the context\n" +
		"CTX204 medium data/a.bin 2 files of 10 MB or more in data, 100.0 MB together\n"
	if got := lines(Check(c, Limits{})); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestLimits(t *testing.T) {
	c := load(t, "-- .dockerignore --\n-- a (2 kB) --\n-- b (2 kB) --\n-- c (2 kB) --\n")
	for _, tt := range []struct {
		limits Limits
		want   string
	}{
		{Limits{}, ""},
		{Limits{Bytes: 6000, Entries: 4}, ""},
		{Limits{Bytes: 5000}, "CTX205 high . 6.0 kB would be sent, 1.0 kB over the limit of 5.0 kB\n"},
		{Limits{Entries: 1}, "CTX205 high . 4 files would be sent, 3 over the limit of 1\n"},
	} {
		if got := lines(Check(c, tt.limits)); got != tt.want {
			t.Errorf("%+v: got %swant %s", tt.limits, got, tt.want)
		}
	}
	c.Build = &buildcontext.Build{}
	land(c, "a", buildcontext.Sent)
	if got := lines(Check(c, Limits{Bytes: 5000})); got != "" {
		t.Errorf("one of three files is sent: got %s", got)
	}
}

func TestNoIgnoreFile(t *testing.T) {
	for _, tt := range []struct{ name, archive, want string }{
		{"empty directory", "", ""},
		{"empty ignore file", "-- .dockerignore --\n-- a (1 MB) --\n", ""},
		{"none", "-- a (1 MB) --\n", "CTX206 low . no ignore file: the context is the whole directory, 1 file, 1.0 MB\n"},
		{"git's alone", "-- .gitignore --\n-- a (10 kB) --\n",
			"CTX206 info . no ignore file: the context is the whole directory, 2 files, 10.0 kB; the builder does not read .gitignore\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := lines(Check(load(t, tt.archive), Limits{})); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

// One fact is one finding: where CTX307 names the file that was meant, it also
// says what the context weighs without it.
func TestMisplacedIgnoreFile(t *testing.T) {
	const whole = "; without it the context is the whole directory, "
	for _, tt := range []struct{ name, dockerfile, archive, want string }{
		{"podman's", "Dockerfile", "-- .containerignore --\n-- a (200 MB) --\n",
			"CTX307 medium .containerignore not read by docker: only podman and buildah know it" + whole + "2 files, 200.0 MB\n"},
		{"podman's, and podman is meant", "Containerfile", "-- .containerignore --\n-- a (1 MB) --\n",
			"CTX307 info .containerignore not read by docker: only podman and buildah know it\n"},
		{"no dot", "Dockerfile", "-- dockerignore --\n-- a (1 kB) --\n",
			"CTX307 medium dockerignore not read by any build: its name lacks the dot" + whole + "2 files, 1.0 kB\n"},
		{"beside the Dockerfile", "docker/Dockerfile", "-- docker/.dockerignore --\n-- a (1 kB) --\n",
			"CTX307 medium docker/.dockerignore not read by this build: beside the Dockerfile the builder looks for Dockerfile.dockerignore" + whole + "2 files, 1.0 kB\n"},
		{"a directory of that name", "Dockerfile", "-- dockerignore/a (1 MB) --\n",
			"CTX206 low . no ignore file: the context is the whole directory, 1 file, 1.0 MB\n"},
		{"one is read", "Dockerfile", "-- .dockerignore --\n-- .containerignore --\n",
			"CTX307 low .containerignore not read by docker: only podman and buildah know it\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, tt.archive)
			c.Target.Dockerfile = filepath.Join(c.Target.Root, filepath.FromSlash(tt.dockerfile))
			found := Check(c, Limits{})
			if got := lines(append(only("CTX206", found), only("CTX307", found)...)); got != tt.want {
				t.Errorf("got %swant %s", got, tt.want)
			}
		})
	}
}

func TestNoIgnoreFileButThatOfAnotherDockerfile(t *testing.T) {
	const generate = "ctxaudit generate says what one would leave out"
	for archive, want := range map[string]string{
		"-- Dockerfile.dev.dockerignore --\n":                       "rename Dockerfile.dev.dockerignore, which this build does not read, to .dockerignore; or " + generate,
		"-- Dockerfile.dev.dockerignore --\n-- Dockerfile.dev --\n": generate,
	} {
		found := only("CTX206", Check(load(t, archive), Limits{}))
		if len(found) != 1 || found[0].Hint != want {
			t.Errorf("%s: got %+v", archive, found)
		}
	}
}

func TestDeadIgnoreFile(t *testing.T) {
	c := load(t, "-- a (1 MB) --\n")
	c.Ignore = buildcontext.IgnoreFile{Path: ".dockerignore", Dead: []buildcontext.Problem{{Path: ".dockerignore", Reason: "it is a directory"}}}
	want := "CTX308 high .dockerignore it is a directory: none of its rules holds and the build does not say so; 1 file, 1.0 MB, in the context\n"
	if got := lines(Check(c, Limits{})); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestFindingsKeepTheirFingerprintWhenFiguresChange(t *testing.T) {
	before := Check(load(t, "-- a (20 MB) --\n"), Limits{})
	after := Check(load(t, "-- a (30 MB) --\n-- b --\n"), Limits{})
	if len(before) != 2 || len(after) != 2 {
		t.Fatalf("got %s and %s", lines(before), lines(after))
	}
	for i := range before {
		if before[i].Fingerprint != after[i].Fingerprint {
			t.Errorf("%s and %s differ", lines(before[i:i+1]), lines(after[i:i+1]))
		}
	}
}
