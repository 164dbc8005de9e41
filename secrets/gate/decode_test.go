package gate

import (
	"math/rand/v2"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect/codec"
)

// comparePasses holds every pass against the decoder of gitleaks.
func comparePasses(t *testing.T, data string) {
	t.Helper()
	original := codec.NewDecoder()
	want, segments := data+"\n", []*codec.EncodedSegment(nil)
	got := &text{bytes: []byte(data), newline: true}
	var d decoder
	for pass := range mostPasses {
		want, segments = original.Decode(want, segments)
		next := d.pass(nil, got)
		if (next == nil) != (len(segments) == 0) {
			t.Fatalf("%q: pass %d: decoded is %t, want %t", data, pass, next != nil, len(segments) > 0)
		}
		if next == nil {
			return
		}
		if whole := next.slice(span{0, next.size()}); whole != want {
			t.Fatalf("%q: pass %d:\n got %q\nwant %q", data, pass, whole, want)
		}
		for _, s := range next.decoded {
			if len(codec.SegmentsWithDecodedOverlap(segments, s.start, s.end)) == 0 {
				t.Fatalf("%q: pass %d: nothing was decoded at %v", data, pass, s)
			}
		}
		got = next
	}
}

// Random texts of what the decoder looks at, and nothing else, meet most of its
// cases.
func TestDecode(t *testing.T) {
	parts := []string{"%41", "%4", "%", "%80", "%0A", "\\", "\\u0041", "\\\\U00e9", "\\u004", "U+0041", "U+", "U", "+", " ", "\t", "\n", "=", "==",
		"a2V5MTIzNDU2Nzg5MDEy", "a2V5", "6b6579206b6579206b6579206b657921", "0123456789abcdef", "abcdefghijklmnop", "-_-_", "YWJj/+8_", "é", "\xff"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		data := ""
		for range r.IntN(12) {
			data += parts[r.IntN(len(parts))]
		}
		comparePasses(t, data)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("key=%61%62 a2V5MTIzNDU2Nzg5MDEy \\u0041 U+0041 ")
	f.Fuzz(func(t *testing.T, data string) {
		if len(data) < 10_000 {
			comparePasses(t, data)
		}
	})
}
