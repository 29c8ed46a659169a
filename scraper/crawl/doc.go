// Package crawl turns a Source into Pages: it fetches listings politely and
// hands over bytes as they were served. It parses no HTML: which page comes
// next is asked of the function given to Crawl.
//
// colly drives the crawl over one http.Client whose transport is a stack of
// small RoundTrippers of ours, each with one job, from the outside in:
//
//	capture      takes the answer before colly can change it     capture.go
//	redirect     follows redirects, notes where a page moved to  redirect.go
//	guard        refuses addresses that must not be asked        guard.go
//	conditional  freshness, ETag, Last-Modified, 304             conditional.go
//	robots       RFC 9309                                        robots.go, robotsfile.go, robotsmatch.go
//	identity     User-Agent, the source's headers and secrets    identity.go
//	pace         one request a host at a time, in turn           pace.go
//	coding       the whole body or an error                      coding.go, decode.go, limit.go, watch.go
//	transports   the network, guarded at connect time            transport.go
//
// Beside them:
//
//	the loop over pages, one page, the options                   crawl.go, page.go, options.go
//	a host's queue, its penalties, what is remembered of it      host.go, delay.go, memory.go
//	many sources, hosts side by side                             each.go
//	what is one site, what a status or content type means        site.go, judge.go
//	failures of the network in words                             fault.go
//
// What is remembered of a host between runs (tearsheet.Host) goes through the
// Memory interface. Every wait ends with the context. docs/fetching.md says
// for people what is promised here.
package crawl
