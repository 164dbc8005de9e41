package report

import (
	"cmp"
	"slices"

	"ctxaudit/context"
)

// limitCode is the rule of a limit that the user set and the context exceeds.
const limitCode = "CTX205"

// Highest returns the highest severity of the findings; false says that there
// are none.
func (r *Report) Highest() (buildcontext.Severity, bool) {
	var highest buildcontext.Severity
	for _, f := range r.Findings {
		highest = max(highest, f.Severity)
	}
	return highest, len(r.Findings) > 0
}

// OverLimit says that a limit the user set is exceeded: a failure whatever the
// threshold of severity.
func (r *Report) OverLimit() bool {
	return slices.ContainsFunc(r.Findings, func(f buildcontext.Finding) bool { return f.Code == limitCode })
}

// Complete says that everything could be read. What is not complete is never
// clean.
func (r *Report) Complete() bool { return len(r.Incomplete) == 0 }

// grave are the findings that people have to hear of, in the order of
// [Report.worst]. The others are notes, of which most readers want the number.
func (r *Report) grave() []buildcontext.Finding {
	return slices.DeleteFunc(r.worst(), note)
}

// notes are the findings that are no fault.
func (r *Report) notes() []buildcontext.Finding {
	return slices.DeleteFunc(r.worst(), func(f buildcontext.Finding) bool { return !note(f) })
}

func note(f buildcontext.Finding) bool { return f.Severity == buildcontext.Info }

// worst returns the findings in the order in which every format shows them: the
// most severe first, exposure before weight and rules, then by how far it goes.
func (r *Report) worst() []buildcontext.Finding { return worst(r.Findings) }

func worst(fs []buildcontext.Finding) []buildcontext.Finding {
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b buildcontext.Finding) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(chapterOrder(a.Code), chapterOrder(b.Code)),
			cmp.Compare(b.Reach, a.Reach),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return fs
}

// chapterOrder is the part of a code that all rules of a kind share.
func chapterOrder(code string) string { return code[:min(len(code), len("CTX1"))] }
