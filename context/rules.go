package buildcontext

import (
	"cmp"
	"io/fs"
)

// Rules are the rules of a target as its builder understands them: one view of
// a tree.
type Rules struct {
	Builder Builder
	// File is the ignore file that they come from.
	File IgnoreFile
	// Matcher is nil where ReadRules failed.
	Matcher *Matcher
}

// ReadRules finds, reads and compiles the rules of a target. The error is a
// [*RuleError] where a rule makes the build fail.
func ReadRules(t Target) (Rules, error) {
	r := Rules{Builder: cmp.Or(t.Builder, BuildKit)}
	var err error
	if r.File, err = findIgnoreFile(t); err != nil {
		return r, err
	}
	if r.Builder == Classic {
		r.File.keepBuildFiles(t)
	}
	if r.Matcher, err = CompileFor(r.Builder, r.File.Patterns); err != nil {
		return r, r.File.refused(err)
	}
	return r, nil
}

// carries says whether a builder takes entries of that type: only BuildKit has
// something for a socket, an empty file.
func (r Rules) carries(mode fs.FileMode) bool {
	return mode&fs.ModeSocket == 0 || r.Builder == BuildKit
}
