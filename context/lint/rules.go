package lint

import "ctxaudit/context"

// rule is one code. Its title is the heading of its page.
type rule struct {
	code string
	// severity is the usual one; a finding may be graded otherwise by how far
	// the entries travel.
	severity buildcontext.Severity
	// check is nil where another package finds it.
	check func(*subject) []buildcontext.Finding
}

var rules = []rule{
	{"CTX201", buildcontext.Low, heaps("CTX201")},
	{"CTX202", buildcontext.Low, heaps("CTX202")},
	{"CTX203", buildcontext.Low, heaps("CTX203")},
	{"CTX204", buildcontext.Low, largeFiles},
	{"CTX205", buildcontext.High, overLimit},
	{"CTX206", buildcontext.Low, noIgnoreFile},
	{"CTX308", buildcontext.High, deadIgnoreFile},
}
