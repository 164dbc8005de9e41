package buildcontext

// Safety says whether a suggestion can break a build.
type Safety string

const (
	Safe   Safety = "yes"   // no source loses what it names, and nothing lands that a step does not make again
	Check  Safety = "check" // something lands whose use cannot be known
	Unsafe Safety = "no"    // a source would lose what it names
)

// Suggestion is patterns to add at the end of the ignore file.
type Suggestion struct {
	// Patterns are the lines to add, in this order.
	Patterns []string
	// Entries and Bytes are what the patterns save on top of the suggestions
	// before this one.
	Entries int
	Bytes   int64
	// Left are the bytes that are left when this suggestion and those before it
	// are applied.
	Left int64
	Safe Safety
	// Why gives the reason for Safe; one line.
	Why string
}

// Heap is a directory or file that the catalogue of heavy things knows: a
// dependency directory, a cache, version-control data, build output, a log.
type Heap struct {
	// Path is a directory or an entry of the context.
	Path string
	// Kind is the identifier of the kind in the catalogue, such as
	// "node-modules".
	Kind string
	// Class is the rule the kind belongs to: CTX201, CTX202 or CTX203.
	Class string
	// What says what it is, in words: "npm dependencies".
	What string
	// Pattern is the pattern that excludes every heap of the kind by its name,
	// anchored nowhere, such as "**/node_modules".
	Pattern string
	// Entries and Bytes count the entries of the context below Path.
	Entries int
	Bytes   int64
}
