package crawl_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"tearsheet"
	"tearsheet/scraper/crawl"
)

// A listing of two pages is fetched. Which page is next the reader of the
// page says; here it is known.
func Example() {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<p>You are at %s</p>", r.URL.Path)
	}))
	defer site.Close()

	crawler, err := crawl.New(nil, crawl.Options{
		Version: "1.0", Contact: "ops@paper.example",
		AllowPrivate: []string{"127.0.0.1"}, // the guard refuses loopback
		MinDelay:     -1,                    // and a host is asked once a second
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer crawler.Close()

	src := tearsheet.Source{URL: site.URL + "/latest/", Pages: 2}
	err = crawler.Crawl(context.Background(), src, tearsheet.Validator{}, func(p tearsheet.Page) (string, error) {
		fmt.Println(p.Status, string(p.Body))
		return site.URL + "/latest/2", nil
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// 200 <p>You are at /latest/</p>
	// 200 <p>You are at /latest/2</p>
}
