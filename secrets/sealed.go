package secrets

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	buildcontext "ctxaudit/context"
)

// scheme is a way to keep secrets encrypted beside the code. A file of it is
// harmless until the key that opens it lies in the same context.
type scheme struct {
	id string
	// what says what its files are.
	what string
	// names are base names of its files, and marks texts in them.
	names, marks []string
	// keys are the detectors that find its key.
	keys []string
}

var schemes = []scheme{
	{id: "ansible-vault", what: "encrypted by ansible-vault", marks: []string{"$ANSIBLE_VAULT;"}, keys: []string{"ansible-vault-password"}},
	{id: "sops", what: "encrypted by sops", marks: []string{"ENC[AES256_GCM,"}, keys: []string{"age-secret-key", "age-key", "pgp-secret"}},
	{id: "sealed-secret", what: "sealed for a Kubernetes cluster", marks: []string{"kind: SealedSecret"}, keys: []string{"sealed-secrets-key"}},
	{id: "rails-credentials", what: "encrypted credentials of Rails", names: []string{"*.yml.enc"}, keys: []string{"rails-master-key"}},
	{id: "git-crypt", what: "encrypted by git-crypt", marks: []string{"\x00GITCRYPT\x00"}, keys: []string{"git-crypt-key"}},
	{id: "dotenvx", what: "encrypted environment file", marks: []string{"=encrypted:", "=\"encrypted:"}, keys: []string{"dotenv-keys"}},
	{id: "jenkins", what: "encrypted credentials of Jenkins", marks: []string{">{AQAAABAA"}, keys: []string{"jenkins-key"}},
	{id: "maven", what: "encrypted password of Maven", marks: []string{"<password>{"}, keys: []string{"maven-security"}},
}

// schemeOf returns the scheme that a file was encrypted by, or nil, by its name
// and the beginning of its text.
func schemeOf(name string, text []byte) *scheme {
	base := path.Base(name)
	for i := range schemes {
		s := &schemes[i]
		for _, n := range s.names {
			if ok, _ := path.Match(n, base); ok {
				return s
			}
		}
		for _, m := range s.marks {
			if bytes.Contains(text, []byte(m)) {
				return s
			}
		}
	}
	return nil
}

// opens returns the scheme whose key a detector finds, or nil.
func opens(detector string) *scheme {
	for i := range schemes {
		for _, k := range schemes[i].keys {
			if k == detector {
				return &schemes[i]
			}
		}
	}
	return nil
}

// together joins the encrypted files of a context with the keys that open them:
// the finding on a key is graded higher and names the files. Files whose key is
// not there are one finding for information.
func together(c *buildcontext.Context, sealed map[string][]int, findings []buildcontext.Finding) []buildcontext.Finding {
	opened := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		s := opens(f.Detector)
		if s == nil || len(sealed[s.id]) == 0 {
			continue
		}
		opened[s.id] = true
		reach := buildcontext.Unknown
		for _, j := range sealed[s.id] {
			e := &c.Entries[j]
			reach = max(reach, e.Reach)
			f.Places = append(f.Places, buildcontext.Place{Path: e.Path})
			f.Entries++
			f.Bytes += e.Size
		}
		f.Severity = max(f.Severity, min(buildcontext.Critical, grade(min(reach, f.Reach), c.Build != nil, 0)+2))
		f.Message += fmt.Sprintf(", together with what it opens: %s, %s", s.what, counted(len(sealed[s.id]), "file"))
	}
	for i := range schemes {
		s := &schemes[i]
		if opened[s.id] || len(sealed[s.id]) == 0 {
			continue
		}
		for _, j := range sealed[s.id] {
			e := &c.Entries[j]
			findings = append(findings, buildcontext.Finding{
				Code:        "CTX102",
				Severity:    buildcontext.Info,
				Message:     s.what + "; no key to it was found in the context",
				Path:        e.Path,
				Reach:       e.Reach,
				Landings:    e.Landings,
				Detector:    s.id,
				Fingerprint: fingerprint(nil, "CTX102", secret("sealed\x00and not opened by any key\x00"+s.id)),
				Entries:     1,
				Bytes:       e.Size,
			})
		}
	}
	return findings
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// mayBeSealed says that files of a class are where encrypted texts are kept.
func mayBeSealed(name string, c *class) bool {
	if c != nil {
		return c.id != "source-code" && c.id != "script"
	}
	return path.Ext(name) == "" || strings.HasSuffix(name, ".enc")
}
