package dockerfile

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctxaudit/context"
)

// pack is a tar with members as in plant: "a" is a file, "a/" a directory,
// "a -> b" a link.
func pack(t *testing.T, members string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range strings.Split(members, ",") {
		name, link, isLink := strings.Cut(strings.TrimSpace(m), " -> ")
		h := &tar.Header{Name: name, Mode: 0o644, Typeflag: tar.TypeReg}
		switch {
		case isLink:
			h.Typeflag, h.Linkname = tar.TypeSymlink, link
		case strings.HasSuffix(name, "/"):
			h.Typeflag = tar.TypeDir
		default:
			h.Size = int64(len(name))
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func compress(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestArchive says what ADD does with an archive t.tar of the context.
func TestArchive(t *testing.T) {
	tests := []struct {
		name, members, tree, dockerfile, want string
	}{
		{"is unpacked below the destination", "a,m/b", "", "ADD t.tar /x", "t.tar > /x unpacked"},
		{"whatever its name says", "a", "", "ADD t.t* /x/", "t.tar > /x unpacked"},
		{"COPY takes the file", "a", "", "COPY t.tar /x", "t.tar > /x"},
		{"and so does --unpack=false", "a", "", "ADD --unpack=false t.tar /x", "t.tar > /x"},
		{"a file is added as it is", "a", "f", "ADD f /x", "f > /x"},
		{"a directory is not looked into", "a", "d/f", "ADD d /x", "d/f > /x/f"},
		{"members replace files", "a,b/", "d/a,d/b,d/c", "COPY d /x\nADD t.tar /x", "d/c > /x/c; t.tar > /x unpacked"},
		{"and are replaced", "a", "f", "ADD t.tar /x\nCOPY f /x/a", "f > /x/a"},
		{"a member in a directory", "m/a", "f", "ADD t.tar /x\nCOPY f /x/m/", "f > /x/m/f; t.tar > /x unpacked"},
		{"a member that is copied on", "a,m/b", "", "FROM scratch AS s\nADD t.tar /x\nFROM scratch\nCOPY --from=s /x/m /y/", "t.tar > /y/b unpacked; t.tar > s:/x unpacked"},
		{"links of the archive are followed", "d/,l -> d", "f", "ADD t.tar /x\nCOPY f /x/l/", "f > /x/d/f; t.tar > /x unpacked"},
		{"absolute links of the archive are taken from where it lies only while it is unpacked", "d/,l -> /d,l/a", "f", "ADD t.tar /x\nCOPY f /x/l/",
			"f > /d/f; t.tar > /x unpacked; t.tar > /x/d/a unpacked"},
		{"names that lead out stay in", "../../a", "", "ADD t.tar /x", "t.tar > /x unpacked"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.HasPrefix(tt.dockerfile, "FROM ") {
				tt.dockerfile = "FROM scratch\n" + tt.dockerfile
			}
			root := plant(t, tt.tree)
			for _, data := range [][]byte{pack(t, tt.members), compress(t, pack(t, tt.members))} {
				if err := os.WriteFile(filepath.Join(root, "t.tar"), data, 0o644); err != nil {
					t.Fatal(err)
				}
				target := buildcontext.Target{Root: root}
				names, err := buildcontext.LoadNames(target, 1, nil) // is enough, although sizes are not known
				if err != nil {
					t.Fatal(err)
				}
				defer names.Close()
				for _, c := range []*buildcontext.Context{load(t, target), names} {
					f, err := Parse(target, []byte(tt.dockerfile+"\n"))
					if err != nil {
						t.Fatal(err)
					}
					if err := f.Trace(c); err != nil {
						t.Fatal(err)
					}
					if got := strings.Join(landed(c), "; "); got != tt.want {
						t.Errorf("\n%s\nlands %s\nwant  %s\nfailures %v", tt.dockerfile, got, tt.want, c.Build.Failures)
					}
				}
			}
		})
	}
}
