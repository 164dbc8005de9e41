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
	// marks says which of the caller's marks each is, plus one, and flags which
	// word each of the caller's flags is.
	marks []int
	flags []int
	// floating are the rules without anchors, as indexes.
	floating []int
	// names are the rules that look at the name of a file alone, as indexes.
	names []int
}

// New makes the plan for the rules of c. It reports what gitleaks would reject
// in c: an expression that does not parse, an allowlist without effect, a
// required rule that does not exist.
//
// The words are found along with the rules, at next to no cost.
func New(c Config, words Words) (*Gate, error) {
	parsed, err := check(c)
	if err != nil {
		return nil, err
	}
	g := &Gate{}
	last := map[string]int{}
	for i, r := range c.Rules {
		last[r.ID] = i // a later rule replaces an earlier one
	}
	allowed := allowedEverywhere(c)
	var all numbering
	for i, r := range c.Rules {
		if last[r.ID] != i || r.SkipReport {
			continue
		}
		g.plan(newRule(c, i, allowed), parsed[i], dropped(c, i), &all)
	}
	for _, s := range words.Marks {
		all.add(s)
	}
	for _, s := range words.Flags {
		g.flags = append(g.flags, all.add(s))
	}
	g.words, g.marks = all.list, make([]int, len(all.list))
	for i, s := range words.Marks {
		g.marks[all.number[s]] = i + 1
	}
	g.byWord = make([][]int, len(g.words))
	for i, a := range g.anchors {
		for _, s := range a.literals {
			n := all.number[s]
			g.byWord[n] = append(g.byWord[n], i)
		}
	}
	var ok bool
	if g.finder, ok = newAutomaton(g.words); !ok {
		return nil, fmt.Errorf("the rules have too many keywords: %d", len(g.words))
	}
	return g, nil
}

// plan adds r, whose expression is re or nil. drop is what [dropped] returns.
func (g *Gate) plan(r *rule, re *syntax.Regexp, drop *byteSet, words *numbering) {
	n := len(g.rules)
	g.rules = append(g.rules, r)
	if re == nil {
		g.names = append(g.names, n)
	} else {
		found := anchors(re)
		for _, a := range found {
			a.rule = n
			a.exact = exactly(a.suffix)
			a.telling = tellingly(a.suffix, re.MaxCap(), r.secretGroup, drop)
			// The second match of gitleaks may see a boundary where there is none.
			if !r.composite && (a.telling != nil || !a.wordBefore && !a.wordAfter) {
				a.random = randomly(a.suffix, re.MaxCap(), r.secretGroup, r.entropy)
			}
			for _, s := range a.literals {
				words.add(s)
			}
		}
		g.anchors = append(g.anchors, found...)
		r.implied = implied(r.keywords, found)
		if found == nil {
			g.floating = append(g.floating, n)
			if shortest(re) > 0 {
				r.search = lazily(func() *program { return compile(re) })
				r.exact = exactly([]*syntax.Regexp{re})
				r.longest, r.need = reach(re), needed(re)
			}
		}
	}
	if !r.implied {
		for _, k := range r.keywords {
			if k != "" && ascii(k) {
				r.numbers = append(r.numbers, words.add(k))
			}
		}
	}
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
