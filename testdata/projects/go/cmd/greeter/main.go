// Greeter says hello over HTTP.
package main

import (
	"log"
	"net/http"

	"example.com/greeter/internal/greet"
)

func main() {
	http.HandleFunc("/", greet.Handle)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
