package secrets

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// catalogue finds the class of a path. The patterns stand where few names are
// compared with them: those of whole base names below these, the others below
// the directory that they demand, the extension or the first or last byte.
type catalogue struct {
	exact  map[string][]*namePattern // by base name
	parent map[string][]*namePattern // by the directory a file lies in
	suffix map[suffixKey][]*namePattern
	first  [256][]*namePattern // by the first byte
	last   [256][]*namePattern // and by the last one
	other  []*namePattern
}

// suffixKey is the extension of a pattern, dot included, and its first byte; 0 is
// any.
type suffixKey struct {
	ext   string
	first byte
}

// namePattern is a pattern of the end of a path. Its base name begins with head,
// holds middle and ends with tail.
type namePattern struct {
	class *class
	// rank orders the patterns: the one that demands most bytes is the first.
	rank       int
	text       string
	head, tail string
	middle     []string
	// dir is the directory that text demands, with the "/" behind it, up to what
	// is variable in it.
	dir string
	// whole says that head is the whole base name, and plain that dir and the
	// parts of the base name are all there is to text.
	whole, plain bool
	// dotless says that the base name has no extension.
	dotless bool
}

func newCatalogue(classes []class) *catalogue {
	var ps []*namePattern
	for i := range classes {
		for _, name := range classes[i].names {
			name, dotless := strings.CutSuffix(name, ".")
			dir, base := path.Split(name)
			p := &namePattern{class: &classes[i], text: name, dir: dir, head: base, whole: true, plain: true, dotless: dotless}
			if i := strings.IndexAny(base, "*["); i >= 0 {
				p.head, p.tail, p.whole = base[:i], base[strings.LastIndexAny(base, "*]")+1:], false
				p.middle = strings.Split(base[i:len(base)-len(p.tail)], "*")
				p.plain = !strings.Contains(base, "[")
			}
			if i := strings.IndexAny(dir, "*["); i >= 0 {
				p.dir, p.plain = dir[:i], false
			}
			ps = append(ps, p)
		}
	}
	slices.SortStableFunc(ps, func(a, b *namePattern) int { return cmp.Compare(demand(b.text), demand(a.text)) })
	c := &catalogue{
		exact:  map[string][]*namePattern{},
		parent: map[string][]*namePattern{},
		suffix: map[suffixKey][]*namePattern{},
	}
	for i, p := range ps {
		p.rank = i
		c.add(p)
	}
	return c
}

// demand orders patterns by the number of bytes that a name must have; a pattern
// of one base name comes before others of as many.
func demand(pattern string) int {
	n := 2 * (len(pattern) - strings.Count(pattern, "*"))
	if !strings.ContainsAny(pattern[strings.LastIndexByte(pattern, '/')+1:], "*[") {
		n++
	}
	return n
}

func (c *catalogue) add(p *namePattern) {
	parent := path.Base(path.Dir(p.text))
	ext := path.Ext(p.tail)
	switch {
	case p.whole:
		c.exact[p.head] = append(c.exact[p.head], p)
	case p.dir != "" && !strings.ContainsAny(parent, "*["):
		c.parent[parent] = append(c.parent[parent], p)
	case ext != "":
		key := suffixKey{ext: ext}
		if p.head != "" {
			key.first = p.head[0]
		}
		c.suffix[key] = append(c.suffix[key], p)
	case p.head != "":
		c.first[p.head[0]] = append(c.first[p.head[0]], p)
	case p.tail != "":
		b := p.tail[len(p.tail)-1]
		c.last[b] = append(c.last[b], p)
	default:
		c.other = append(c.other, p)
	}
}

// find returns the class whose pattern demands most of name, or nil. The letters
// of names are compared without case: copies made on other systems differ in it.
func (c *catalogue) find(name string) *class {
	name = lower(name)
	slash := strings.LastIndexByte(name, '/')
	dir, base := name[:slash+1], name[slash+1:]
	if base == "" {
		return nil
	}
	var best *namePattern
	try := func(ps []*namePattern) {
		for _, p := range ps {
			if best != nil && p.rank > best.rank {
				return
			}
			if p.matches(dir, base) {
				best = p
				return
			}
		}
	}
	try(c.exact[base])
	if slash > 0 {
		try(c.parent[dir[strings.LastIndexByte(dir[:slash], '/')+1:slash]])
	}
	if dot := strings.LastIndexByte(base, '.'); dot >= 0 {
		try(c.suffix[suffixKey{base[dot:], base[0]}])
		try(c.suffix[suffixKey{ext: base[dot:]}])
	}
	try(c.first[base[0]])
	try(c.last[base[len(base)-1]])
	try(c.other)
	if best == nil {
		return nil
	}
	return best.class
}

// matches says that a path in lower case, given as its directory with the "/"
// behind it and its base name, ends as the pattern demands.
func (p *namePattern) matches(dir, base string) bool {
	if len(base) < len(p.head)+len(p.tail) || !strings.HasPrefix(base, p.head) || !strings.HasSuffix(base, p.tail) {
		return false
	}
	if p.dotless && strings.IndexByte(base, '.') >= 0 {
		return false
	}
	if !p.plain {
		return strings.Contains(dir, p.dir) && endMatches(p.text, dir+base)
	}
	rest := base[len(p.head) : len(base)-len(p.tail)]
	for _, part := range p.middle {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	return p.dir == "" || strings.HasSuffix(dir, p.dir) && (len(dir) == len(p.dir) || dir[len(dir)-len(p.dir)-1] == '/')
}

// endMatches says that a pattern matches the end of a path that has as many
// parts.
func endMatches(pattern, name string) bool {
	end := len(name)
	for range strings.Count(pattern, "/") + 1 {
		if end < 0 {
			return false
		}
		end = strings.LastIndexByte(name[:end], '/')
	}
	ok, err := path.Match(pattern, name[end+1:])
	return ok && err == nil
}

// lower is strings.ToLower for ASCII letters only; other bytes of a name may be
// no text at all.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for j := i; j < len(b); j++ {
				if c := b[j]; 'A' <= c && c <= 'Z' {
					b[j] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// templateWords are the parts of a name that mark a file as a form to fill in;
// templateEnds do so only as the extension.
var (
	templateWords = map[string]bool{
		"example": true, "examples": true, "sample": true, "template": true, "tmpl": true,
		"tpl": true, "default": true, "defaults": true, "skeleton": true, "dist": true,
	}
	templateEnds = map[string]bool{".j2": true, ".jinja": true, ".erb": true, ".mustache": true, ".hbs": true, ".in": true}
)

// isTemplate says that the name marks the file as an example: .env.example,
// config.sample.json, settings-dist.py.
func isTemplate(base string) bool {
	base = lower(base)
	switch base {
	case "template.yaml", "template.yml", "template.json", "default.rb": // of CloudFormation, of Chef
		return false
	}
	for word := range strings.FieldsFuncSeq(base, func(r rune) bool {
		return r == '.' || r == '-' || r == '_'
	}) {
		if templateWords[word] {
			return true
		}
	}
	return templateEnds[path.Ext(base)]
}
