// Package secrets finds credentials in the files that a build context ships: by
// what they hold and by what they are.
//
// A [Scanner] holds the rules and never changes; each goroutine scans with a
// [Worker] of its own. [Scanner.Scan] does both for a whole context:
//
//	s, err := secrets.New(secrets.Options{})
//	...
//	result, err := s.Scan(ctx, c, 0, nil)
//
// # What is looked for
//
//   - The rules of gitleaks with some more for tokens that have a beginning of
//     their own, or those of a user's file, through package gate.
//     What they find is looked at again: a private key without a key in it and
//     the checksums of lock files are dropped.
//   - Passwords in URLs and connection strings, logins in headers and tokens in
//     the options of commands, in any text; what calls are given to log in, to
//     sign and to encrypt with, in programs.
//   - The settings of files of a known class: .netrc, .pgpass, environment and
//     compose files, the settings of frameworks, histories of shells and more.
//     Names tell which setting is a secret, and what only stands for a value, a
//     variable, a template, "changeme", is dismissed. Other configuration, scripts
//     and sources are read more strictly: what could be the name of something, a
//     word of a label or part of an expression is none. Of documents and of forms
//     to be filled in only what a machine made counts.
//   - Key stores and keys by their first bytes, and files that are known to hold
//     secrets by their names: the catalogue.
//   - What was encrypted, together with the key that opens it.
//   - The history of a git repository whose objects ship: package history.
//
// # What is scanned
//
// Every file of the context, third-party and generated ones among them: what
// other scanners leave out ships all the same. Text in UTF-16 is read, and
// archives (zip and what is made of it, tar, gzip) are opened one level
// deep. A file that is not looked at to its end is listed with its reason.
//
// # How findings are graded
//
// By how far the file travels: critical in the image, high in a stage, medium
// when it is sent, low when it is only part of the context. Less for hashes,
// expired and encrypted secrets, defaults that everyone knows, for comments and
// bundles, and for files of tests, examples, descriptions of interfaces and third
// parties; but never below low. One secret is one
// finding, at its worst place; the others are its places.
//
// A comment with ctxaudit:allow or gitleaks:allow on the line where a secret
// begins allows it.
//
// # What is never shown
//
// The value of a secret lives only inside the worker that found it. A finding
// tells the rule, the place, the prefix that all secrets of the rule share and a
// class of length. Its fingerprint is a keyed hash of the value, not of the
// line: a new secret on an old line is a new finding, and an old one that moved
// is not. Values that a person could have thought of are stretched before.
//
// # What is remembered
//
// With [Options.Cache] the verdict on a file is kept under what the file system
// says of it, and is good until that, the rules or the program change.
package secrets
