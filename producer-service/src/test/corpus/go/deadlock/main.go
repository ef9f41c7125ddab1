package main

import "fmt"

func main() {
	done := make(chan bool)
	fmt.Println("waiting for the worker")
	<-done
}
