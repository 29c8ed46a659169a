package crawl

import (
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"

	"tearsheet"
)

// What came is a page that can be read? Status and content type are judged
// here; what kind of page it is, in package scraper.

// statuses that deserve words of their own. The others are named by number
// with a remedy by their hundred.
var statuses = map[int]string{
	http.StatusUnauthorized:               "the page wants a log-in: give the source user and password, or a cookie",
	http.StatusPaymentRequired:            "the page is for subscribers: give the source a cookie if you are one",
	http.StatusForbidden:                  "the site refuses this program: ask its owner; some want a cookie or another address",
	http.StatusNotFound:                   "check the address: the listing may have moved",
	http.StatusProxyAuthRequired:          "write name and password into the source's proxy address",
	http.StatusGone:                       "the listing is gone for good: remove the source or give its new address",
	http.StatusTooManyRequests:            "nothing: the host is left alone for a while; ask more rarely with every or min_delay",
	http.StatusUnavailableForLegalReasons: "the page is withheld for legal reasons where this machine stands",
	http.StatusServiceUnavailable:         "nothing: the host is left alone for a while",
	http.StatusNoContent:                  "check the address: it has no page",
	http.StatusPartialContent:             "tell the site's owner: half a page came that nobody asked for",
}

// judgeStatus tells whether a status brings a whole page.
func judgeStatus(status int) error {
	if status == http.StatusOK || status == http.StatusNonAuthoritativeInfo {
		return nil
	}
	remedy := statuses[status]
	switch {
	case remedy != "":
	case status >= 500:
		remedy = "nothing: the server failed, later runs try again"
	default:
		remedy = "check the address in a browser"
	}
	return fail(tearsheet.KindStatus, remedy, "%s", statusText(status))
}

func statusText(status int) string {
	if text := http.StatusText(status); text != "" {
		return fmt.Sprintf("%d %s", status, text)
	}
	return fmt.Sprintf("status %d", status)
}

// contentTypes that are no listing page, by their beginning, and what to do
// with them.
var contentTypes = []struct{ prefix, what, remedy string }{
	{"application/rss+xml", "a feed", "subscribe to the address itself"},
	{"application/atom+xml", "a feed", "subscribe to the address itself"},
	{"application/feed+json", "a feed", "subscribe to the address itself"},
	{"application/rdf+xml", "a feed", "subscribe to the address itself"},
	{"application/json", "JSON", "give the address of the page that people see"},
	{"application/ld+json", "JSON", "give the address of the page that people see"},
	{"application/pdf", "a PDF", "give the address of a listing page"},
	{"image/", "a picture", "give the address of a listing page"},
	{"video/", "a film", "give the address of a listing page"},
	{"audio/", "a sound", "give the address of a listing page"},
	{"font/", "a font", "give the address of a listing page"},
}

// judgeType tells whether a body can be a page: by its stated type, and where
// that says nothing (absent, octet-stream, plain text) by its first bytes.
func judgeType(stated string, body []byte) error {
	kind, _, err := mime.ParseMediaType(stated)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(stated), ";")
		kind = strings.TrimSpace(kind)
	}
	switch kind {
	case "text/html", "application/xhtml+xml", "application/xml", "text/xml":
		return nil
	case "", "text/plain", "application/octet-stream", "unknown/unknown", "application/unknown":
		if kind = http.DetectContentType(body); strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "text/xml") || looksLikeTags(body) {
			return nil
		}
	}
	for _, t := range contentTypes {
		if strings.HasPrefix(kind, t.prefix) {
			return fail(tearsheet.KindContent, t.remedy, "not an HTML page but %s (%s)", t.what, kind)
		}
	}
	return fail(tearsheet.KindContent, "give the address of a listing page", "not an HTML page but %.60s", kind)
}

// looksLikeTags takes for HTML what begins with a tag that the sniffing table
// of net/http does not know (<main>, <ul>).
func looksLikeTags(body []byte) bool {
	head := strings.TrimLeft(string(body[:min(len(body), 512)]), " \t\r\n\xef\xbb\xbf")
	return len(head) > 2 && head[0] == '<' && (head[1]|0x20 >= 'a' && head[1]|0x20 <= 'z' || head[1] == '!')
}

// robotsTag gives the warning of an X-Robots-Tag that asks not to be listed;
// "" for none, or for one that is meant for another agent.
func robotsTag(h http.Header) string {
	for _, line := range h["X-Robots-Tag"] {
		line = strings.ToLower(line)
		if agent, rest, ok := strings.Cut(line, ":"); ok && !strings.ContainsAny(agent, ", ") && agent != "unavailable_after" {
			if agent != product {
				continue
			}
			line = rest
		}
		var said []string
		for _, d := range strings.Split(line, ",") {
			switch d = strings.TrimSpace(d); d {
			case "noindex", "nofollow", "none", "noarchive":
				if !slices.Contains(said, d) {
					said = append(said, d)
				}
			}
		}
		if said != nil {
			return "the site asks by X-Robots-Tag: " + strings.Join(said, ", ")
		}
	}
	return ""
}
