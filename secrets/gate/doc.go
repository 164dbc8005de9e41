// Package gate runs gitleaks at about the speed of reading.
//
// Its findings are those of the gitleaks Detector, v8.30.1, on a fragment that
// holds the whole file and a newline after it, with five decoding passes and
// without regard to gitleaks:allow comments. gitleaks still decides on every
// one of them. The gate only keeps from it the rules and the parts of a file
// that cannot matter, and what cannot matter follows from the expressions of
// the rules alone: rules of any origin are treated alike.
//
//	c, err := gate.Default()
//	g, err := gate.New(c, gate.Words{})
//	w := g.Worker() // one for each goroutine
//	matches, err := w.Scan("src/config.js", data)
//
// # How it works
//
// Nearly every rule has an anchor: a few literals, one of which is in each match
// of its expression, and a bound for what precedes them. [New] finds anchors in
// the parsed expressions. One pass of an Aho-Corasick automaton finds their
// literals in a file, and from each hit a DFA of what follows in the expression
// tells whether a match is possible there and how far it can reach. The DFA
// disregards assertions, so that its answer holds for any part of the text
// alike. Around the hits that are left the text is cut into components, so wide
// that no match can reach beyond one, and a match that covers another is in the
// same component.
//
// Components are asked three times more: with the assertions of the expression,
// for a byte that an allowlist wants in a secret, and for a secret that can be as
// random as the rule wants it. The Detector runs with the one rule on those that
// have it all. Expressions are compiled then, and not before.
//
// Encoded values are found and decoded with functions of the gate that give the
// text of gitleaks' own decoder, and the text around them is searched as the
// file is. Only for a finding does gitleaks' decoder run, to place it.
//
// An expression without an anchor is looked for by a DFA of the whole, near the
// runs of bytes that it needs. An expression that matches the empty string, a
// rule that requires others, and a part of which a DFA cannot see the end get
// the whole file.
//
// # Bounds
//
// The time for a file is bounded by its size, whatever is in it, as it is for
// gitleaks. Scanning needs little memory beside the file, up to three times its
// size where something is decoded, and for a finding in a decoded text what
// gitleaks' decoder needs, about ten times the size.
package gate
