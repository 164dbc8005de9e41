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
// Every match of the expression of a rule holds, as a rule, one of a few
// literals: an anchor. [New] finds them in the parsed expression. One pass of
// an Aho-Corasick automaton finds all anchors in a file. From each hit a lazily
// made DFA of what follows in the expression tells whether a match is possible
// there, and how far it can reach; it kills nearly all hits. Around those that
// are left a slice of the text is cut, so large that no match can reach beyond
// it, and the Detector runs with this one rule on it.
//
// Most matches of the broadest rules are then dropped by an allowlist that
// wants some other byte than letters in a secret. Such a byte is looked for
// with a second DFA before the Detector is troubled.
//
// Encoded values are found, and decoded, with functions of our own that give
// the text of the original decoder; the same search runs on that text. Only
// for a finding does the original decoder run, to place it.
//
// An expression without a literal is looked for by a DFA of the whole, near
// runs of bytes that it needs if there are any. An expression without a bound
// for its length, a rule that requires others, and rules for names alone run on
// the whole file when anything speaks for it.
//
// # What differs
//
// gitleaks gives lines and columns; a [Match] has offsets. Where the decoder
// has to place a match, the offsets are those of the encoded value.
package gate
