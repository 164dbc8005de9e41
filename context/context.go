package buildcontext

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync/atomic"
)

// Context is what a builder could take from a context root. [Load] makes it.
type Context struct {
	Target Target
	// Root opens files below the context root and nothing outside.
	Root *os.Root
	// Ignore is the ignore file whose rules hold.
	Ignore IgnoreFile
	// Matcher are its rules, compiled.
	Matcher *Matcher
	// Entries are the entries that are not excluded, sorted bytewise by path.
	Entries []Entry
	// Dirs are the directories that the builder would have, empty ones among
	// them, sorted bytewise by path; the root is not listed.
	Dirs []string
	// Uses says what each pattern did in the walk; they are parallel to
	// Ignore.Patterns.
	Uses []Use
	// Idle counts the excluded entries and directories that the walk met in
	// excluded directories, where it looked for exceptions.
	Idle int
	// Incomplete are the directories that could not be read, sorted by path.
	// The entries are not the builder's whole list when there are any.
	Incomplete []Problem

	// Others are the builders that were compared, in the order asked for.
	Others []Comparison

	// Build is what the Dockerfile does; nil without a Dockerfile.
	Build *Build
	// Tracked are the paths below the root that git tracks, sorted bytewise;
	// none where git was not asked or gave no answer.
	Tracked []string
	// Heaps are the heavy things that the catalogue knows.
	Heaps []Heap
	// Named are the named contexts that are directories and that the build takes
	// from, sorted by name. The Build of one is that of the target as it sees it.
	Named []*Context

	opener *opener
}

// Progress counts what a walk has found so far. It may be read meanwhile.
type Progress struct {
	Entries atomic.Int64
	Bytes   atomic.Int64
}

// Load finds and reads the ignore file of t and walks its root as the builder
// does. Jobs is the number of directories read at once; 0 is one for each
// processor. The result is the same for any number. P may be nil. Others are
// builders to compare with in the same walk; see [Context.Others].
//
// The error is a [*RuleError] where a rule makes every build fail. Rules that
// fail a build only when it uses them are in [IgnoreFile.Refused], directories
// that cannot be read in [Context.Incomplete].
func Load(t Target, jobs int, p *Progress, others ...Builder) (*Context, error) {
	return newContext(t, jobs, walk{progress: p}, others)
}

// LoadNames is [Load] for who wants no more than paths and types: sizes, stamps,
// what is unreadable, uses and idle stay zero, and so do the bytes that are
// counted from them. It takes half the time.
func LoadNames(t Target, jobs int, p *Progress) (*Context, error) {
	return newContext(t, jobs, walk{progress: p, namesOnly: true}, nil)
}

func newContext(t Target, jobs int, w walk, others []Builder) (*Context, error) {
	root, err := os.OpenRoot(t.Root)
	if err != nil {
		return nil, err
	}
	c := &Context{Target: t, Root: root}
	if err := c.load(jobs, w, others); err != nil {
		c.Close()
		return nil, t.about(err)
	}
	return c, nil
}

func (c *Context) load(jobs int, w walk, others []Builder) error {
	var err error
	if c.opener, err = newOpener(c.Root); err != nil {
		return err
	}
	first, err := ReadRules(c.Target)
	if err != nil {
		return err
	}
	c.Ignore, c.Matcher = first.File, first.Matcher
	if first.Builder != BuildKit {
		c.Incomplete = append(c.Incomplete, c.Ignore.Dead...) // the rules are not known
	}
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	w.views, w.opener = append([]Rules{first}, c.compare(others)...), c.opener
	root, seen := w.run(jobs)
	if c.Ignore.Refused == nil {
		c.Ignore.Refused = c.refused(seen)
	}
	if !w.namesOnly {
		c.Uses, c.Idle = seen.tally.finish(), seen.tally.idle
	}
	for i := range c.Others {
		o := &c.Others[i]
		if pe := seen.errs[i+1]; pe != nil {
			o.Err = o.Ignore.refused(pe)
		}
		o.Err = cmp.Or(o.Err, o.Ignore.Refused)
		if o.Err == nil {
			o.More, o.Less = seen.more[i+1], seen.less[i+1]
		}
	}
	c.Entries, c.Dirs = make([]Entry, 0, seen.entries), make([]string, 0, seen.dirs)
	c.collect(root)
	slices.Sort(c.Dirs)
	return nil
}

// Rules are the rules of the target.
func (c *Context) Rules() Rules {
	return Rules{Builder: cmp.Or(c.Target.Builder, BuildKit), File: c.Ignore, Matcher: c.Matcher}
}

// Close releases the root, and those of named contexts.
func (c *Context) Close() error {
	err := c.Root.Close()
	if c.opener != nil {
		err = errors.Join(c.opener.close(), err)
	}
	for _, n := range c.Named {
		err = errors.Join(err, n.Close())
	}
	return err
}

// Open opens a file of the context for reading. It opens nothing outside the
// root and does not block, and it is an error when the entry is no regular file
// any more.
func (c *Context) Open(e *Entry) (*Content, error) { return c.opener.regular(e.Path) }

var errIrregular = errors.New("no regular file any more")

// refused says what the patterns that failed in the walk mean for the build.
func (c *Context) refused(seen *worker) error {
	if c.Target.Builder == Classic {
		return c.refusedClassic(seen.stop)
	}
	if seen.errs[0] == nil {
		return nil
	}
	return c.Ignore.refused(seen.errs[0])
}

// refused words the error of a pattern that the builder refuses. Of several
// that fail only when they are tested it names the first, whichever was met.
func (f *IgnoreFile) refused(err error) error {
	var pe *PatternError
	if !errors.As(err, &pe) {
		return err
	}
	return WithHint(&RuleError{
		Path: f.Path, Line: pe.Pattern.Line, Source: pe.Pattern.Source, Err: pe.Err,
	}, "correct the pattern; a backslash makes the character after it literal")
}

// reason words what went wrong without the path, which stands beside it.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Sprint(err)
}
