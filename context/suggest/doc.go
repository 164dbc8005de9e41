// Package suggest knows the heavy things that projects gather, and which
// patterns keep them out of a build context without breaking a build.
//
// [Heaps] finds the heavy things: the catalogue gives each kind its names, the
// evidence that must lie with it (a name alone proves little: target/ is a build
// directory only beside a Cargo.toml or pom.xml) and the commands that make it
// again.
//
// [Rank] turns heaps, secret-bearing files and entries that nothing uses into
// patterns, holds each against every COPY, ADD and bind mount, and orders them
// by the bytes they save on top of the ones before.
//
// # How a pattern breaks a build
//
// It takes what a source names, there or not yet; or all that a wildcard matches.
// Less plainly, and each seen with the real builder:
//
//   - The builder follows the links that a source names, those that a wildcard
//     matches, and with --exclude those at the root. What they lead to must stay.
//   - Of several files copied onto a path that need not be a directory the first
//     decides what it becomes, here and in later stages. None of them may go.
//   - Below an exception BuildKit lists files that it then does not open
//     ([buildcontext.Matcher.Opens]): they arrive empty.
//   - A new ignore file is an entry itself, which a wildcard may take.
//
// # Ignore files
//
// [Complete] adds to a file what is safe. [Allowlist] turns it round: "*" and an
// exception for each source, the exclusions that still matter, and what else has
// to stay out. Both leave a file alone that has the same effect already, whatever
// it looks like, so that what they write is their own answer; and neither depends
// on what the file says of the Dockerfiles. What a second draft has to know of the
// first file, such as what that left out by name, the new one says itself.
package suggest
