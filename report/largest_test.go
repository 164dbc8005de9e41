package report

import (
	"fmt"
	"strings"
	"testing"

	bc "ctxaudit/context"
)

// Trees are written as "path size" lines, heaps as paths; rows come out as
// "path size entries", with "…" for what is left.
func TestLargest(t *testing.T) {
	for _, tt := range []struct {
		name, tree, heaps string
		top               int
		want              string
	}{
		{"a directory with even children is one row", "src/a 30,src/b 40,src/c 30,go.mod 1", "", 9,
			"src/ 100 3,go.mod 1 1"},
		{"a chain ends where the bytes spread", "a/b/c/x 50,a/b/c/y 50,a/b/z 1", "", 9,
			"a/b/c/ 100 2,a/b/z 1 1"},
		{"a file that holds nearly everything", "docs/a.md 1,docs/media/film.mp4 900", "", 9,
			"docs/media/film.mp4 900 1,docs/a.md 1 1"},
		{"a known heap is one row, whatever it holds", "web/node_modules/x/y/z 900,web/src/a 5,web/src/b 5", "web/node_modules", 9,
			"web/node_modules/ 900 1,web/src/ 10 2"},
		{"a heap is told from what surrounds it", "app/cache/x 20,app/img/a 40,app/txt/b 40", "app/cache", 9,
			"app/img/a 40 1,app/txt/b 40 1,app/cache/ 20 1"},
		{"a small heap does not break up a directory", "app/cache/x 1,app/img/a 50,app/txt/b 49", "app/cache", 9,
			"app/ 100 3"},
		{"a heap in a heap counts once", "v/node_modules/a/node_modules/b 9,v/x 1", "v/node_modules,v/node_modules/a/node_modules", 9,
			"v/node_modules/ 9 1,v/x 1 1"},
		{"the tail is summed", "a 5,b 4,c 3,d 2", "", 2,
			"a 5 1,b 4 1,… 5 2"},
		{"names that sort around the separator", "a-b 3,a.b 2,a/x 4,a0 1", "", 9,
			"a/x 4 1,a-b 3 1,a.b 2 1,a0 1 1"},
		{"nothing", "", "", 9, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &Report{Context: &bc.Context{}}
			for line := range strings.SplitSeq(tt.tree, ",") {
				e := bc.Entry{Reach: bc.Eligible}
				if _, err := fmt.Sscan(line, &e.Path, &e.Size); err == nil {
					r.Context.Entries = append(r.Context.Entries, e)
				}
			}
			for h := range strings.SplitSeq(tt.heaps, ",") {
				r.Context.Heaps = append(r.Context.Heaps, bc.Heap{Path: h})
			}
			rows, more, rest := r.largest(newTree(sorted(r.Context.Entries), bc.Eligible), tt.top)
			var got []string
			for _, row := range rows {
				got = append(got, fmt.Sprint(row.path, " ", row.Bytes, " ", row.Entries))
			}
			if more > 0 {
				got = append(got, fmt.Sprint("… ", rest.Bytes, " ", rest.Entries))
			}
			if s := strings.Join(got, ","); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

// What is not sent weighs nothing once a Dockerfile says what is.
func TestLargestCountsWhatIsSent(t *testing.T) {
	r := shop()
	rows, _, rest := r.largest(newTree(r.Context.Entries, r.shipped()), 3)
	sum := rest
	for _, row := range rows {
		sum.Entries += row.Entries
		sum.Bytes += row.Bytes
	}
	if want := *r.Totals().Sent; sum != want {
		t.Errorf("rows and rest make %v, sent is %v", sum, want)
	}
}

func BenchmarkLargest(b *testing.B) {
	r := &Report{Context: &bc.Context{}}
	for i := range 1_000_000 {
		r.Context.Entries = append(r.Context.Entries, bc.Entry{Path: fmt.Sprintf("d%03d/e%03d/f%03d", i/10000, i/100%100, i%100), Size: int64(i), Reach: bc.Sent})
	}
	b.ReportAllocs()
	for b.Loop() {
		r.largest(newTree(r.Context.Entries, bc.Sent), 10)
	}
}
