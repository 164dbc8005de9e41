package buildcontext

// Build is what a Dockerfile does with the context for one target, as plain
// data. Package dockerfile makes it. Lines are lines of the Dockerfile and
// count from 1.
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
	// Follow is empty. Otherwise Follow are the paths it asks for, sorted and
	// relative to the root; none means that nothing is sent.
	Whole  bool
	Follow []string
	// WholeLines are the lines that make the builder take everything.
	WholeLines []int
	// Unknowns are the things that decide what lands and cannot be known before
	// the build.
	Unknowns []Unknowable
	// Failures are the reasons, other than a source of the context that fails,
	// for which the build of this target fails for certain.
	Failures []Failure
}

// Stage is one FROM instruction and what follows it.
type Stage struct {
	// Name is the name given with AS, or the number of the stage.
	Name string
	// Base is the image, stage or named context the stage starts from.
	Base string
	// Parent is the index of the stage it starts from, or -1 for an image, a
	// named context or nothing.
	Parent int
	// Line is the line of FROM.
	Line int
	// Needed says that the target is or depends on the stage.
	Needed bool
	// InImage says that the target is the stage or starts from it, directly or
	// through other stages: what its steps copy lies in the image.
	InImage bool
}

// Step is a COPY, an ADD or a mount of RUN that takes from a context, a stage
// or an image.
type Step struct {
	// Kind is "COPY", "ADD", "bind" for RUN --mount=type=bind, or "tmpfs" for
	// RUN --mount=type=tmpfs, which makes BuildKit send what its source names
	// although no step sees it.
	Kind string
	// Stage is an index of [Build.Stages].
	Stage int
	// Line is the first line of the instruction. A step that ONBUILD left in the
	// base stage has the line of ONBUILD.
	Line int
	// Text is the instruction as written, continuation lines joined.
	Text string
	// From is "" for the context itself, or the name of a stage, named context
	// or image.
	From string
	// FromStage is the index of the stage that From names, or -1.
	FromStage int
	// Sources are the sources from files; heredocs and URLs are left out.
	Sources []Source
	// Dest is the destination, absolute, after expansion, with the slash that
	// was written at its end. A bind mount has its target here.
	Dest string
	// Exclude are the patterns of --exclude.
	Exclude []Exclude
	// Parents says that --parents is given.
	Parents bool
	// Lost are files that an earlier source of this step put where a later one
	// put another, the first of each place, at most [MaxLost].
	Lost []Lost
}

// MaxLost bounds [Step.Lost].
const MaxLost = 10

// Exclude is a pattern of --exclude.
type Exclude struct {
	// Pattern is the pattern as written, after expansion.
	Pattern string
	// Entries and Bytes count what it keeps out, and an exception lets in again.
	Entries int
	Bytes   int64
}

// Lost is a file that a later source of the same step replaces.
type Lost struct {
	// Path is the entry that is replaced and By the one that remains; both are
	// paths of the context the step takes from.
	Path, By string
	// Dest is the place of both in the stage.
	Dest string
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
	// Entries and Bytes count what the source takes from the context, at the
	// time of the step; later steps may replace it.
	Entries int
	Bytes   int64
	// Found says that the source names something in what it is taken from, a
	// directory without entries included.
	Found bool
	// Fails says that the source makes the build of this target fail.
	Fails bool
	// Excluded says why a source of the context is not found although it is on
	// the disk, and is nil otherwise.
	Excluded *Exclusion
}

// Exclusion is a path that exists and that the ignore file keeps out.
type Exclusion struct {
	// Path is the path on the disk, relative to the context root: the one that
	// the source names, or for a wildcard the first that it matches.
	Path string
	// Pattern is an index of [IgnoreFile.Patterns].
	Pattern int
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
	// Made says that it is a source of COPY --from that no step copied there: a
	// command makes it, or a base image holds it. Builds in stages have many.
	Made bool
}

// Sends says whether anything is asked of the context; without a Dockerfile all
// of it may be.
func (b *Build) Sends() bool { return b == nil || b.Whole || len(b.Follow) > 0 }

// Failure is a reason for which a build fails.
type Failure struct {
	Line int
	// Message says what fails; one line, no final period.
	Message string
}
