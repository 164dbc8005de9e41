package suggest

import (
	"path"
	"strings"

	"ctxaudit/context"
)

// credentials are the names of files that are there to hold secrets: leaving
// them out is the mending. In any other file the secret is what must go.
const credentials = ".env .env.* *.env .netrc _netrc .npmrc .yarnrc .pypirc pip.conf .git-credentials .pgpass .my.cnf .htpasswd " +
	"id_rsa id_dsa id_ecdsa id_ed25519 *.pem *.key *.p12 *.pfx *.jks *.keystore *.kdbx *.ppk *.ovpn *.tfstate *.tfstate.* *.tfvars " +
	"credentials credentials.json service-account*.json kubeconfig master.key .vault_pass* secrets.yml secrets.yaml *.secret"

// secrets makes candidates of the secret-bearing files.
func (s *search) secrets(findings []buildcontext.Finding) []candidate {
	flagged := map[string][]place{} // by base name
	seen := map[string]bool{}
	for _, f := range findings {
		b := s.below(f.Path)
		if seen[f.Path] || b.end != b.first+1 || s.entries[b.first].Path != f.Path || !s.ships[b.first] {
			continue
		}
		named := f.Code == "CTX102" || f.Code == "CTX101" && matchesAny(credentials, base(f.Path))
		if !named || f.Severity == buildcontext.Info || s.heaped[b.first] || s.wanted(f.Path, b) {
			continue
		}
		seen[f.Path] = true
		flagged[base(f.Path)] = append(flagged[base(f.Path)], place{f.Path, b})
	}
	same := map[string]int{}
	for i := range s.entries {
		if b := base(s.entries[i].Path); flagged[b] != nil && s.ships[i] {
			same[b]++
		}
	}
	var cs []candidate
	for b, places := range flagged {
		k := &Kind{Class: secret, Remade: ask}
		split := s.split(k, places)
		if len(places) > 1 && same[b] == len(places) && len(split) == 1 && len(split[0].paths) == len(places) {
			n := &name{glob: b, head: b}
			t := paths(k, places)
			t.catches = func(p string) bool { return base(p) == n.glob }
			if j := s.of(&t); j.safe != buildcontext.Unsafe {
				cs = append(cs, candidate{[]string{"**/" + literal(b)}, t, j})
				continue
			}
		}
		cs = append(cs, split...)
	}
	return cs
}

func matchesAny(globs, name string) bool {
	for g := range strings.FieldsSeq(globs) {
		if ok, _ := path.Match(g, name); ok {
			return true
		}
	}
	return false
}
