package suggest

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// heed carries over what matters of the file there is. To podman an exception
// counts also where nothing is left out; there it keeps those that say of what
// could go that it is to stay.
func (a *allowlist) heed() error {
	for {
		if err := a.carry(); err != nil || a.c.Target.Builder != buildcontext.Podman {
			return err
		}
		add, err := a.narrowed(true)
		if err != nil {
			return err
		}
		heeded := true
		for _, m := range add {
			for _, p := range m.paths {
				if rule := a.wants(p.path, p.bounds); rule >= 0 && !a.keep[rule] {
					a.keep[rule], heeded = true, false
				}
			}
		}
		if heeded {
			return nil
		}
	}
}

// carry keeps the exclusions of the file there is that matter to what is let in,
// and of its exceptions those without which something would be left out that is
// taken today, be it an empty directory or a file that arrives empty. What is not
// there yet counts, too: something may make it first.
func (a *allowlist) carry() error {
	var needed []string
	for _, e := range a.entries {
		if a.needed(e.Path) {
			needed = append(needed, e.Path)
		}
	}
	for _, d := range a.c.Dirs {
		if !a.has(d) && a.needed(d) {
			needed = append(needed, d)
		}
	}
	for _, n := range a.needs {
		needed = append(needed, cmp.Or(n.path, stand(n.line)))
	}
	old := rulesOf(a.c.Rules())
	needed = slices.DeleteFunc(needed, func(p string) bool { return !old.lists(p) })
	for {
		a.keepExclusions()
		r, err := a.rules()
		if err != nil {
			return err
		}
		lacking := slices.IndexFunc(needed, func(p string) bool { return !r.lists(p) || !r.opens(p) && old.opens(p) })
		if lacking < 0 {
			return nil
		}
		p := needed[lacking]
		v, _ := old.verdict(p)
		rule, _ := a.c.Matcher.Opens(p)
		keep := slices.DeleteFunc([]int{v.Rule, rule}, func(i int) bool {
			return i < 0 || a.keep[i] || !a.c.Ignore.Patterns[i].Exception()
		})
		if len(keep) == 0 && !r.finds(p) {
			return buildcontext.WithHint(
				fmt.Errorf("no allowlist lets in %q: the builder does not read a directory whose name an exception below it has to escape", p),
				"rename the directory, or take all of it")
		}
		if len(keep) == 0 {
			return fmt.Errorf("no allowlist lets in %q and keeps the rules there are", p)
		}
		a.keep[keep[0]] = true
	}
}

// keepExclusions keeps the exclusions that may leave out something of what is
// let in. One that fails when it is tested has left out nothing, for the build
// has not failed.
func (a *allowlist) keepExclusions() {
	var in []string
	for _, n := range a.needs {
		in = append(in, n.line)
	}
	for i, p := range a.c.Ignore.Patterns {
		if a.keep[i] && p.Exception() {
			in = append(in, p.Text[1:])
		}
	}
	for i, p := range a.c.Ignore.Patterns {
		if !p.Exception() && !catchAll(p.Text) {
			a.keep[i] = slices.ContainsFunc(in, func(line string) bool { return meet(p.Text, line) }) && !a.fails(p)
		}
	}
}

// fails says that a build fails that tests an exclusion.
func (a *allowlist) fails(p buildcontext.Pattern) bool {
	m, err := buildcontext.CompileFor(a.c.Target.Builder, []buildcontext.Pattern{p})
	if err == nil {
		_, err = m.Verdict("x")
	}
	return err != nil
}

// meet says whether a pattern may match what another matches, or something below
// it.
func meet(a, b string) bool {
	const special = `[\^+(){}|` // besides "*" and "?", of all builders
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	for i := range min(len(as), len(bs)) {
		switch {
		case strings.Contains(as[i], "**") || strings.Contains(bs[i], "**"):
			return true
		case strings.ContainsAny(as[i]+bs[i], special),
			strings.ContainsAny(as[i], "*?") && strings.ContainsAny(bs[i], "*?"):
			continue
		}
		one, _ := path.Match(as[i], bs[i])
		other, _ := path.Match(bs[i], as[i])
		if !one && !other {
			return false
		}
	}
	return len(as) >= len(bs)
}

// needed says that a path lies at or below a need.
func (a *allowlist) needed(p string) bool {
	return slices.ContainsFunc(a.needs, func(n need) bool { return within(n.path, p) })
}
