package gate

import (
	"math/rand/v2"
	"testing"
)

// Runs are found where a search byte by byte finds them, whatever the search
// leaves out.
func TestRuns(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for size := range 400 {
		b := make([]byte, size)
		for i := range b {
			b[i] = byte(r.IntN(256))
			if r.IntN(20) > 0 {
				b[i] = "azAZ09+/-_"[r.IntN(10)]
			}
		}
		runs := runs{text: b}
		for at := 0; at < len(b); {
			got, want := runs.after(at), nextRun(b, at, &base64Alphabet, shortestBase64)
			if got != want {
				t.Fatalf("after(%d) of %q is %d, want %d", at, b, got, want)
			}
			if got < size {
				end := got
				for end < size && base64Alphabet[b[end]] {
					end++
				}
				if e := runs.end(got); e != end {
					t.Fatalf("end(%d) of %q is %d, want %d", got, b, e, end)
				}
			}
			at = max(0, got+1+r.IntN(1+r.IntN(100))-r.IntN(20))
		}
	}
	for b := range byte(255) {
		if got := base64Bytes(uint64(b)<<24) == 1<<3; got != base64Alphabet[b] {
			t.Errorf("base64Bytes says %v of %q", got, b)
		}
	}
}
