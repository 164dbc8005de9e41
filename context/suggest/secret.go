package suggest

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// credentials are the names of files that are there to hold secrets: leaving
// them out is the mending. In any other file the secret is what must go.
const credentials = ".env .env.* *.env .netrc _netrc .npmrc .yarnrc .pypirc pip.conf .git-credentials .pgpass .my.cnf .htpasswd " +
	"id_rsa id_dsa id_ecdsa id_ed25519 *.pem *.key *.p12 *.pfx *.jks *.keystore *.kdbx *.ppk *.ovpn *.tfstate *.tfstate.* *.tfvars " +
	"credentials credentials.json service-account*.json kubeconfig master.key .vault_pass* secrets.yml secrets.yaml *.secret"

// secrets makes candidates of the secret-bearing files: one for all that get the
// same answer, as far as maxLines go. Those that seem to be there on purpose stand
// apart: made for tests or as examples, or tracked by git and no more than a name.
func (s *search) secrets(findings []buildcontext.Finding) []candidate {
	k := &kind{Class: secret, Remade: ask}
	const serious, tests, tracked = "", "made for tests or as an example", "git tracks it"
	flagged := map[string]map[string][]place{serious: {}, tests: {}, tracked: {}} // by base name
	seen := map[string]bool{}
	for _, f := range findings {
		p := s.at(f.Path)
		if seen[f.Path] || p.end != p.first+1 || s.dir(p) || !s.ships[p.first] {
			continue
		}
		named := f.Code == "CTX102" || f.Code == "CTX101" && matchesAny(credentials, base(f.Path))
		if !named || f.Severity == buildcontext.Info || s.heaped[p.first] || s.wanted(p) {
			continue
		}
		seen[f.Path] = true
		byName := flagged[serious]
		switch {
		case forTests(f.Path):
			byName = flagged[tests]
		case f.Code == "CTX102" && s.git.tracks(p):
			byName = flagged[tracked]
		}
		byName[base(f.Path)] = append(byName[base(f.Path)], p)
	}
	var cs []candidate
	for _, purpose := range []string{serious, tests, tracked} {
		groups := map[judgement]*candidate{}
		for _, b := range slices.Sorted(maps.Keys(flagged[purpose])) {
			for _, c := range s.sameName(k, b, flagged[purpose][b]) {
				if purpose != serious && c.safe == buildcontext.Check {
					c.why, _, _ = strings.Cut(c.why, "; ")
					c.why += "; " + purpose
				}
				if g := groups[c.judgement]; g == nil {
					groups[c.judgement] = &c
				} else if len(g.patterns)+len(c.patterns) <= maxLines {
					g.patterns = append(g.patterns, c.patterns...)
					g.thing = both(g.thing, c.thing)
				} else if purpose == serious {
					cs = append(cs, *g)
					groups[c.judgement] = &c
				}
			}
		}
		for _, g := range groups {
			slices.Sort(g.patterns)
			cs = append(cs, *g)
		}
	}
	return cs
}

// sameName makes candidates of secret-bearing files of one name: a pattern for the
// name where that catches no other file, and else their paths.
func (s *search) sameName(k *kind, name string, places []place) []candidate {
	if line, exact := s.literal(name); exact && len(places) > 1 && s.alike(name) == len(places) {
		if all := s.candidate("**/"+line, called(name, k, places)); all.safe != buildcontext.Unsafe {
			return []candidate{all}
		}
	}
	var cs []candidate
	for _, p := range places {
		if line, exact := s.literal(p.path); exact {
			cs = append(cs, s.candidate(line, paths(k, p)))
		}
	}
	return cs
}

// alike counts the entries of a name that ship.
func (s *search) alike(name string) (n int) {
	for i := range s.entries {
		if s.ships[i] && base(s.entries[i].Path) == name {
			n++
		}
	}
	return n
}

// both makes one thing of two of a kind.
func both(a, b thing) thing {
	t := thing{kind: a.kind, paths: slices.Concat(a.paths, b.paths)}
	slices.SortFunc(t.paths, func(a, b place) int { return cmp.Compare(a.first, b.first) })
	t.catches = func(p string) bool { return a.catches(p) || b.catches(p) }
	return t
}

func matchesAny(globs, name string) bool {
	for g := range strings.FieldsSeq(globs) {
		if ok, _ := path.Match(g, name); ok {
			return true
		}
	}
	return false
}
