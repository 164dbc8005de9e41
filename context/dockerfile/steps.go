package dockerfile

import (
	"path"
	"strings"

	"ctxaudit/context"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// op is something that an instruction does to the file system of its stage.
type op struct {
	kind opKind
	// step is an index of Build.Steps, or -1 for what is none.
	step int
	line int
	// from is the stage to take from, or nil for the context.
	from *stage
	srcs []src
	// dest is absolute and clean, but for the slash at the end of a directory;
	// slash says that one was written.
	dest    string
	slash   bool
	exclude []string
	// link says that the copy goes to an empty file system which is then merged
	// with that of the stage.
	link bool
	// unpack says that archives are unpacked, byName that the owner is named.
	unpack, byName bool
}

type opKind uint8

const (
	copyOp  opKind = iota // srcs are copied to dest
	mkdirOp               // dest is made
	mountOp               // srcs are mounted for one command
	runOp                 // a command runs
)

// src is one source of a copy.
type src struct {
	// source is an index of Step.Sources, or -1 for what is not a file of a
	// context or a stage.
	source int
	// path is absolute and clean. For what is made from text or fetched, it is
	// the name of the file, or "" for a tree.
	path string
	// raw is the source as written, after expansion.
	raw string
	// parents says that only what include, a pattern relative to path, matches
	// is copied, with the directories above it.
	parents bool
	include string
	// required says that the build fails when include matches nothing, or when
	// path is a link: the builder looks for what is required without following
	// it.
	required bool
}

// copying is a COPY or an ADD after expansion.
type copying struct {
	instructions.SourcesAndDest
	kind, text, from      string
	exclude               []string
	parents, link, unpack bool
	// unpackFetched says that what is fetched is unpacked too.
	unpackFetched bool
	// linked and checksum say that the flag is given; with --chmod, --link does
	// nothing.
	linked, checksum bool
	chmod, chown     string
}

// copy notes a COPY or an ADD as a step and what it does to s
// (dockerfile2llb/convert_copy.go:dispatchCopy). raw are the sources before
// expansion.
func (e *evaluator) copy(s *stage, cmd *command, raw []string, c copying) {
	e.checkFlags(s, cmd.line, &c)
	e.adjust(s, cmd.line, &c)
	step := buildcontext.Step{
		Kind: c.kind, Stage: s.index, Line: cmd.line, Text: c.text, From: c.from, FromStage: -1,
		Dest: e.dest(s, cmd.line, c.DestPath), Parents: c.parents,
	}
	o := op{step: len(e.file.build.Steps), line: cmd.line, dest: step.Dest, slash: strings.HasSuffix(c.DestPath, "/"), exclude: c.exclude, link: c.link, unpack: c.unpack, byName: byName(c.chown)}
	for _, p := range c.exclude {
		step.Exclude = append(step.Exclude, buildcontext.Exclude{Pattern: p})
	}
	used := e.follow
	if len(cmd.sources) > 0 {
		o.from = cmd.sources[0]
		step.FromStage = o.from.index
		used = o.from.used
		if !o.from.ready() {
			e.failStage(s, cmd.line, "COPY --from=%s: the stage must stand before this one", c.from)
		}
	}
	for i, p := range c.SourcePaths {
		if s.needed && !isURL(c.kind, p) {
			used[path.Join("/", p)] = true
		}
		switch kind := e.remote(s, cmd.line, c.kind, p); {
		case kind == remoteFile && !c.unpackFetched:
			o.srcs = append(o.srcs, src{source: -1, path: urlFile(p)})
		case kind != notRemote:
			o.srcs = append(o.srcs, src{source: -1})
		default:
			name := unset(e.lex, raw[i], s.env)
			if name != "" && o.from == nil {
				e.unset(s, cmd.line, name)
			}
			in := src{source: len(step.Sources), path: path.Join("/", p), raw: p}
			if c.parents {
				in.parents = true
				in.path, in.include, in.required = pivot(p)
			}
			o.srcs = append(o.srcs, in)
			step.Sources = append(step.Sources, newSource(p, name))
		}
	}
	for _, doc := range c.SourceContents {
		if path.Dir(path.Join("/", doc.Path)) != "/" { // client/llb/fileop.go:Mkfile makes no directories
			e.failStage(s, cmd.line, "%s <<%s: the name of a text cannot have directories", c.kind, doc.Path)
		}
		o.srcs = append(o.srcs, src{source: -1, path: doc.Path})
	}
	e.file.build.Steps = append(e.file.build.Steps, step)
	s.ops = append(s.ops, o)
}

// remote says what the source p of an instruction of s is, and notes what a
// builder refuses of it.
func (e *evaluator) remote(s *stage, line int, kind, p string) remote {
	if leavesRoot(p) && e.classic() {
		e.failStage(s, line, "%s lies outside the context", p)
	}
	r := remoteOf(p)
	if r != notRemote && kind == "COPY" {
		e.failStage(s, line, "COPY takes no URL: %s; use ADD", p)
		return notRemote
	}
	return r
}

// isURL says that a source is not asked of the context. Of a git repository the
// builder asks it, in vain.
func isURL(kind, p string) bool {
	return kind == "ADD" && (strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://"))
}

// newSource is the source of a step as it is known without a tree.
func newSource(raw, unset string) buildcontext.Source {
	p := strings.TrimPrefix(path.Join("/", raw), "/")
	if p == "" {
		p = "."
	}
	return buildcontext.Source{Raw: raw, Path: p, Wildcard: hasWildcard(p), Unset: unset}
}

// ready says that a stage before this point of the file was run through, or
// that what stands in s lies outside the file.
func (s *stage) ready() bool { return s.evaluated || s.index < 0 || s.replaced }

// dest is the destination of an instruction of s: absolute, clean, with a slash
// at the end of what must be a directory
// (dockerfile2llb/convert.go:pathRelativeToWorkingDir).
func (e *evaluator) dest(s *stage, line int, p string) string {
	if s.workdirUnknown && !path.IsAbs(p) {
		s.workdirUnknown = false
		if s.needed {
			e.unknown(line, "the working directory of %s is not known; assumed to be /", s.origin())
		}
	}
	d := absolute(s.workdir, p)
	slash := strings.HasSuffix(p, "/")
	if !e.classic() && !e.podman() {
		slash = slash || p == "" || p == "." || strings.HasSuffix(p, "/.")
	}
	if slash && d != "/" {
		d += "/"
	}
	return d
}

// origin is the image or context that s goes back to.
func (s *stage) origin() string {
	for s.parent != nil {
		s = s.parent
	}
	return s.base
}

// unset notes a variable without a value in a source.
func (e *evaluator) unset(s *stage, line int, name string) {
	switch {
	case !s.needed:
	case s.env.args[name]:
		e.unknown(line, "%s has no value here; give it with --build-arg %s=VALUE; assumed empty", name, name)
	default:
		e.unknown(line, "%s is set by no ARG or ENV of this file; assumed empty", name)
	}
}

// pivot splits a source of --parents at "/./" into the directory that is copied
// from and the pattern that keeps its directories.
func pivot(p string) (dir, include string, required bool) {
	dir, include, ok := strings.Cut(p, "/./")
	if !ok {
		dir, include = "/", p
	}
	required = !hasWildcard(dir) && !hasWildcard(include)
	if !strings.HasPrefix(include, "/") {
		include = path.Join("/", include)
	}
	return path.Join("/", dir), strings.TrimPrefix(include, "/"), required
}

// hasWildcard says that a path is a pattern to the builder
// (solver/llbsolver/ops/file.go:containsWildcards).
func hasWildcard(p string) bool {
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '*', '?', '[':
			return true
		case '\\':
			i++
		}
	}
	return false
}

// urlFile is the name that ADD gives what it fetches from a URL.
func urlFile(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	_, p, _ := strings.Cut(rest, "/")
	if base := path.Base(p); base != "." && base != "/" {
		return base
	}
	return "__unnamed__"
}
