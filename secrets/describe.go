package secrets

import (
	"cmp"
	"fmt"
	"strings"
)

// acronyms are words of rule names that are not written in lower case.
var acronyms = map[string]string{
	"aws": "AWS", "gcp": "GCP", "api": "API", "jwt": "JWT", "pat": "PAT", "ssh": "SSH", "oauth": "OAuth",
	"pgp": "PGP", "npm": "npm", "pypi": "PyPI", "url": "URL", "id": "ID", "http": "HTTP",
	"github": "GitHub", "gitlab": "GitLab", "azure": "Azure", "google": "Google", "slack": "Slack",
	"stripe": "Stripe", "openai": "OpenAI", "kubernetes": "Kubernetes", "hashicorp": "HashiCorp",
}

// describe says what was found: the rule in words, the prefix that all secrets
// of the rule share, and how long it is.
func (w *Worker) describe(m match, class *class) string {
	if m.kind != noSecret {
		return fmt.Sprintf("%s in %s (%s)", m.kind, class.what, lengthClass(m.value))
	}
	shape := lengthClass(m.value)
	if p := w.publicPrefix(m); p != "" {
		shape = p + "…, " + shape
	}
	return fmt.Sprintf("%s (%s)", title(m.rule), shape)
}

// publicPrefix is the beginning of a secret that the keywords of its rule name,
// such as ghp_ or AKIA, and so tells nothing of the secret. Keywords of generic
// rules are words that a password may begin with.
func (w *Worker) publicPrefix(m match) string {
	if strings.Contains(m.rule, "generic") {
		return ""
	}
	best := ""
	for _, k := range w.engine.keywords[m.rule] {
		if len(k) > len(best) && len(k)+8 <= len(m.value) && strings.EqualFold(k, string(m.value[:len(k)])) {
			best = string(m.value[:len(k)])
		}
	}
	return best
}

// title is the name of a rule in words.
func title(rule string) string {
	words := strings.Split(rule, "-")
	for i, word := range words {
		words[i] = cmp.Or(acronyms[word], word)
	}
	return strings.Join(words, " ")
}
