package secrets

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(files[i+1]))
	}
	z.Close()
	return b.String()
}

func tarred(files ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))})
		w.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestArchives(t *testing.T) {
	r := newRand()
	token := func() string { return "\nx = '" + githubToken(r) + "'\n" }
	got := scanTree(t, map[string]string{
		"a.zip":           zipped(t, "app/config.txt", token()),
		"b.jar":           zipped(t, "x.class", "\xca\xfe\xba\xbe\x00\x00", "application.properties", "db.password="+random(r, 12)+"\n"),
		"c.tar":           tarred("etc/x.conf", token()),
		"d.tar.gz":        gzipped(tarred("x.conf", token(), "inner.zip", zipped(t, "y", token()))),
		"dump.sql.gz":     gzipped("-- MySQL dump 10\n"),
		"e.whl":           zipped(t, "odd\nname", token()),
		"f.tar.xz":        "\xfd7zXZ\x00\x00" + random(r, 100),
		"g.zip":           zipped(t, "a", token())[:60],
		"h.zip":           zipped(t, "big", strings.Repeat("x", maxMemberBytes+10)),
		"plain.tar.json":  token(),
		"node_modules/.x": zipped(t, ".env", "SMTP_PASSWORD="+random(r, 12)),
	}, 2, nil)
	const want = `medium a.zip GitHub PAT (ghp_…, 32 to 63 characters), in app/config.txt:2 of the archive
medium b.jar password in settings of a Java application (8 to 15 characters), in application.properties:1 of the archive
medium c.tar GitHub PAT (ghp_…, 32 to 63 characters), in etc/x.conf:2 of the archive
medium d.tar.gz GitHub PAT (ghp_…, 32 to 63 characters), in x.conf:2 of the archive
medium e.whl GitHub PAT (ghp_…, 32 to 63 characters), in "odd\nname":2 of the archive
medium plain.tar.json GitHub PAT (ghp_…, 32 to 63 characters)
low dump.sql.gz database script, in dump.sql of the archive
low node_modules/.x password in environment file (8 to 15 characters), in .env:1 of the archive
`
	var b strings.Builder
	for _, f := range got.Findings {
		b.WriteString(f.Severity.String() + " " + f.Path + " " + f.Message + "\n")
	}
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	const skipped = `b.jar: archive (zip): 1 of 2 members not scanned: 1 binary
d.tar.gz: archive (gzip): 1 of 2 members not scanned: 1 archive
f.tar.xz: archive (xz), which is not opened
g.zip: archive (zip): damaged or encrypted; the first 0 members were scanned
h.zip: archive (zip): 1 of 1 member not scanned: 1 too large
`
	b.Reset()
	for _, p := range got.NotScanned {
		b.WriteString(p.Path + ": " + p.Reason + "\n")
	}
	if b.String() != skipped {
		t.Errorf("got\n%swant\n%s", b.String(), skipped)
	}
}
