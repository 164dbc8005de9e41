package secrets

import (
	"bytes"
	"encoding/base64"
)

const (
	kubernetesSecret = "kubernetes-secret"
	// sealingKey opens the SealedSecrets of a cluster.
	sealingKey = "sealed-secrets-key"
)

// manifest finds the data of Secret objects of Kubernetes.
func manifest(p page, found func(match)) {
	if !bytes.Contains(p.text, []byte("kind: Secret")) {
		return
	}
	rule := kubernetesSecret
	if bytes.Contains(p.text, []byte("sealedsecrets.bitnami.com/sealed-secrets-key")) {
		rule = sealingKey
	}
	var secretDoc, encoded, inData bool
	indent := 0
	for at, line := range textLines(p.text) {
		trimmed := bytes.TrimLeft(line, " ")
		depth := len(line) - len(trimmed)
		trimmed = bytes.TrimSpace(trimmed)
		switch {
		case bytes.HasPrefix(line, []byte("---")):
			secretDoc, inData = false, false
			continue
		case bytes.Equal(trimmed, []byte("kind: Secret")):
			secretDoc, inData = true, false
			continue
		case bytes.Equal(trimmed, []byte("data:")), bytes.Equal(trimmed, []byte("stringData:")):
			inData, encoded, indent = true, trimmed[0] == 'd', depth
			continue
		case len(trimmed) == 0 || trimmed[0] == '#':
			continue
		case depth <= indent:
			inData = false
		}
		if !secretDoc || !inData {
			continue
		}
		name, v, ok := bytes.Cut(trimmed, []byte(": "))
		v = bytes.Trim(v, " \"'")
		isCertificate := bytes.HasSuffix(name, []byte(".crt")) || bytes.HasSuffix(name, []byte(".ca"))
		if !ok || isCertificate || len(v) < 4 || v[0] == '|' || v[0] == '>' {
			continue
		}
		start := at + bytes.Index(line, v)
		if encoded {
			plain, err := base64.StdEncoding.DecodeString(string(v))
			if err != nil || len(plain) == 0 || placeholder(plain) || bytes.HasPrefix(plain, []byte("-----BEGIN CERTIFICATE")) {
				continue
			}
			found(match{rule: rule, kind: aSecret, from: at, start: start, end: start + len(v), value: bytes.Clone(v)})
		} else if k := kindOf(string(name)); k != noSecret {
			offer(func(m match) {
				m.rule = rule
				found(m)
			}, k, start, v)
		}
	}
}
