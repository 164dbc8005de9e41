package report

import (
	"slices"
	"strings"

	"ctxaudit/context"
)

// heavy is the least weight in bytes that a reviewer has to hear of.
const heavy = 100_000

// check is one thing that a reviewer signs for.
type check struct {
	// statement is what should hold.
	statement string
	// unknown says that the audit cannot tell.
	unknown bool
	// evidence is what the answer rests on, as Markdown.
	evidence string
	// findings are what stands against it, the worst first.
	findings []buildcontext.Finding
}

func (c check) holds() bool { return !c.unknown && len(c.findings) == 0 }

// checks answers the questions of a review.
func (r *Report) checks() []check {
	all := worst(append(slices.Clone(r.Findings), r.Known...))
	pick := func(keep func(f buildcontext.Finding) bool) (fs []buildcontext.Finding) {
		for _, f := range all {
			if keep(f) {
				fs = append(fs, f)
			}
		}
		return fs
	}
	codes := func(prefixes ...string) []buildcontext.Finding {
		return pick(func(f buildcontext.Finding) bool {
			return f.Severity > buildcontext.Info && slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(f.Code, p) })
		})
	}
	credentials := func(least, most buildcontext.Reach) []buildcontext.Finding {
		return pick(func(f buildcontext.Finding) bool { return secret(f) && least <= f.Reach && f.Reach <= most })
	}
	inStage := credentials(buildcontext.InStage, buildcontext.InStage)
	noBuild := r.Context.Build == nil
	cs := []check{
		r.carried(r.secretCheck("No credential reaches the image.", buildcontext.InImage, credentials(buildcontext.InImage, buildcontext.InImage)), inStage),
		r.secretCheck("No credential reaches a build stage.", buildcontext.InStage, inStage),
		r.secretCheck("No other credential lies in the context.", buildcontext.Sent, credentials(buildcontext.Unknown, buildcontext.Sent)),
		r.free("No version-control history ships.", 0, codes("CTX111", "CTX202"), "CTX202"),
		r.unless("CTX110", check{"Nothing that git ignores ships.", false, "", codes("CTX110")}),
		r.searched(),
		r.readable(),
		r.limits(codes(limitCode)),
		r.rulesRead(codes("CTX206", "CTX307", "CTX308")),
		r.rulesWork(codes("CTX301", "CTX302", "CTX303", "CTX304", "CTX305", "CTX306", "CTX309", "CTX31")),
		{"The Dockerfile gets what it copies, and no more than it needs.", noBuild, "", codes("CTX4")},
		{"Every file arrives as it is on the disk.", false, "", codes("CTX502", "CTX503", "CTX504", "CTX506")},
		r.unless("CTX501", check{"Every builder sees the same context.", false, "", codes("CTX501")}),
		r.contexts(codes("CTX505")),
		r.settled(),
		r.free("Nothing heavy ships that the build can do without.", heavy, codes("CTX201", "CTX203", "CTX204"), "CTX201", "CTX203"),
	}
	for i, c := range cs {
		switch {
		case c.evidence != "":
		case c.unknown:
			cs[i].evidence = "Not known: there is no Dockerfile."
		case len(c.findings) > 0:
			cs[i].evidence = plural(len(c.findings), "finding") + "."
		default:
			cs[i].evidence = "Nothing found."
		}
	}
	return cs
}
