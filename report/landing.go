package report

import (
	"path/filepath"
	"slices"
	"strings"

	"ctxaudit/context"
)

// landing says where the entry of a finding ends up, and which line of the
// Dockerfile does it: the place in the image before one in a stage.
func (r *Report) landing(f buildcontext.Finding) string {
	b := r.Context.Build
	if b == nil || f.Reach < buildcontext.Eligible {
		return ""
	}
	for _, l := range f.Landings {
		if int(l.Stage) == b.Final {
			return "→ image " + printable(l.Path) + r.step(l.Line)
		}
	}
	if len(f.Landings) > 0 {
		l := f.Landings[0]
		return "→ " + stageWords(b, int(l.Stage)) + " " + printable(l.Path) + r.step(l.Line)
	}
	switch f.Reach {
	case buildcontext.Eligible:
		return "→ not sent for this target"
	case buildcontext.Sent:
		if r.Context.Target.Builder == buildcontext.Podman {
			return "→ a command, through a mount"
		}
		return "→ the builder, no stage"
	}
	return ""
}

// land fits words and landings, each in a line of its own, into lines. A landing
// stands behind words of one line where there is room, and else loses the middle
// of its path where that is longer than a line; lost counts those.
func land(cell string, width int) (lines []string, lost int) {
	for line := range strings.SplitSeq(cell, "\n") {
		switch {
		case !strings.HasPrefix(line, "→ "):
			lines = append(lines, wrap(line, width)...)
		case len(lines) == 1 && columns(lines[0]+margin+line) <= width:
			lines[0] += margin + line
		default:
			short := elideLanding(line, width)
			if short != line {
				lost++
			}
			lines = append(lines, wrap(short, width)...)
		}
	}
	return lines, lost
}

// elideLanding shortens the path of a landing to the width of a line.
func elideLanding(landing string, width int) string {
	start, end := strings.IndexAny(landing, "/\""), strings.LastIndex(landing, " (")
	if start < 0 || end <= start {
		return landing
	}
	const least = 16
	path := landing[start:end]
	return landing[:start] + elide(path, max(width-columns(landing[:start]), least)) + landing[end:]
}

// step names a line of the Dockerfile.
func (r *Report) step(line int32) string {
	if line == 0 {
		return ""
	}
	return " (" + r.dockerfileLine(int(line)) + ")"
}

// ends says where the entries of a node end up.
func (r *Report) ends(t *tree, n node) string {
	b := r.Context.Build
	if b == nil {
		return ""
	}
	all := t.weight(n)
	var image, stage Count
	var stages []int32
	for i := n.lo; i < n.hi; i++ {
		e := &r.Context.Entries[i]
		switch {
		case e.Reach == buildcontext.InImage:
			image.add(e)
		case e.Reach == buildcontext.InStage:
			stage.add(e)
			for _, l := range e.Landings {
				if !slices.Contains(stages, l.Stage) {
					stages = append(stages, l.Stage)
				}
			}
		}
	}
	switch {
	case image.Entries == all.Entries:
		return "the image"
	case image.Entries > 0:
		return size(image.Bytes) + " in the image"
	case stage.Entries == 0:
		return "no stage"
	}
	slices.Sort(stages)
	names := make([]string, len(stages))
	for i, s := range stages {
		names[i] = Safe(b.Stages[s].Name)
	}
	words := "stage " + strings.Join(names, ", ")
	if stage.Entries < all.Entries {
		words = size(stage.Bytes) + " in " + words
	}
	return words
}

// dockerfile is the name of the Dockerfile: as findings have it, or its base name
// where it lies out of the context.
func (r *Report) dockerfile() string {
	name := r.Context.Target.Show(r.Context.Target.Dockerfile)
	if filepath.IsAbs(name) {
		name = filepath.Base(name)
	}
	return printable(name)
}

func (r *Report) dockerfileLine(line int) string { return r.dockerfile() + position(line) }
