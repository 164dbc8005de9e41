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
	// mark is a text in its files, in lower case, name a pattern of their base
	// names and magic how they begin where they are no text.
	mark, name, magic string
	// keys are the detectors that find its key.
	keys []string
}

// schemes are sorted so that those with a mark come first.
var schemes = []scheme{
	{id: "ansible-vault", what: "encrypted by ansible-vault", mark: "$ansible_vault;", keys: []string{"ansible-vault-password"}},
	{id: "sops", what: "encrypted by sops", mark: "enc[aes256_gcm,", keys: []string{"age-secret-key", "age-key", "pgp-secret"}},
	{id: "sealed-secret", what: "sealed for a Kubernetes cluster", mark: "bitnami.com/v1alpha1", keys: []string{sealingKey}},
	{id: "dotenvx", what: "encrypted environment file", mark: "encrypted:b", keys: []string{"dotenv-keys"}},
	{id: "jenkins", what: "encrypted credentials of Jenkins", mark: ">{aqaaabaa", keys: []string{"jenkins-key"}},
	{id: "maven", what: "encrypted password of Maven", mark: "<password>{", keys: []string{"maven-security"}},
	{id: "rails-credentials", what: "encrypted credentials of Rails", name: "*.yml.enc", keys: []string{"rails-master-key"}},
	{id: "git-crypt", what: "encrypted by git-crypt", magic: "\x00GITCRYPT\x00", keys: []string{"git-crypt-key"}},
}

// sealedText returns the scheme that a text was encrypted by, or nil; has says
// whether the text holds the mark of the scheme of that index.
func sealedText(name string, has func(i int) bool) *scheme {
	for i := range schemes {
		s := &schemes[i]
		if s.mark != "" && has(i) {
			return s
		}
		if ok, _ := path.Match(s.name, base(name)); ok && s.name != "" {
			return s
		}
	}
	return nil
}

// sealedBinary returns the scheme by the first bytes of a file that is no text,
// or nil.
func sealedBinary(head []byte) *scheme {
	for i := range schemes {
		if m := schemes[i].magic; m != "" && bytes.HasPrefix(head, []byte(m)) {
			return &schemes[i]
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

// mayBeSealed says that files of a class are where encrypted texts are kept, and
// not where one speaks of them.
func mayBeSealed(name string, c *class) bool {
	if c != nil {
		return c.id != "source-code" && c.id != "script"
	}
	return path.Ext(name) == "" || strings.HasSuffix(name, ".enc")
}

// isCiphertext says that a value in an encrypted file is as long as what was
// encrypted for a public key.
func isCiphertext(v []byte) bool { return len(v) >= 300 && isBase64(v) }
