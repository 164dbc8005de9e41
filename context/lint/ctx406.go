package lint

import (
	"cmp"
	"fmt"
	"regexp"

	"ctxaudit/context"
)

// compiles finds in a RUN a command that makes a program of sources, which are
// then no longer needed.
var compiles = regexp.MustCompile(`\b(go (build|install)|cargo (build|install)|(mvn|mvnw|\./mvnw) .*\b(package|install)|(gradle|gradlew|\./gradlew) .*\b(build|assemble|bootJar)|` +
	`dotnet (build|publish)|swift build|zig build|stack (build|install)|cabal (build|install)|mix release|ng build|` +
	`(npm run|yarn|yarn run|pnpm|pnpm run|bun run) build)\b`)

// broadCopy reports copies of the whole context into the image.
func broadCopy(s *subject) []buildcontext.Finding {
	var found []buildcontext.Finding
	for st := range s.steps() {
		if st.Kind != "COPY" && st.Kind != "ADD" || !s.Build.Stages[st.Stage].InImage {
			continue
		}
		for _, src := range st.Sources {
			if src.Path != "." && src.Path != "*" || src.Entries == 0 {
				continue
			}
			f := s.atStep("CTX406", st, "")
			f.Severity = buildcontext.Info
			f.Reach = buildcontext.InImage
			f.Entries, f.Bytes = src.Entries, src.Bytes
			raw := cmp.Or(src.Raw, `""`) // a variable without a value
			f.Message = fmt.Sprintf("%s %s puts %s, %s, into the image", verb(st), raw, files(f.Entries), buildcontext.FormatSize(f.Bytes))
			if run, command := s.compiledAfter(st); run != nil {
				f.Severity = buildcontext.Low
				f.Message += fmt.Sprintf(", where they stay after %s (line %d)", command, run.Line)
				f.Hint = "build in a stage of its own, and COPY --from it what runs"
			}
			found = append(found, f)
			break
		}
	}
	return found
}

// compiledAfter finds a RUN after a step, in a stage that is part of the image,
// which compiles.
func (s *subject) compiledAfter(st *buildcontext.Step) (run *buildcontext.Run, command string) {
	for i := range s.Build.Runs {
		r := &s.Build.Runs[i]
		if r.Stage < st.Stage || r.Stage == st.Stage && r.Line < st.Line || !s.Build.Stages[r.Stage].InImage {
			continue
		}
		if command = compiles.FindString(r.Command); command != "" {
			return r, command
		}
	}
	return nil, ""
}
