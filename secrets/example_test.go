package secrets_test

import (
	"context"
	"fmt"
	"strings"

	"ctxaudit/secrets"
)

func ExampleWorker_Scan() {
	s, err := secrets.New(secrets.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	w := s.Worker()
	text := "machine git.acme.io login bot password " + strings.Repeat("Ab3-", 4) + "\n"
	for _, f := range w.Scan(context.Background(), "home/.netrc", strings.NewReader(text)).Findings {
		fmt.Printf("%s:%d:%d: %s [%s]\n", f.Path, f.Line, f.Column, f.Message, f.Detector)
	}
	// Output:
	// home/.netrc:1:40: password in netrc file (16 to 31 characters) [netrc]
}
