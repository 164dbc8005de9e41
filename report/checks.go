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
	// codes are the rules that find what does not hold, or how their codes begin.
	codes []string
	// unknown says that the audit cannot tell.
	unknown bool
	// evidence is what the answer rests on, as Markdown.
	evidence string
	// findings are what stands against it, the worst first, and among them those
	// that somebody has decided about before.
	findings []buildcontext.Finding
}

func (c check) holds() bool { return !c.unknown && len(c.findings) == 0 }

// about says that a rule is one of those that decide.
func (c check) about(code string) bool {
	return slices.ContainsFunc(c.codes, func(prefix string) bool { return strings.HasPrefix(code, prefix) })
}

// checks answers the questions of a review.
func (r *Report) checks() []check {
	all := worst(append(r.decided(), r.Findings...))
	pick := func(keep func(buildcontext.Finding) bool, statement string, codes ...string) check {
		c := check{statement: statement, codes: codes}
		for _, f := range all {
			if c.about(f.Code) && keep(f) {
				c.findings = append(c.findings, f)
			}
		}
		return c
	}
	rules := func(statement string, codes ...string) check {
		return pick(func(f buildcontext.Finding) bool { return !note(f) }, statement, codes...)
	}
	credentials := func(statement string, least, most buildcontext.Reach) check {
		reaches := func(f buildcontext.Finding) bool { return least <= f.Reach && f.Reach <= most }
		return r.credentials(pick(reaches, statement, secretCodes), most)
	}
	any := func(buildcontext.Finding) bool { return true }
	inStage := credentials("No credential reaches a build stage.", buildcontext.InStage, buildcontext.InStage)
	cs := []check{
		r.carried(credentials("No credential reaches the image.", buildcontext.InImage, buildcontext.InImage), inStage),
		inStage,
		credentials("No other credential lies in the context.", buildcontext.Unknown, buildcontext.Sent),
		r.free(rules("No version-control history ships.", "CTX111", "CTX202"), 0, "CTX202"),
		rules("Nothing that git ignores ships.", "CTX110"),
		r.searched(),
		r.readable(),
		r.limits(rules("What is sent keeps within its limits.", limitCode)),
		r.rulesRead(rules("There is an ignore file and the builder reads it.", "CTX206", "CTX307", "CTX308")),
		r.rulesWork(rules("Every line of the ignore file does what it says.", "CTX301", "CTX302", "CTX303", "CTX304", "CTX305", "CTX306", "CTX309", "CTX31")),
		r.copies(rules("The Dockerfile gets what it copies, and no more than it needs.", "CTX4")),
		rules("Every file arrives as it is on the disk.", "CTX502", "CTX503", "CTX504", "CTX506"),
		r.builders(pick(any, "Every builder sees the same context.", "CTX501")),
		r.contexts(rules("Everything comes from this context, under these rules.", "CTX505", "CTX507")),
		r.settled(),
		r.free(rules("Nothing heavy ships that the build can do without.", "CTX201", "CTX203", "CTX204"), heavy, "CTX201", "CTX203"),
	}
	for i := range cs {
		r.conclude(&cs[i])
	}
	return cs
}

// conclude opens a check of which a rule was not checked, and gives evidence
// where there is none yet.
func (r *Report) conclude(c *check) {
	if words := r.unchecked(*c); words != "" {
		c.unknown = true
		c.evidence = strings.TrimPrefix(c.evidence+" "+words, " ")
	}
	switch {
	case c.evidence != "":
	case c.unknown:
		c.evidence = "Not known: there is no Dockerfile."
	case len(c.findings) > 0:
		c.evidence = plural(len(c.findings), "finding") + "."
	default:
		c.evidence = "Nothing found."
	}
}

// unchecked names the rules of a check that were not checked, by reason.
func (r *Report) unchecked(c check) string {
	var reasons []string
	codes := map[string][]string{}
	for _, u := range r.Unchecked {
		if !c.about(u.Code) || r.NoSecrets && strings.HasPrefix(u.Code, secretCodes) {
			continue
		}
		if codes[u.Reason] == nil {
			reasons = append(reasons, u.Reason)
		}
		codes[u.Reason] = append(codes[u.Reason], u.Code)
	}
	if len(reasons) == 0 {
		return ""
	}
	for i, reason := range reasons {
		which := strings.Join(codes[reason], ", ")
		if n := len(codes[reason]); n > 3 {
			which = plural(n, "rule")
		}
		reasons[i] = which + " (" + prose(reason) + ")"
	}
	return "Not checked: " + strings.Join(reasons, ", ") + "."
}
