package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// Count is a number of entries and the bytes they hold.
type Count struct {
	Entries int   `json:"entries"`
	Bytes   int64 `json:"bytes"`
}

func (c *Count) add(e *buildcontext.Entry) {
	c.Entries++
	c.Bytes += e.Size
}

// sum counts entries and gives the reach of the one that travels farthest.
func sum(es []buildcontext.Entry) (n Count, farthest buildcontext.Reach) {
	for i := range es {
		n.add(&es[i])
		farthest = max(farthest, es[i].Reach)
	}
	return n, farthest
}

// Totals count the entries that travel at least so far. Sent, Stage and Image
// are nil where no Dockerfile says.
type Totals struct {
	Context Count  `json:"context"`
	Sent    *Count `json:"sent"`
	Stage   *Count `json:"stage"`
	Image   *Count `json:"image"`
}

// Totals counts the entries of the context.
func (r *Report) Totals() Totals {
	var t Totals
	var sent, stage, image Count
	for i := range r.Context.Entries {
		e := &r.Context.Entries[i]
		t.Context.add(e)
		if e.Reach >= buildcontext.Sent {
			sent.add(e)
		}
		if e.Reach >= buildcontext.InStage {
			stage.add(e)
		}
		if e.Reach >= buildcontext.InImage {
			image.add(e)
		}
	}
	if r.Context.Build != nil {
		t.Sent, t.Stage, t.Image = &sent, &stage, &image
	}
	return t
}

// Shipped is what the headline is about: what is sent where a Dockerfile says
// so, and else the whole context.
func (t Totals) Shipped() Count {
	if t.Sent != nil {
		return *t.Sent
	}
	return t.Context
}

// shipped is the least reach of the entries that [Totals.Shipped] counts.
func (r *Report) shipped() buildcontext.Reach {
	if r.Context.Build != nil {
		return buildcontext.Sent
	}
	return buildcontext.Eligible
}

// station is one of the places on the way of the context, with what gets there.
type station struct {
	name  string
	reach buildcontext.Reach
	Count
}

// stations are those that are known, each a part of the one before.
func (t Totals) stations() []station {
	all := []station{{"in the context", buildcontext.Eligible, t.Context}}
	if t.Sent == nil {
		return all
	}
	return append(all,
		station{"sent to the builder", buildcontext.Sent, *t.Sent},
		station{"copied into a stage", buildcontext.InStage, *t.Stage},
		station{"in the image", buildcontext.InImage, *t.Image})
}

// untracked counts the entries that git does not track and that are none of its
// own files; it is 0 where git gave no answer.
func (r *Report) untracked() (n int) {
	tracked := r.Context.Tracked
	if len(tracked) == 0 {
		return 0
	}
	for i := range r.Context.Entries {
		path := r.Context.Entries[i].Path
		if _, ok := slices.BinarySearch(tracked, path); !ok && !strings.HasPrefix(path, ".git/") {
			n++
		}
	}
	return n
}
