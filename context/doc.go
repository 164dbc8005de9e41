// Package buildcontext answers what a Docker build context holds: which entries
// below a root a builder would take, and which pattern of the ignore file
// decided. Its import path ends in "context"; import it by its own name so that
// the standard library's context stays context.
//
// # Words
//
//   - A [Target] is one thing to audit: a context root, a Dockerfile, a stage,
//     build arguments and a builder.
//   - The ignore file is the one file whose rules hold for a target. A [Pattern]
//     is one line of it; an exception begins with "!".
//   - An [Entry] is a file, symlink or other non-directory below the root. Its
//     path is relative to the root and separated by "/" on every system.
//   - A [Verdict] says whether a path is excluded and which pattern decided.
//   - [Reach] says how far an entry travels: ignored < context < sent < stage <
//     image.
//
// # Data flow
//
// [Load] walks the root of a Target and returns a [Context] with its entries;
// [LoadNames] does so where their names are enough. The packages of the floor
// above fill in the rest, each once and in this order: dockerfile sets reach,
// landings and [Build]; secrets and lint return [Finding] values; suggest returns
// [Suggestion] values. Everything a report needs is plain data declared here.
package buildcontext
