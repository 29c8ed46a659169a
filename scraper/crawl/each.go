package crawl

import (
	"context"
	"sync"

	"tearsheet"
)

// Each calls do for every source: those of one host one after another in the
// order given, different hosts side by side. It is how many sources are
// crawled at once without a goroutine for each: a host's sources would only
// wait for each other. It returns when all are done. After the context has
// ended do is still called for the sources left, so that each has its word;
// Crawl returns at once then.
func Each(ctx context.Context, sources []tearsheet.Source, do func(context.Context, tearsheet.Source)) {
	var order []string
	byHost := map[string][]tearsheet.Source{}
	for _, s := range sources {
		host := Host(s.URL)
		if byHost[host] == nil {
			order = append(order, host)
		}
		byHost[host] = append(byHost[host], s)
	}
	var wg sync.WaitGroup
	for _, host := range order {
		wg.Go(func() {
			for _, s := range byHost[host] {
				do(ctx, s)
			}
		})
	}
	wg.Wait()
}
