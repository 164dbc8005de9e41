package secrets

import (
	"path"
	"strings"
)

// catalogue finds the class of a path.
type catalogue struct {
	exact  map[string][]namePattern // by base name
	suffix map[string][]namePattern // by extension, dot included
	parent map[string][]namePattern // by the directory a file lies in
	other  []namePattern
}

type namePattern struct {
	class *class
	// weight is the number of bytes that text demands.
	weight int
	text   string
	// head is how the base name begins and depth the number of "/" in text.
	head  string
	depth int
}

func newCatalogue(classes []class) *catalogue {
	c := &catalogue{
		exact:  map[string][]namePattern{},
		suffix: map[string][]namePattern{},
		parent: map[string][]namePattern{},
	}
	for i := range classes {
		for _, name := range classes[i].names {
			base := name[strings.LastIndexByte(name, '/')+1:]
			head, _, _ := strings.Cut(base, "*")
			head, _, _ = strings.Cut(head, "[")
			c.add(namePattern{
				class:  &classes[i],
				weight: len(name) - strings.Count(name, "*"),
				text:   name,
				head:   head,
				depth:  strings.Count(name, "/"),
			})
		}
	}
	return c
}

func (c *catalogue) add(p namePattern) {
	dir, base := path.Split(p.text)
	ext := path.Ext(base)
	switch {
	case !strings.ContainsAny(base, "*["):
		c.exact[base] = append(c.exact[base], p)
	case ext != "" && !strings.ContainsAny(ext, "*["):
		c.suffix[ext] = append(c.suffix[ext], p)
	case dir != "" && !strings.ContainsAny(path.Base(dir), "*["):
		c.parent[path.Base(dir)] = append(c.parent[path.Base(dir)], p)
	default:
		c.other = append(c.other, p)
	}
}

// find returns the first class that name belongs to, or nil. The
// letters of names are compared without case: copies made on other systems
// differ in it.
func (c *catalogue) find(name string) *class {
	name = lower(name)
	slash := strings.LastIndexByte(name, '/')
	base := name[slash+1:]
	var best *class
	weight := 0
	try := func(ps []namePattern) {
		for _, p := range ps {
			if p.weight > weight && strings.HasPrefix(base, p.head) && p.matches(name) {
				best, weight = p.class, p.weight
			}
		}
	}
	try(c.exact[base])
	if dot := strings.LastIndexByte(base, '.'); dot >= 0 {
		try(c.suffix[base[dot:]])
	}
	if slash > 0 {
		dir := name[:slash]
		try(c.parent[dir[strings.LastIndexByte(dir, '/')+1:]])
	}
	try(c.other)
	return best
}

func (p namePattern) matches(name string) bool {
	end := len(name)
	for range p.depth + 1 {
		end = strings.LastIndexByte(name[:end], '/')
		if end < 0 {
			break
		}
	}
	if end < 0 && strings.Count(name, "/") < p.depth {
		return false
	}
	ok, err := path.Match(p.text, name[end+1:])
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
	for word := range strings.FieldsFuncSeq(base, func(r rune) bool {
		return r == '.' || r == '-' || r == '_'
	}) {
		if templateWords[word] {
			return true
		}
	}
	return templateEnds[path.Ext(base)]
}
