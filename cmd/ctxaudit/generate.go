package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ctxaudit/context"
	"ctxaudit/context/suggest"
	"ctxaudit/context/target"
	"ctxaudit/report"
)

// generate is what the flags of the command ask for.
type generate struct {
	allowlist bool
	diff      bool
	write     bool
	check     bool
	unsafe    bool
	file      string
}

func runGenerate(ctx context.Context, p *program, o *options, _ []string) (int, error) {
	if o.generate.write && o.generate.check {
		return exitUsage, buildcontext.WithHint(errors.New("--write and --check exclude each other"), "--check tells whether --write would change the file")
	}
	t, err := target.Resolve(o.target)
	if err != nil {
		return exitUsage, err
	}
	file, draft, unread, err := p.draft(ctx, o, t)
	if err != nil {
		return exitUsage, err
	}
	switch {
	case o.generate.check:
	case len(draft.Checks) > 0:
		p.leftIn(draft.Checks)
	case len(unread) == 0 && !file.exists && len(draft.Text) == 0:
		fmt.Fprintln(p.stderr, "note: no file is needed: there is nothing to leave out")
	case len(unread) == 0 && bytes.Equal(file.text, draft.Text):
		fmt.Fprintln(p.stderr, "note: no line is missing")
	}
	if code := p.incomplete(unread, exitClean); code != exitClean && o.generate.write {
		return code, nil
	}
	if err := p.put(o, file, draft); err != nil {
		return exitUsage, err
	}
	code := exitClean
	if o.generate.check && len(draft.Missing)+len(draft.Needless) > 0 {
		code = exitFindings
	}
	if len(unread) > 0 {
		code = exitIncomplete
	}
	return code, nil
}

// draft audits a target and drafts its ignore file. What an allowlist lets in anew
// is audited in its turn, for there may be more to leave out of it.
func (p *program) draft(ctx context.Context, o *options, t buildcontext.Target) (file ignored, draft suggest.Draft, unread []buildcontext.Problem, err error) {
	r, ev, err := p.audit(ctx, &plan{options: o, Target: t, known: &report.Baseline{}})
	if err != nil {
		return file, draft, nil, err
	}
	c := r.Context
	defer c.Close()
	if file, err = ignoreFile(c, o.generate.file); err != nil {
		return file, draft, nil, err
	}
	if file.alone {
		ev.Dockerfiles = ev.Dockerfiles[:min(len(ev.Dockerfiles), 1)]
	}
	if !o.generate.allowlist {
		p.dead(r, file)
		return file, suggest.Complete(c, ev, file.fresh(c), o.generate.unsafe), r.Incomplete, nil
	}
	if draft, err = suggest.Allowlist(c, ev, o.generate.unsafe); err != nil || !draft.Again || bytes.Equal(draft.Text, file.text) {
		return file, draft, r.Incomplete, err
	}
	t.IgnoreText = draft.Text
	_, grown, unread, err := p.draft(ctx, o, t)
	grown.Missing, grown.Needless = append(draft.Missing, grown.Missing...), draft.Needless
	return file, grown, unread, err
}

// put writes the draft where the flags say.
func (p *program) put(o *options, file ignored, draft suggest.Draft) error {
	out := p.stdout
	if _, ok := terminal(p.stdout); ok {
		out = safeWriter{p.stdout}
	}
	var err error
	switch g := o.generate; {
	case g.diff:
		_, err = io.WriteString(out, suggest.Diff(file.name, file.text, draft.Text))
	case g.check:
		err = p.drift(file, draft)
	case !g.write:
		_, err = out.Write(draft.Text)
	}
	if err != nil || !o.generate.write || bytes.Equal(file.text, draft.Text) && (file.exists || len(draft.Text) == 0) {
		return err
	}
	return file.replace(draft.Text)
}

// drift says what a file lacks, and what it has too much.
func (p *program) drift(file ignored, draft suggest.Draft) error {
	for _, m := range draft.Missing {
		if _, err := fmt.Fprintf(p.stdout, "%s: missing %s: %s\n", report.Safe(file.name), report.Safe(m.Line), report.Safe(m.Why)); err != nil {
			return err
		}
	}
	for _, line := range draft.Needless {
		if _, err := fmt.Fprintf(p.stdout, "%s: needless %s: no step takes it\n", report.Safe(file.name), report.Safe(line)); err != nil {
			return err
		}
	}
	return nil
}

// dead points out the lines of the file that do nothing; they stay.
func (p *program) dead(r *report.Report, file ignored) {
	const most = 10
	n := 0
	for _, f := range r.Findings {
		if f.Path != file.name || f.Line == 0 || !strings.HasPrefix(f.Code, "CTX3") || f.Severity == buildcontext.Info {
			continue
		}
		if n++; n <= most {
			fmt.Fprintf(p.stderr, "note: %s:%d: %s (%s)\n", report.Safe(f.Path), f.Line, report.Safe(f.Message), f.Code)
		}
	}
	if n > most {
		fmt.Fprintf(p.stderr, "note: and %d more lines that do less than they say; an audit shows them\n", n-most)
	}
}

// leftIn names what a draft does not leave out because it is to be checked first.
func (p *program) leftIn(patterns []string) {
	const most = 3
	named := report.Safe(strings.Join(patterns[:min(len(patterns), most)], ", "))
	if n := len(patterns) - most; n > 0 {
		named += fmt.Sprintf(" and %d more", n)
	}
	fmt.Fprintf(p.stderr, "note: to be checked first, and left in: %s; --unsafe leaves that out\n", named)
}

// ignored is the ignore file that is generated.
type ignored struct {
	name   string // as a report shows it
	path   string // absolute
	text   []byte // what the draft grew from
	exists bool
	alone  bool // only the target's own Dockerfile reads it
}

// fresh is the path of the file in the context where it is not there yet, or "".
func (f ignored) fresh(c *buildcontext.Context) string {
	rel, err := filepath.Rel(c.Target.Root, f.path)
	if f.exists || err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// ignoreFile chooses the ignore file: the one in force, or the one of that name.
func ignoreFile(c *buildcontext.Context, name string) (ignored, error) {
	if len(c.Ignore.Dead) > 0 {
		d := c.Ignore.Dead[0]
		return ignored{}, buildcontext.WithHint(fmt.Errorf("%s: %s, and the builder reads no rules from it", d.Path, d.Reason), "put a file in its place; see ctxaudit rule CTX308")
	}
	if bytes.IndexByte(c.Ignore.Source, 0) >= 0 {
		return ignored{}, buildcontext.WithHint(fmt.Errorf("%s is not UTF-8", c.Ignore.Path), "convert it; see ctxaudit rule CTX309")
	}
	force := c.Ignore.Path
	if force == "" {
		force = ".dockerignore"
	}
	beside := c.Target.Dockerfile + ".dockerignore"
	f := ignored{name: force, path: force, text: c.Ignore.Source, exists: c.Ignore.Path != ""}
	if !filepath.IsAbs(force) {
		f.path = filepath.Join(c.Target.Root, filepath.FromSlash(force))
	}
	f.alone = c.Target.Dockerfile != "" && f.path == beside
	if name == "" || filepath.Base(name) == filepath.Base(f.path) {
		return f, nil
	}
	switch {
	case c.Target.Dockerfile == "" || filepath.Base(name) != filepath.Base(beside):
		return ignored{}, buildcontext.WithHint(fmt.Errorf("--for %s: the build reads %s", name, f.name), "use --for .dockerignore, or <Dockerfile>.dockerignore with its -f")
	case c.Target.Builder == buildcontext.Classic:
		return ignored{}, buildcontext.WithHint(fmt.Errorf("--for %s: the classic builder reads only .dockerignore", name), "use --for .dockerignore")
	}
	// Once it is there, no other is read: it begins as a copy of the one that
	// holds now.
	return ignored{name: shown(c, beside), path: beside, text: c.Ignore.Source, alone: true}, nil
}

// replace writes the file anew, unless somebody else did meanwhile. A link is
// followed below the directory it stands in and no farther.
func (f ignored) replace(text []byte) error {
	dir, err := os.OpenRoot(filepath.Dir(f.path))
	if err != nil {
		return err
	}
	defer dir.Close()
	name := filepath.Base(f.path)
	if f.exists {
		if name, err = buildcontext.Resolve(dir, name); err != nil {
			return buildcontext.WithHint(fmt.Errorf("%s is a link that leads elsewhere", f.name), "write the file that it leads to")
		}
		now, err := dir.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, f.text) {
			return buildcontext.WithHint(fmt.Errorf("%s has changed meanwhile", f.name), "run the command again")
		}
	} else if _, err := dir.Lstat(name); err == nil {
		return buildcontext.WithHint(fmt.Errorf("%s is there and is not read", f.name), "see ctxaudit rule CTX308")
	}
	w, finish, err := createFile(filepath.Join(filepath.Dir(f.path), filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return finish(err)
}

// safeWriter keeps what a file holds from steering a terminal.
type safeWriter struct{ w io.Writer }

func (s safeWriter) Write(text []byte) (int, error) {
	for line := range strings.Lines(string(text)) {
		if _, err := fmt.Fprintln(s.w, report.Safe(strings.TrimRight(line, "\r\n"))); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}
