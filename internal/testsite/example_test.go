package testsite_test

import (
	"fmt"
	"net/http"

	"tearsheet/internal/testsite"
)

func Example() {
	paper := testsite.New(testsite.Options{Skin: testsite.Table, Stories: 12})
	listing, stop := paper.Start()
	defer stop()
	paper.Publish(1)
	paper.Suffer(testsite.Unavailable)
	resp, err := http.Get(listing)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	fmt.Println(resp.StatusCode, len(paper.Requests()) == 1)
	fmt.Println(paper.Told(2)[2].Headline)
	// Output:
	// 503 true
	// Harbour council approves a new timetable after two years of talks
}
