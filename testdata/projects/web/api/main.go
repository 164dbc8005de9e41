// Board serves posts and the pages that show them.
package main

import (
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/api/posts", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("[]")) })
	http.Handle("/", http.FileServer(http.Dir("/public")))
	log.Fatal(http.ListenAndServe(":8080", nil))
}
