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
package suggest
