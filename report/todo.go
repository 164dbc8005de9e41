package report

import "ctxaudit/context"

// todo says what to do about a finding. Of a secret that only its owner knows to
// be one, it follows from how far it goes.
func todo(f buildcontext.Finding) string {
	if f.Hint != "" || !secret(f) {
		return f.Hint
	}
	switch f.Reach {
	case buildcontext.InImage:
		return "if it is real, revoke it, keep it out of the image, and give it to the container when it starts"
	case buildcontext.InStage:
		return "if it is real, revoke it, and give it to the step that needs it with RUN --mount=type=secret"
	}
	return "exclude the file, or keep the secret out of it"
}
