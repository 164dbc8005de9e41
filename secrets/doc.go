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
// # What is scanned
//
// Every file of the context, third-party and generated ones among them: what is
// left out by other scanners ships all the same. A file that is not looked at is
// listed with its reason.
//
// # What is never shown
//
// The value of a secret lives only inside the worker that found it. A finding
// tells the rule, the place, the prefix that all secrets of the rule share and a
// class of length. Its fingerprint is a keyed hash of the value, not of the
// line: a new secret on an old line is a new finding, and an old one that moved
// is not.
package secrets
