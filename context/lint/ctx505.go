package lint

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ctxaudit/context"
)

// gitAction is an action that builds from a Git URL where its input names no
// context.
type gitAction struct {
	name string
	// since is the major version from which it does so; 0 is always.
	since int
	input string
	// bake says that a bake file names the Dockerfile.
	bake bool
}

var gitActions = []gitAction{
	{"docker/build-push-action", 2, "context", false},
	{"depot/build-push-action", 0, "context", false},
	{"useblacksmith/build-push-action", 0, "context", false},
	{"docker/bake-action", 6, "source", true},
}

// remoteContexts reports steps of workflows that build this Dockerfile from a
// Git context, to which no ignore file is applied, those of an action as one
// finding.
func remoteContexts(s *subject) []buildcontext.Finding {
	if len(s.Ignore.Patterns) == 0 {
		return nil
	}
	workflows := s.workflows()
	var found []buildcontext.Finding
	for _, a := range gitActions {
		var places []buildcontext.Place
		for _, p := range workflows {
			for _, line := range gitContexts(s.read(p), a, s.dockerfile(), s.baked()) {
				places = append(places, buildcontext.Place{Path: p, Line: line})
			}
		}
		if len(places) > 0 {
			found = append(found, s.remote(a, places))
		}
	}
	return found
}

func (s *subject) remote(a gitAction, places []buildcontext.Place) buildcontext.Finding {
	f := buildcontext.Finding{
		Severity: buildcontext.Low, Path: places[0].Path, Line: places[0].Line, Column: 1,
		Places:  places[1:min(len(places), maxPlaces+1)],
		Message: fmt.Sprintf("%s without %s builds from the Git URL: the rules of %s do not hold", a.name, a.input, s.Ignore.Path),
		Hint:    fmt.Sprintf("check out and write %s: .", a.input),
		// One step more is the same finding.
		Fingerprint: fingerprint("CTX505", a.name),
	}
	if paths, n := s.trackedAndExcluded(maxPlaces); n > 0 {
		f.Message += fmt.Sprintf("; of the files that they exclude git tracks %d, such as %s", n, telling(paths))
	} else if len(s.Tracked) > 0 {
		f.Severity = buildcontext.Info
	}
	return f
}

// telling chooses the example that says most: no file of the repository itself.
func telling(paths []string) string {
	for _, p := range paths {
		if p[0] != '.' && !strings.Contains(p, "ockerfile") {
			return p
		}
	}
	return paths[0]
}

// workflows lists the files that may hold steps of a workflow.
func (s *subject) workflows() []string {
	var found []string
	for _, forge := range []string{".github", ".gitea", ".forgejo"} {
		dir := path.Join(forge, "workflows")
		for name := range s.names(dir) {
			if ext := path.Ext(name); ext == ".yml" || ext == ".yaml" {
				found = append(found, path.Join(dir, name))
			}
		}
		dir = path.Join(forge, "actions")
		for name := range s.names(dir) {
			for _, p := range []string{path.Join(dir, name, "action.yml"), path.Join(dir, name, "action.yaml")} {
				if s.exists(p) {
					found = append(found, p)
				}
			}
		}
	}
	return found
}

var bakeContext = regexp.MustCompile(`(?m)^\s*"?context"?\s*[=:]\s*"([^"]*)"`)

// baked says that the bake file at the root, if there is one, builds from the
// root of the context alone.
func (s *subject) baked() bool {
	for _, name := range []string{"docker-bake.hcl", "docker-bake.json"} {
		if text := s.read(name); text != "" {
			return !slices.ContainsFunc(bakeContext.FindAllStringSubmatch(text, -1), func(m []string) bool { return path.Clean(m[1]) != "." })
		}
	}
	return false
}

// gitContexts returns the lines of a workflow at which an action builds that
// Dockerfile from the Git context. It reads the lines and no YAML, and passes
// over steps that it does not understand.
func gitContexts(workflow string, a gitAction, dockerfile string, baked bool) []int {
	lines := strings.Split(workflow, "\n")
	var found []int
	for i, line := range lines {
		key := strings.TrimPrefix(strings.TrimSpace(line), "- ")
		version, uses := strings.CutPrefix(strings.TrimSpace(key), "uses: "+a.name+"@")
		if !uses || !a.does(version) {
			continue
		}
		context, file, known := "", "Dockerfile", true
		for _, l := range item(lines, i) {
			name, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(l), "- "), ":")
			value = strings.Trim(strings.TrimSpace(value), `"'`)
			switch strings.TrimSpace(name) {
			case a.input:
				context = value
			case "file":
				file = strings.TrimPrefix(value, "./")
			case "<<", "with":
				known = known && value == ""
			case "files", "workdir":
				known = known && !a.bake
			}
		}
		remote := context == "" || context == "{{defaultContext}}" || strings.HasPrefix(context, "https://") || strings.HasPrefix(context, "git@")
		if known && remote && (a.bake && baked || !a.bake && file == dockerfile) {
			found = append(found, i+1)
		}
	}
	return found
}

var majorVersion = regexp.MustCompile(`^v(\d+)|# *v?(\d+)`)

// does says that a version of the action, as it stands behind the "@" with the
// comment after it, builds from the Git context. A version that is not known is
// taken for a new one, where the old ones are long gone.
func (a gitAction) does(version string) bool {
	m := majorVersion.FindStringSubmatch(version)
	if m == nil {
		return !a.bake
	}
	n, err := strconv.Atoi(m[1] + m[2])
	return err == nil && n >= a.since
}

// item returns the lines of the item of a list that line i belongs to.
func item(lines []string, i int) []string {
	first := i
	for first > 0 && !isItem(lines[first]) {
		first--
	}
	dash := indent(lines[first])
	end := i + 1
	for end < len(lines) && (strings.TrimSpace(lines[end]) == "" || indent(lines[end]) > dash) {
		end++
	}
	return lines[first:end]
}

func isItem(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), "- ") }

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
