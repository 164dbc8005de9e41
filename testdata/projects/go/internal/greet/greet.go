// Package greet holds the words.
package greet

import (
	"fmt"
	"net/http"
)

// Handle greets who asks.
func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "hello, %s\n", r.URL.Query().Get("name"))
}
