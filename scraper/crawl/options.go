package crawl

import (
	"context"
	"math/rand/v2"
	"net"
	"runtime"
	"time"
)

// Options say how a Crawler works. The zero value is right for public sites.
type Options struct {
	Version string // of the program, for the User-Agent; "": "dev"
	Contact string // an address or page where its owner is reached; "": none is sent
	Memory  Memory // nil: hosts are remembered as long as the Crawler lives

	// AllowPrivate lists what the guard lets through besides public addresses
	// on the ports 80 and 443: addresses, prefixes and host names, with any
	// port.
	AllowPrivate []string
	// AnySite lets the pager leave the source's site.
	AnySite bool

	MinDelay   time.Duration // pause between two requests to a host; 0: 1 s, < 0: none
	MaxWait    time.Duration // longest that a run waits for one host in all; 0: 30 s
	Concurrent int           // requests at a time over all hosts; 0: 64
	Visits     int           // visit functions at a time, each with a page in memory; 0: one a processor

	Timeout       time.Duration // for a page, whole, redirects included, queueing not; 0: 30 s
	ConnectTime   time.Duration // for a connection and for its TLS handshake; 0: 10 s
	HeaderTime    time.Duration // from request to the header of its answer; 0: 15 s
	MaxSent       int64         // bytes of a body as sent; 0: 16 MiB
	MaxBody       int64         // bytes of a body, content coding undone; 0: 32 MiB
	MaxHeader     int64         // bytes of a header; 0: 256 KiB
	MaxRedirects  int           // 0: 10
	BreakerWindow time.Duration // first time that the breaker stays open; 0: 10 min

	Now   func() time.Time                                 // nil: time.Now
	Rand  func() float64                                   // in [0,1), for jitter; nil: math/rand/v2
	Sleep func(ctx context.Context, d time.Duration) error // nil: a timer; returns the context's error when it ends first

	dial func(ctx context.Context, network, addr string) (net.Conn, error) // tests: instead of the guarded dialer
}

func (o Options) withDefaults() Options {
	setDefault(&o.Version, "dev")
	setDefault(&o.MinDelay, time.Second)
	setDefault(&o.MaxWait, 30*time.Second)
	setDefault(&o.Concurrent, 64)
	setDefault(&o.Visits, runtime.GOMAXPROCS(0))
	setDefault(&o.Timeout, 30*time.Second)
	setDefault(&o.ConnectTime, 10*time.Second)
	setDefault(&o.HeaderTime, 15*time.Second)
	setDefault(&o.MaxSent, 16<<20)
	setDefault(&o.MaxBody, 32<<20)
	setDefault(&o.MaxHeader, 256<<10)
	setDefault(&o.MaxRedirects, 10)
	setDefault(&o.BreakerWindow, 10*time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Float64
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	return o
}

func setDefault[T comparable](v *T, d T) {
	var zero T
	if *v == zero {
		*v = d
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// userAgent names the program, its version and whom to ask about it.
func (o Options) userAgent() string {
	ua := product + "/" + o.Version
	if o.Contact != "" {
		ua += " (+" + o.Contact + ")"
	}
	return ua
}

// product is the token that robots.txt files name the program by.
const product = "tearsheet"
