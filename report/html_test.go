package report

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

// The picture is filled by the cells that are not frames, each as large as its
// bytes are a part of all.
func TestPicture(t *testing.T) {
	for name, make := range fixtures {
		r := make()
		p := r.picture(r.Ignored)
		var area float64
		var all Count
		for _, c := range p.cells {
			if c.x < -1e-9 || c.y < -1e-9 || c.x+c.w > 100+1e-6 || c.y+c.h > 100+1e-6 {
				t.Errorf("%s: %s lies outside: %+v", name, c.path, c.box)
			}
			if share := float64(c.Bytes) / float64(p.total); math.Abs(c.w*c.h/1e4-share) > 1e-9 {
				t.Errorf("%s: %s has %f of the area and %f of the bytes", name, c.path, c.w*c.h/1e4, share)
			}
			if !c.frame {
				area += c.w * c.h
				all.Bytes += c.Bytes
			}
		}
		if p.total > 0 && math.Abs(area-1e4) > 1e-6 || all.Bytes != p.total {
			t.Errorf("%s: cells cover %f of 10000 and hold %d of %d bytes", name, area, all.Bytes, p.total)
		}
	}
}

// What a suggestion drops, where a secret is and what is excluded are marked
// where they are and nowhere else.
func TestPictureMarks(t *testing.T) {
	var sum reached
	r := shop()
	for _, c := range r.picture(r.Ignored).cells {
		if !c.frame {
			sum.add(c.sum)
		}
	}
	if want := int64(702_100_000 + 591_200_000 + 84_600_000); sum.avoidable != want {
		t.Errorf("%d bytes avoidable, not %d", sum.avoidable, want)
	}
	if sum.secrets != 3 {
		t.Errorf("%d files with secrets, not 3", sum.secrets)
	}
	if sum.bytes[bc.Ignored] != 310_006_148 {
		t.Errorf("%d bytes excluded", sum.bytes[bc.Ignored])
	}
}

// Rows of a treemap are near to squares.
func TestSquarify(t *testing.T) {
	weights := []int64{6, 6, 4, 3, 2, 2, 1}
	for i, b := range squarify(weights, box{0, 0, 100, 100}, 1.5) {
		if math.Abs(b.w*b.h-float64(weights[i])*1e4/24) > 1e-6 {
			t.Errorf("weight %d has the area %f", weights[i], b.w*b.h)
		}
		if ratio := max(b.w*1.5/b.h, b.h/(b.w*1.5)); ratio > 3 {
			t.Errorf("weight %d is %f times as long as it is wide", weights[i], ratio)
		}
	}
}

// huge is a context of a hundred thousand files in many directories, and as many
// that are excluded.
func huge() *Report {
	r := &Report{Context: &bc.Context{Target: bc.Target{Root: "/src/huge"}}}
	for i := range 100_000 {
		name := fmt.Sprintf("packages/p%03d/node_modules/m%02d/lib/some-rather-long-name-%02d.js", i/1000, i/50%20, i%50)
		r.Context.Entries = append(r.Context.Entries, bc.Entry{Path: name, Size: int64(1000 + i*7919%90_000), Reach: bc.Eligible})
		r.Ignored = append(r.Ignored, bc.Entry{Path: "x" + name, Size: int64(i), Reach: bc.Ignored})
		if i%10 == 0 {
			r.NotScanned = append(r.NotScanned, bc.Problem{Path: name, Reason: "binary"})
			r.Findings = append(r.Findings, bc.Finding{Code: "CTX102", Path: name, Message: "environment file", Fingerprint: name})
		}
	}
	return r
}

func TestHTMLStaysSmall(t *testing.T) {
	if n := len(written(t, "html", huge(), Style{})); n > 3_000_000 {
		t.Errorf("200,000 files make a page of %d bytes", n)
	}
}

// Nothing of a name is markup, and no style or script stands in an attribute,
// where the policy would not let it work.
func TestHTMLEscapes(t *testing.T) {
	for name, make := range fixtures {
		out := string(written(t, "html", make(), Style{}))
		if strings.Contains(out, "<img") || strings.Count(out, "<script") != 1 || strings.Count(out, "<style") != 1 {
			t.Errorf("%s: a name became markup", name)
		}
		_, body, _ := strings.Cut(out, "<body>")
		body, _, _ = strings.Cut(body, "<script>")
		for _, attribute := range []string{" style=\"", " onclick=\"", " onload=\"", "src=\"", "href=\"http"} {
			if i := strings.Index(body, attribute); i >= 0 && !strings.Contains(body[i:i+60], "https://example.com") {
				t.Errorf("%s: %s", name, body[i:i+60])
			}
		}
	}
}

func TestMarkdownPages(t *testing.T) {
	for in, want := range map[string]string{
		"one\ntwo `a<b` **strong**":     "<p>one two <code>a&lt;b</code> <strong>strong</strong></p>\n",
		"## Title\n- a\n  b\n- c\n\nd":  "<h3>Title</h3>\n<ul><li>a b</li><li>c</li></ul>\n<p>d</p>\n",
		"```\n**raw** <b>\n\n# x\n```":  "<pre>**raw** &lt;b&gt;\n\n# x\n</pre>\n",
		"[a](https://b.c) [x](js:y) <i": "<p><a rel=\"noreferrer\" href=\"https://b.c\">a</a> [x](js:y) &lt;i</p>\n",
		`a \*b\* \d ` + "`c":            "<p>a *b* \\d `c</p>\n",
	} {
		if got := blocks(in); got != want {
			t.Errorf("%q:\ngot  %q\nwant %q", in, got, want)
		}
	}
}

// What is escaped as Markdown reads as it was in HTML.
func TestInlineUndoesProse(t *testing.T) {
	for _, words := range []string{"a_b **/.env `x` [y](z) @org https://q www.r <s> & \\ \\n", "plain"} {
		if got := inline(prose(words)); got != text(words) {
			t.Errorf("%q became %q", words, got)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	r := huge()
	for b.Loop() {
		if err := writeHTML(io.Discard, r, Style{}); err != nil {
			b.Fatal(err)
		}
	}
}
