package gate

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
)

// Gate is a set of rules and the plan to look for them. It is immutable and
// safe for concurrent use; expressions are compiled when a text first needs
// them.
type Gate struct {
	rules   []*rule
	anchors []*anchor
	// words are the literals of the anchors, and the keywords of rules whose
	// anchors do not tell whether there is one; finder finds them.
	words  []string
	finder *automaton
	// byWord are the anchors, as indexes, of each word.
	byWord [][]int
	// floating are the rules without anchors, as indexes.
	floating []int
	// names are the rules that look at the name of a file alone, as indexes.
	names []int
}

// New makes the plan for the rules of c. It reports what gitleaks would reject
// in c: an expression that does not parse, an allowlist without effect, a
// required rule that does not exist.
func New(c Config) (*Gate, error) {
	if err := check(c); err != nil {
		return nil, err
	}
	g := &Gate{}
	last := map[string]int{}
	for i, r := range c.Rules {
		last[r.ID] = i // a later rule replaces an earlier one
	}
	allowed := allowedEverywhere(c)
	var words numbering
	for i, r := range c.Rules {
		if last[r.ID] != i || r.SkipReport {
			continue
		}
		if err := g.plan(newRule(c, i, allowed), c, i, &words); err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.ID, err)
		}
	}
	g.words = words.list
	g.byWord = make([][]int, len(g.words))
	for i, a := range g.anchors {
		for _, s := range a.literals {
			n := words.number[s]
			g.byWord[n] = append(g.byWord[n], i)
		}
	}
	var ok bool
	if g.finder, ok = newAutomaton(g.words); !ok {
		return nil, fmt.Errorf("the rules have too many keywords: %d", len(g.words))
	}
	return g, nil
}

// plan adds r, which is rule i of c.
func (g *Gate) plan(r *rule, c Config, i int, words *numbering) error {
	expr := c.Rules[i].Regex
	n := len(g.rules)
	g.rules = append(g.rules, r)
	if expr == "" {
		g.names = append(g.names, n)
	}
	if expr != "" {
		re, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			return err
		}
		found := anchors(re)
		set, some := dropped(c, i)
		for _, a := range found {
			a.rule = n
			if some {
				a.keen = keenly(a.suffix, re.MaxCap(), c.Rules[i].SecretGroup, &set)
			}
			for _, s := range a.literals {
				words.add(s)
			}
		}
		g.anchors = append(g.anchors, found...)
		r.implied = implied(r.keywords, found)
		if found == nil {
			g.floating = append(g.floating, n)
			r.search, r.longest, r.need = lazily(func() *program { return compile(re) }), reach(re), needed(re)
		}
	}
	if !r.implied {
		for _, k := range r.keywords {
			if k != "" && ascii(k) {
				r.numbers = append(r.numbers, words.add(k))
			}
		}
	}
	return nil
}

// implied says that every literal of the anchors holds one of the keywords.
func implied(keywords []string, found []*anchor) bool {
	for _, a := range found {
		for _, s := range a.literals {
			if !slices.ContainsFunc(keywords, func(k string) bool { return k != "" && strings.Contains(s, k) }) {
				return false
			}
		}
	}
	return len(found) > 0
}

// A numbering gives numbers to strings.
type numbering struct {
	list   []string
	number map[string]int
}

func (n *numbering) add(s string) int {
	if i, ok := n.number[s]; ok {
		return i
	}
	if n.number == nil {
		n.number = map[string]int{}
	}
	n.number[s] = len(n.list)
	n.list = append(n.list, s)
	return n.number[s]
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}
