package secrets

import "bytes"

// presets finds what the variables of Terraform and the parameters of
// CloudFormation are when nobody says otherwise:
//
//	variable "db_password" {
//	  default = "X"
//	}
//	DBPassword:
//	  Default: X
func presets(p page, found func(match)) {
	k, left := noSecret, 0
	for at, line := range textLines(p.text) {
		word := bytes.TrimLeft(line, " \t")
		if left--; left < 0 {
			k = noSecret
		}
		name, isVariable := bytes.CutPrefix(word, []byte(`variable "`))
		if isVariable {
			name, _, _ = bytes.Cut(name, []byte(`"`))
		} else if name = bytes.TrimRight(word, " \t"); bytes.HasSuffix(name, []byte(":")) {
			name, isVariable = name[:len(name)-1], true
		}
		if isVariable && len(name) > 0 {
			k, left = kindOf(string(name)), 8
			continue
		}
		if k == noSecret || !hasFold(word, "default") {
			continue
		}
		rest := bytes.TrimLeft(word[len("default"):], " \t")
		if len(rest) < 2 || rest[0] != '=' && rest[0] != ':' {
			continue
		}
		v := bytes.TrimSpace(rest[1:])
		if len(v) > 2 && isQuote(v[0]) && v[len(v)-1] == v[0] {
			v = v[1 : len(v)-1]
		}
		offer(found, k, at+bytes.LastIndex(line, v), v)
	}
}
