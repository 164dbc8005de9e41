package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"ctxaudit/context"
)

// maxPlaces bounds the places of a finding.
const maxPlaces = 100

// gather adds an entry to a finding about several: the first is its path, the
// others are its places.
func gather(f *buildcontext.Finding, e *buildcontext.Entry) {
	if f.Entries++; f.Entries == 1 {
		f.Path, f.Landings = e.Path, e.Landings
	} else if len(f.Places) < maxPlaces {
		f.Places = append(f.Places, buildcontext.Place{Path: e.Path})
	}
	f.Bytes += e.Size
	f.Reach = max(f.Reach, e.Reach)
}

// fate says in words how far entries of that reach go.
func fate(r buildcontext.Reach) string {
	switch r {
	case buildcontext.InImage:
		return "in the image"
	case buildcontext.InStage:
		return "copied into a build stage"
	case buildcontext.Sent:
		return "sent to the builder"
	}
	return "in the context"
}

// files counts in words.
func files(n int) string { return count(n, "file") }

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// fingerprint identifies a finding by what it is about.
func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
