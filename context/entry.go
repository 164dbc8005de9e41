package buildcontext

// Type is the kind of an entry.
type Type uint8

const (
	File Type = iota
	Symlink
	FIFO
	Socket
	Device
)

var typeNames = [...]string{"file", "symlink", "fifo", "socket", "device"}

func (t Type) String() string { return typeNames[t] }

// MarshalText makes a type its name in JSON.
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Reach is how far an entry travels. Reaches are ordered: what is in the image
// is also in a stage, was sent, and is part of the context.
type Reach uint8

const (
	Unknown  Reach = iota // not determined
	Ignored               // excluded by the ignore file
	Eligible              // part of the context
	Sent                  // transferred to the builder for this target
	InStage               // copied into a stage that the target needs
	InImage               // in the file system of the target stage
)

var reachNames = [...]string{"", "ignored", "context", "sent", "stage", "image"}

func (r Reach) String() string { return reachNames[r] }

// Entry is a file, symlink or other non-directory of the context.
type Entry struct {
	// Path is relative to the context root, separated by "/", never empty, and
	// holds whatever bytes the file system holds.
	Path string
	// Size is the length of a file in bytes, and 0 for every other type.
	Size int64
	// Landings are the places that the entry is copied to, in the order of the
	// stages and then of the paths. A stage that is not needed for the target
	// has none.
	Landings []Landing
	// Type is the kind of the entry; directories are no entries.
	Type Type
	// Reach is how far the entry travels. [Load] sets Eligible.
	Reach Reach
	// Unreadable says that the file cannot be read by who runs the audit, and
	// so not by the builder's client.
	Unreadable bool
	// Stamp tells one state of a file from another.
	Stamp Stamp
}

// Stamp is what a file system says of a file that changes when the file does;
// the times are in nanoseconds. It is zero where that is not known.
type Stamp struct {
	Device, Inode     uint64
	Modified, Changed int64
}

// Landing is one place in the file system of a stage where the bytes of an
// entry lie when the stage is done, as copied: RUN steps are not executed.
type Landing struct {
	// Path is absolute in the stage.
	Path string
	// Stage is an index of [Build.Stages].
	Stage int32
	// Line is the line of the Dockerfile that put it there; a stage that
	// inherits it from its base keeps the line of the copy.
	Line int32
	// Unpacked says that the entry is an archive that ADD unpacks. Path is then
	// the directory in which members of it lie under their own names, or the
	// place of a member that a later copy took elsewhere.
	Unpacked bool
}
