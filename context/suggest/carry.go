package suggest

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// settle decides what the allowlist holds besides its needs, and returns what can
// be left out of all that it lets in.
func (a *allowlist) settle(unsafe bool) ([]measured, error) {
	for {
		if err := a.carry(); err != nil {
			return nil, err
		}
		if err := a.shut(); err != nil {
			return nil, err
		}
		add, err := a.narrowed()
		if err != nil || !a.heed(add) && !a.spare(a.without(add, unsafe)) {
			return add, err
		}
	}
}

// spare drops the needs of which nothing stays that are taken only along with
// everything else, and says whether there were any.
func (a *allowlist) spare(gone []bool) bool {
	needs := len(a.needs)
	a.needs = slices.DeleteFunc(a.needs, func(n need) bool {
		return n.along && a.at(n.path).all(gone)
	})
	return len(a.needs) < needs
}

// heed keeps the exceptions of the file there is that say of what could go that it
// is to stay, and says whether there are any it did not keep yet.
func (a *allowlist) heed(add []measured) bool {
	more := false
	for _, m := range add {
		for _, p := range m.paths {
			if rule := a.wants(p); rule >= 0 && !a.keep[rule] {
				a.keep[rule], more = true, true
			}
		}
	}
	return more
}

// moved says that with the allowlist something needed comes in or goes that does
// not today, so that others of its answers are not those of today either.
func (a *allowlist) moved(then *rules) bool {
	return slices.ContainsFunc(a.needs, func(n need) bool {
		_, err := a.c.Root.Lstat(n.path)
		return err == nil && then.lists(n.path) != a.now.lists(n.path)
	})
}

// then are the rules of the whole allowlist.
func (a *allowlist) then(add []measured, unsafe bool) (*rules, error) {
	var lines []string
	for _, m := range add {
		if m.Safe == buildcontext.Safe || unsafe {
			lines = append(lines, m.Patterns...)
		}
	}
	return newRules(a.c.Target.Builder, a.patterns(), lines...)
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
	needed = slices.DeleteFunc(needed, func(p string) bool { return !a.now.lists(p) })
	for {
		a.keepExclusions()
		r, err := a.rules()
		if err != nil {
			return err
		}
		lacking := slices.IndexFunc(needed, func(p string) bool { return !r.lists(p) || !r.opens(p) && a.now.opens(p) })
		if lacking < 0 {
			return nil
		}
		p := needed[lacking]
		rule, _ := a.c.Matcher.Opens(p)
		lets := []int{a.now.verdict(p).Rule, rule}
		if r.lists(p) {
			lets = lets[1:] // and is not opened
		}
		keep := slices.DeleteFunc(lets, func(i int) bool {
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
	for _, n := range slices.Concat(a.needs, a.barred) {
		in = append(in, n.line)
	}
	for i, p := range a.c.Ignore.Patterns {
		if a.keep[i] && p.Exception() {
			in = append(in, p.Text[1:])
		}
	}
	for i, p := range a.c.Ignore.Patterns {
		if !p.Exception() && !leavesAll(p) {
			a.keep[i] = slices.ContainsFunc(in, func(line string) bool { return meet(p.Text, line) }) && !a.fails(p)
		}
	}
}

// fails says that a build fails that tests an exclusion.
func (a *allowlist) fails(p buildcontext.Pattern) bool {
	r, err := newRules(a.c.Target.Builder, []buildcontext.Pattern{p})
	if err == nil {
		_, err = r.Matcher.Verdict("x")
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
	return slices.ContainsFunc(a.needs, func(n need) bool { return buildcontext.Within(n.path, p) })
}
