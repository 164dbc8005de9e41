package buildcontext

// Build is what a Dockerfile does with the context for one target, as plain
// data. Package dockerfile makes it.
type Build struct {
	// Stages are the stages in the order of the file.
	Stages []Stage
	// Final is the index of the target stage.
	Final int
	// Steps are the instructions that read files from a context or a stage, in
	// the order of the file, those of stages that the target does not need
	// among them.
	Steps []Step
	// Runs are the RUN instructions in the order of the file.
	Runs []Run
	// Whole says that the builder takes everything the ignore file leaves, and
	// Follow is empty. Otherwise Follow are the paths it asks for; none means
	// that nothing is sent.
	Whole  bool
	Follow []string
	// Unknowns are the things that decide what lands and cannot be known before
	// the build.
	Unknowns []Unknowable
}

// Stage is one FROM instruction and what follows it.
type Stage struct {
	// Name is the name given with AS, or the number of the stage.
	Name string
	// Base is the image, stage or named context the stage starts from.
	Base string
	// Line is the line of FROM.
	Line int
	// Needed says that the target is or depends on the stage.
	Needed bool
}

// Step is a COPY, an ADD or a RUN --mount=type=bind.
type Step struct {
	// Kind is "COPY", "ADD" or "bind".
	Kind string
	// Stage is an index of [Build.Stages].
	Stage int
	// Line is the first line of the instruction.
	Line int
	// From is "" for the context itself, or the name of a stage, named context
	// or image.
	From string
	// Sources are the sources from files; heredocs and URLs are left out.
	Sources []Source
	// Dest is the destination, absolute, after expansion.
	Dest string
	// Exclude are the patterns of --exclude.
	Exclude []string
	// Parents says that --parents is given.
	Parents bool
}

// Source is one source of a [Step].
type Source struct {
	// Raw is the source as written, after the expansion of variables.
	Raw string
	// Path is Raw cleaned and relative to the root it is taken from; "." is all
	// of it.
	Path string
	// Wildcard says that Path is a pattern.
	Wildcard bool
	// Unset names the variable whose value is not known, or is "".
	Unset string
	// Entries and Bytes count what the source takes from the context.
	Entries int
	Bytes   int64
	// Found says that the source names something in the context, a directory
	// without entries included.
	Found bool
}

// Run is a RUN instruction in shell or exec form.
type Run struct {
	Stage   int
	Line    int
	Command string
}

// Unknowable is something that cannot be known before the build.
type Unknowable struct {
	// Line is the line of the Dockerfile it concerns.
	Line int
	// Message says what is unknown and what was assumed.
	Message string
}
