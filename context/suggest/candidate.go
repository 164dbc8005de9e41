package suggest

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// candidate is a suggestion before it is ranked.
type candidate struct {
	patterns []string
	thing
	judgement
}

// maxLines bounds the paths that one suggestion spells out.
const maxLines = 12

// search is the search for candidates in one context.
type search struct {
	judge
	ev    Evidence
	ships []bool // by entry: whether leaving it out saves anything
}

// dir says that a place is a directory.
func (s *search) dir(p place) bool { return s.entries[p.first].Path != p.path }

// shipping counts the entries within b that ship.
func (s *search) shipping(b bounds) (n int, bytes int64) {
	for i := b.first; i < b.end; i++ {
		if s.ships[i] {
			n++
			bytes += s.entries[i].Size
		}
	}
	return n, bytes
}

// ofNames makes candidates of the names of the catalogue.
func (s *search) ofNames() []candidate {
	outer := map[string]bool{}
	for _, h := range s.outer {
		outer[h.path] = true
	}
	var names []*name
	for i, h := range s.hits {
		if h.name != nil && s.byName[h.name][0] == i {
			names = append(names, h.name)
		}
	}
	var cs []candidate
	for _, n := range names {
		// The pattern of a name catches whatever goes by it. Where that is not
		// all of one kind and free to go, paths take its place.
		var kinds []*Kind
		places := map[*Kind][]place{}
		stray := false
		end := 0
		for _, i := range s.byName[n] {
			h := &s.hits[i]
			if count, _ := s.shipping(h.bounds); count == 0 || h.first < end {
				continue // nothing of it ships, or it is part of the last one
			}
			if h.kind == nil || !h.kind.certain() && !outer[h.path] || s.wanted(h.path, h.bounds) {
				stray = true
				if h.kind != nil {
					end = h.end
				}
				continue
			}
			end = h.end
			if places[h.kind] == nil {
				kinds = append(kinds, h.kind)
			}
			places[h.kind] = append(places[h.kind], place{h.path, h.bounds})
		}
		for _, k := range kinds {
			cs = append(cs, s.ofKind(n, k, places[k], stray || len(kinds) > 1)...)
		}
	}
	for _, h := range s.hits {
		if h.name == nil && outer[h.path] && !s.wanted(h.path, h.bounds) {
			cs = append(cs, s.split(h.kind, []place{{h.path, h.bounds}})...)
		}
	}
	return cs
}

// ofKind makes the candidates of one kind under one name.
func (s *search) ofKind(n *name, k *Kind, places []place, stray bool) []candidate {
	// A single directory at the root that is hidden or named with its parent
	// stays a line as anyone would write it; of what nests, the next one may lie
	// deeper.
	alone := len(places) == 1
	first := places[0].path
	root := alone && s.dir(places[0]) && first == path.Join(n.above, base(first)) && (first[0] == '.' || n.above != "")
	anywhere := !stray && !(alone && !k.certain()) && !root
	if anywhere {
		t := thing{kind: k, paths: places, catches: n.matches}
		if j := s.of(&t); j.safe == buildcontext.Safe || j.safe == buildcontext.Check && alone {
			return []candidate{{[]string{n.pattern()}, t, j}}
		}
	}
	cs := s.split(k, places)
	if anywhere && len(cs) == 1 && len(cs[0].paths) == len(places) {
		// All of them want the same answer: one pattern says it, unless a source
		// names such a thing that is not there yet.
		t := thing{kind: k, paths: places, catches: n.matches}
		if j := s.of(&t); j.safe != buildcontext.Unsafe {
			return []candidate{{[]string{n.pattern()}, t, j}}
		}
	}
	return cs
}

// split judges each place by itself and makes one candidate of those that are
// safe and one of those to check, by their paths. What cannot be left out is
// dropped, unless it is a secret.
func (s *search) split(k *Kind, places []place) []candidate {
	groups := map[buildcontext.Safety]*candidate{}
	order := slices.Clone(places)
	slices.SortStableFunc(order, func(a, b place) int {
		_, x := s.shipping(a.bounds)
		_, y := s.shipping(b.bounds)
		return cmp.Compare(y, x)
	})
	for _, p := range order[:min(len(order), 10*maxLines)] {
		t := paths(k, []place{p})
		j := s.of(&t)
		g := groups[j.safe]
		switch {
		case j.safe == buildcontext.Unsafe && k.Class != secret:
		case g == nil:
			groups[j.safe] = &candidate{[]string{literal(p.path)}, t, j}
		case len(g.patterns) < maxLines:
			g.patterns = append(g.patterns, literal(p.path))
			g.paths = append(g.paths, p)
		}
	}
	var cs []candidate
	for _, safe := range []buildcontext.Safety{buildcontext.Safe, buildcontext.Check, buildcontext.Unsafe} {
		if g := groups[safe]; g != nil {
			g.thing = paths(k, g.paths)
			slices.Sort(g.patterns)
			cs = append(cs, *g)
		}
	}
	return cs
}

// paths is the thing that patterns of paths leave out.
func paths(k *Kind, places []place) thing {
	places = slices.Clone(places)
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.first, b.first) })
	return thing{kind: k, paths: places, catches: func(p string) bool {
		return slices.ContainsFunc(places, func(l place) bool { return l.path == p })
	}}
}

// wanted says whether the user's own exceptions name p or something below it.
// An exception that names a directory above p lets in whatever is there; that is
// no word about p.
func (s *search) wanted(p string, b bounds) bool {
	if !slices.ContainsFunc(s.c.Ignore.Patterns, buildcontext.Pattern.Exception) {
		return false
	}
	r := &rules{scopes: []*buildcontext.Scope{s.c.Matcher.Root()}}
	for i := b.first; i < b.end; i++ {
		v, _ := r.verdict(s.entries[i].Path)
		if v.Rule < 0 || !s.c.Ignore.Patterns[v.Rule].Exception() {
			continue
		}
		if s.reaches(v.Rule, p) {
			return true
		}
	}
	return false
}

// reaches says whether an exception names p or something below it, and not only
// a directory above.
func (s *search) reaches(rule int, p string) bool {
	text := s.c.Ignore.Patterns[rule].Text[1:]
	for {
		short := strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/*")
		if short == text {
			break
		}
		text = short
	}
	if strings.Trim(text, "*") == "" {
		return false
	}
	above, err := newRules(buildcontext.BuildKit, &buildcontext.IgnoreFile{}, []string{text})
	if err != nil {
		return true
	}
	dir := parent(p)
	if dir == "" {
		return true
	}
	v, _ := above.verdict(dir)
	return !v.Excluded
}

// unused makes candidates of the largest directories that no step takes
// anything from.
func (s *search) unused() []candidate {
	if !s.target {
		return nil
	}
	var cs []candidate
	var look func(dir string)
	look = func(dir string) {
		for p, b := range s.children(dir) {
			_, bytes := s.shipping(b)
			switch {
			case bytes < minUnused || slices.ContainsFunc(s.uses, func(u use) bool { return u.takes(p) }):
			case slices.ContainsFunc(s.uses, func(u use) bool {
				return slices.ContainsFunc(u.paths, func(q string) bool { return strings.HasPrefix(q, p+"/") })
			}):
				look(p)
			case !s.wanted(p, b):
				cs = append(cs, s.split(&Kind{Class: idle, Remade: ask}, []place{{p, b}})...)
			}
		}
	}
	look("")
	return cs
}

// ofGit makes candidates of what git ignores and the catalogue does not
// know.
func (s *search) ofGit() []candidate {
	var cs []candidate
	if s.git.ignored == nil {
		return nil
	}
	for _, p := range s.ev.Git.ignored {
		p = strings.TrimSuffix(p, "/")
		b := s.below(p)
		if _, bytes := s.shipping(b); bytes < minUnused || s.heaped[b.first] || s.wanted(p, b) {
			continue
		}
		cs = append(cs, s.split(&Kind{Class: unversioned, Remade: ask}, []place{{p, b}})...)
	}
	return cs
}

// minUnused is the least that something nobody takes must weigh to be worth a
// line, in bytes.
const minUnused = 100_000

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
