package suggest

import (
	"iter"
	"path"
	"strings"
)

// remade finds a RUN that makes a thing again in the stage, in one that it
// starts from, or in one that it copies the thing from, and returns its words
// and line.
func (d *Dockerfile) remade(stage int, by, name string) (string, int) {
	b := d.Build
	for s := stage; s >= 0; s = b.Stages[s].Parent {
		for i := range b.Runs {
			if b.Runs[i].Stage != s {
				continue
			}
			for _, c := range commands(&b.Runs[i]) {
				if words, ok := c.runs(by); ok {
					return words, b.Runs[i].Line
				}
			}
		}
		for i := range b.Steps {
			step := &b.Steps[i]
			if step.Stage != s || step.FromStage < 0 || step.FromStage >= s {
				continue
			}
			for _, src := range step.Sources {
				if path.Base(src.Path) == name {
					if words, line := d.remade(step.FromStage, by, name); line > 0 {
						return words, line
					}
				}
			}
		}
	}
	return "", 0
}

// mentioned finds a RUN whose text has a name of t as a word.
func (j *judge) mentioned(t *thing) (*Dockerfile, int) {
	names := map[string]bool{}
	for _, p := range t.paths {
		names[base(p.path)] = true
	}
	for i := range j.files {
		for _, r := range j.files[i].Build.Runs {
			for word := range words(r.Command) {
				if names[word] {
					return &j.files[i], r.Line
				}
			}
		}
	}
	return nil, 0
}

// words yields the words of a shell command, with paths split at their slashes.
func words(command string) iter.Seq[string] {
	return strings.FieldsFuncSeq(command, func(c rune) bool { return strings.ContainsRune(" \t\n/'\"=;&|()", c) })
}
