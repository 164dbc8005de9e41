package report

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// secretCodes is how the codes of secrets begin.
const secretCodes = "CTX10"

// credentials is about the files that go as far as reach and no farther; those
// that stay in the context count as sent.
func (r *Report) credentials(c check, reach buildcontext.Reach) check {
	files, searched := r.counted(reach)
	switch {
	case r.NoSecrets:
		c.unknown, c.evidence = true, "Not known: nobody looked for secrets."
	case r.Context.Build == nil && reach > buildcontext.Sent:
		c.unknown = true
	case len(c.findings) > 0:
	case !r.Complete():
		c.unknown, c.evidence = true, "Nothing found, but not everything could be read."
	case files == 0 && reach == buildcontext.Sent:
		c.evidence = "There is no other file."
	case files == 0:
		c.evidence = "No file of the context gets there as it is."
	default:
		c.evidence = "Nothing found in " + plural(searched, "searched file") + "."
		if searched < files {
			c.evidence = strings.TrimSuffix(c.evidence, ".") + "; " + plural(files-searched, "file") + " not searched."
		}
	}
	return c
}

// carried leaves the question of the image open where commands may carry there
// what lies in a stage.
func (r *Report) carried(c, inStage check) check {
	if made, _ := r.unknown(); c.holds() && len(made) > 0 && len(inStage.findings) > 0 {
		c.unknown = true
		c.evidence += " Stages hold credentials; " + prose(r.unfollowed(made)) + "."
	}
	return c
}

// counted returns the number of entries that go as far as reach, and of those
// that were searched.
func (r *Report) counted(reach buildcontext.Reach) (files, searched int) {
	left := map[string]bool{}
	for _, p := range r.NotScanned {
		left[p.Path] = true
	}
	r.entries(func(path string, e *buildcontext.Entry) {
		if max(e.Reach, buildcontext.Sent) != reach {
			return
		}
		files++
		if !left[path] {
			searched++
		}
	})
	return files, searched
}

func (r *Report) searched() check {
	c := check{statement: "Everything that ships was searched for secrets."}
	switch {
	case r.NoSecrets:
		c.unknown, c.evidence = true, "Nobody looked for secrets."
	case len(r.NotScanned) > 0:
		c.unknown, c.evidence = true, upper(prose(r.notScanned()))+". By name: "+r.kinds()+"."
	default:
		n := 0
		for _, a := range r.all() {
			n += len(a.Context.Entries)
		}
		c.evidence = plural(n, "file") + " searched."
	}
	return c
}

// kinds counts the files that were not searched by the end of their names: what
// a reviewer can judge by the name needs no look inside.
func (r *Report) kinds() string {
	count := map[string]int{}
	for _, p := range r.NotScanned {
		kind := code("*" + strings.ToLower(path.Ext(p.Path)))
		if kind == code("*") {
			kind = code(p.Path)
		}
		count[kind]++
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	const most = 12
	var parts []string
	for _, n := range names[:min(len(names), most)] {
		parts = append(parts, grouped(count[n])+" "+n)
	}
	if n := len(names) - most; n > 0 {
		parts = append(parts, "and "+plural(n, "other kind"))
	}
	return strings.Join(parts, ", ")
}
