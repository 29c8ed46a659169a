package tearsheet

import (
	"net/http"
	"time"
)

// Source is a news listing that someone wants as a feed.
type Source struct {
	ID       string // names the source in files, logs and the store; unique, never reused
	URL      string // address of the listing's first page
	Title    string // "": taken from the page
	Language string // BCP 47; "": taken from the page
	// Timezone names the zone in which the listing writes its times, as
	// Location reads it; "" means nobody said: UTC, and marked as assumed.
	Timezone string
	Every    time.Duration // how often it is due; 0 with Adaptive false means the default of the config
	Adaptive bool          // `every: auto`: the interval is learnt from when new items came
	Pages    int           // listing pages read a refresh, following the pager; < 1 means 1
	Limit    int           // newest entries in the feed; 0 means all
	Recipe   *Recipe       // nil: detected from the page
	Tracking []string      // query parameters to drop besides the built-in list; a trailing * makes a prefix
	Fetch    Fetch         // how this site wants to be asked
}

// Fetch is how a source's site wants to be asked. Its zero value is right for
// nearly every site. It may hold secrets: it is never printed, logged or stored.
type Fetch struct {
	Header     http.Header   // sent with each request to the source's own site only
	Cookies    []Cookie      // likewise
	User, Pass string        // basic authentication; "" none
	Proxy      string        // http, https or socks5 address; "" none (the environment is not consulted)
	CertFile   string        // PEM client certificate
	KeyFile    string        // its key
	CAFile     string        // PEM roots to trust besides the system's
	MinDelay   time.Duration // least pause between two requests to the host; 0 means the default
	Timeout    time.Duration // for one page, whole; 0 means the default
	NoHTTP2    bool          // ask over HTTP/1.1 only
}

// Cookie is a name and a value to send to a source's site.
type Cookie struct{ Name, Value string }

// Location is the zone that Timezone names: an IANA name, or an offset like
// "+09:00". nil means that nobody named one, or that there is none of the name.
func (s Source) Location() *time.Location {
	if s.Timezone == "" || s.Timezone == "Local" {
		return nil
	}
	if t, err := time.Parse("-07:00", s.Timezone); err == nil {
		_, offset := t.Zone()
		return time.FixedZone("", offset)
	}
	zone, err := time.LoadLocation(s.Timezone)
	if err != nil {
		return nil
	}
	return zone
}
