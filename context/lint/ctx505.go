package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"ctxaudit/context"
)

// remoteContexts reports builds of this Dockerfile from a remote context: named
// contexts of the target, and steps of GitHub workflows.
func remoteContexts(s *subject) []buildcontext.Finding {
	if len(s.Ignore.Patterns) == 0 {
		return nil
	}
	return s.workflows()
}

// workflows looks for docker/build-push-action with the Git context that it
// takes where none is named.
func (s *subject) workflows() []buildcontext.Finding {
	const dir = ".github/workflows"
	if info, err := s.Root.Lstat(dir); err != nil || !info.IsDir() {
		return nil
	}
	d, err := s.Root.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(1000)
	slices.Sort(names)
	var places []buildcontext.Place
	for _, name := range names {
		if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
			continue
		}
		p := path.Join(dir, name)
		for _, line := range gitContexts(s.read(p), s.dockerfile()) {
			places = append(places, buildcontext.Place{Path: p, Line: line})
		}
	}
	if len(places) == 0 {
		return nil
	}
	message := "docker/build-push-action without context builds from the Git URL: the rules of " + s.Ignore.Path + " do not hold"
	severity := buildcontext.Low
	if paths, n := s.trackedAndExcluded(1); n > 0 {
		message += fmt.Sprintf("; of the files that they exclude git tracks %d, such as %s", n, paths[0])
	} else if len(s.Tracked) > 0 {
		severity = buildcontext.Info
	}
	return []buildcontext.Finding{{
		Severity: severity, Message: message, Path: places[0].Path, Line: places[0].Line,
		Places: places[1:min(len(places), maxPlaces+1)],
		Hint:   "check out and write context: .",
	}}
}

// gitContexts returns the lines of a workflow at which that Dockerfile is built
// from the Git context. It reads the lines and no YAML, and passes over steps
// that it does not understand.
func gitContexts(workflow, dockerfile string) []int {
	lines := strings.Split(workflow, "\n")
	var found []int
	for i, line := range lines {
		key := strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if !strings.HasPrefix(strings.TrimSpace(key), "uses: docker/build-push-action@") {
			continue
		}
		context, file, known := "", "Dockerfile", true
		for _, l := range item(lines, i) {
			name, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(l), "- "), ":")
			value = strings.Trim(strings.TrimSpace(value), `"'`)
			switch strings.TrimSpace(name) {
			case "context":
				context = value
			case "file":
				file = strings.TrimPrefix(value, "./")
			case "<<", "with":
				known = known && value == ""
			}
		}
		remote := context == "" || context == "{{defaultContext}}" || strings.HasPrefix(context, "https://") || strings.HasPrefix(context, "git@")
		if known && remote && file == dockerfile {
			found = append(found, i+1)
		}
	}
	return found
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
