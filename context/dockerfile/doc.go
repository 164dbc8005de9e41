// Package dockerfile evaluates a Dockerfile for a target and says how far each
// entry of the context travels: whether the builder asks for it, into which
// stages it is copied, where it lies there, and which line put it there.
//
// It repeats what BuildKit v0.34.2 does, in its own words, on plain data:
//
//   - the front end (frontend/dockerfile/dockerfile2llb): arguments, variables,
//     stages, and the paths the build asks the client for;
//   - the client (tonistiigi/fsutil filter.go, followlinks.go): what of the
//     context those paths send;
//   - the copy (fsutil/copy/copy.go, solver/llbsolver/file/backend.go): where
//     each source lands.
//
// RUN is not executed: what commands make, change or delete is not known, and
// neither is what lies in a base image. [buildcontext.Build.Unknowns] says where
// that decides.
package dockerfile
