package lint

import "ctxaudit/context"

// rule is one code. Its title is the heading of its page.
type rule struct {
	code string
	// severity is the usual one; a finding may be graded otherwise by how far
	// the entries travel.
	severity buildcontext.Severity
	// check is nil where a line check or another package finds it.
	check func(*subject) []buildcontext.Finding
}

var rules = []rule{
	{"CTX101", buildcontext.Critical, nil},
	{"CTX102", buildcontext.High, nil},
	{"CTX103", buildcontext.High, nil},
	{"CTX110", buildcontext.Low, nil},
	{"CTX111", buildcontext.Medium, shippedHistory},
	{"CTX201", buildcontext.Low, heaps("CTX201")},
	{"CTX202", buildcontext.Low, heaps("CTX202")},
	{"CTX203", buildcontext.Low, heaps("CTX203")},
	{"CTX204", buildcontext.Low, largeFiles},
	{"CTX205", buildcontext.High, overLimit},
	{"CTX206", buildcontext.Low, noIgnoreFile},
	{"CTX301", buildcontext.Low, nil},
	{"CTX302", buildcontext.Low, nil},
	{"CTX303", buildcontext.Medium, nil},
	{"CTX304", buildcontext.Low, nil},
	{"CTX305", buildcontext.Medium, nil},
	{"CTX306", buildcontext.Low, unpruned},
	{"CTX307", buildcontext.Medium, unread},
	{"CTX308", buildcontext.High, deadIgnoreFile},
	{"CTX309", buildcontext.High, encoding},
	{"CTX310", buildcontext.High, nil},
	{"CTX311", buildcontext.Medium, nil},
	{"CTX401", buildcontext.High, missingSource},
	{"CTX402", buildcontext.High, excludedSource},
	{"CTX403", buildcontext.Medium, emptyExclude},
	{"CTX404", buildcontext.Low, wholeByMount},
	{"CTX405", buildcontext.High, overwritten},
	{"CTX406", buildcontext.Low, broadCopy},
	{"CTX407", buildcontext.Medium, dirtyVersion},
	{"CTX501", buildcontext.Low, disagreement},
	{"CTX502", buildcontext.Medium, unreadable},
	{"CTX503", buildcontext.Low, specialFiles},
	{"CTX504", buildcontext.Low, linksOut},
	{"CTX505", buildcontext.Low, remoteContexts},
	{"CTX506", buildcontext.High, emptied},
	{"CTX507", buildcontext.Medium, mountedExcluded},
}
