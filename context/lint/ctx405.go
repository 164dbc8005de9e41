package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// overwritten reports steps that put several files at one place.
func overwritten(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		if len(st.Lost) == 0 {
			continue
		}
		lost := st.Lost[0]
		f := s.atStep("CTX405", st, "")
		f.Entries = len(st.Lost)
		switch {
		case lost.Dest == st.Dest && !strings.HasSuffix(st.Dest, "/"):
			f.Severity = buildcontext.High
			f.Message = fmt.Sprintf("%s takes several files to %s, which becomes a file: only %s stays", verb(st), st.Dest, lost.By)
			f.Hint = fmt.Sprintf("write %s/", st.Dest)
			if !s.empty(st) {
				f.Severity = buildcontext.Medium
				f.Message += "; unless the image has a directory there"
			}
			if s.madeBefore(st) {
				f.Severity = buildcontext.Info
			}
		case slices.ContainsFunc(st.Sources, func(src buildcontext.Source) bool { return src.Wildcard }):
			f.Severity = buildcontext.Medium
			f.Message = fmt.Sprintf("%s puts files of one name to one place: %s replaces %s at %s", verb(st), lost.By, lost.Path, lost.Dest)
			f.Hint = "use --parents, or a COPY for each"
		default: // as for an overlay of configurations
			f.Severity = buildcontext.Info
			f.Message = fmt.Sprintf("%s replaces files of one source by those of another: %s replaces %s at %s", verb(st), lost.By, lost.Path, lost.Dest)
		}
		if !s.needed(st) {
			f.Severity = buildcontext.Info
		}
		found = append(found, f)
	}
	return found
}

// empty says that a stage holds nothing before a step but what other steps copy.
func (s *subject) empty(st *buildcontext.Step) bool {
	for range s.runsBefore(st.Stage, st.Line) {
		return false
	}
	return s.base(st.Stage) == "scratch"
}

// madeBefore says that the destination of a step is likely to be a directory
// that the image has: one that every system has, or that a RUN names.
func (s *subject) madeBefore(st *buildcontext.Step) bool {
	if !s.empty(st) && systemDirs[st.Dest] {
		return true
	}
	for r := range s.runsBefore(st.Stage, st.Line) {
		if strings.Contains(r.Command, path.Base(st.Dest)) {
			return true
		}
	}
	return false
}

var systemDirs = names(`
	/ /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /root /run /sbin /srv /tmp /usr /var
	/usr/bin /usr/lib /usr/local /usr/local/bin /usr/local/etc /usr/local/lib /usr/local/sbin /usr/local/share /usr/sbin /usr/share /usr/src
	/var/cache /var/lib /var/log /var/tmp /etc/ssl/certs /usr/share/nginx/html /etc/nginx/conf.d /var/www/html /docker-entrypoint-initdb.d
`)
