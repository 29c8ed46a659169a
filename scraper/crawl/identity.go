package crawl

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpguts"
	"golang.org/x/net/publicsuffix"

	"tearsheet"
)

// identity says who asks: the User-Agent to everyone; the source's headers,
// cookies and password to the source's own site only, and never over http when
// the source is https. Cookies that a site sets are sent back to it during one
// crawl and then forgotten: some sites loop without.
type identity struct {
	next      http.RoundTripper
	userAgent []string
}

// Header values that each request has; as slices, for a request in a hundred
// is one that brings something and the others should cost nothing.
var (
	acceptHTML     = []string{"text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"}
	acceptEncoding = []string{"gzip, br, zstd, deflate"}
)

// ourHeaders are set by the program; a source cannot, each for its reason.
var ourHeaders = map[string]string{
	"Host":                "it follows from the address",
	"Content-Length":      "a GET has no body",
	"Transfer-Encoding":   "a GET has no body",
	"Connection":          "connections are managed by the program",
	"Proxy-Authorization": "write name and password into the proxy's address",
	"Accept-Encoding":     "the program undoes the coding and must know it",
	"Range":               "half a page must not be taken for a whole one",
	"If-None-Match":       "the program remembers validators itself",
	"If-Modified-Since":   "the program remembers validators itself",
}

func (i identity) RoundTrip(req *http.Request) (*http.Response, error) {
	f := fetchOf(req.Context())
	req.Header["User-Agent"] = i.userAgent
	req.Header["Accept"] = acceptHTML
	if !f.robots && ownSite(f.home, req.URL) {
		sendSecrets(req, &f.src.Fetch)
	}
	if f.jar != nil && !f.robots {
		for _, c := range f.jar.Cookies(req.URL) {
			addCookie(req, c.Name, c.Value)
		}
	}
	resp, err := i.next.RoundTrip(req)
	if err == nil && len(resp.Header["Set-Cookie"]) > 0 {
		keepCookies(f, req.URL, resp)
	}
	return resp, err
}

// ownSite tells whether an address may see the source's secrets.
func ownSite(home, to *url.URL) bool {
	return (home.Scheme == to.Scheme || home.Scheme == "http") && (home.Host == to.Host || sameSite(home, to))
}

func sendSecrets(req *http.Request, fetch *tearsheet.Fetch) {
	for name, values := range fetch.Header {
		req.Header[http.CanonicalHeaderKey(name)] = values
	}
	for _, c := range fetch.Cookies {
		addCookie(req, c.Name, c.Value)
	}
	if fetch.User != "" || fetch.Pass != "" {
		req.SetBasicAuth(fetch.User, fetch.Pass)
	}
}

// addCookie appends a pair as it is: net/http would log a value that it does
// not like.
func addCookie(req *http.Request, name, value string) {
	pair := name + "=" + value
	if old := req.Header.Get("Cookie"); old != "" {
		pair = old + "; " + pair
	}
	req.Header["Cookie"] = []string{pair}
}

func keepCookies(f *fetch, u *url.URL, resp *http.Response) {
	if f.jar == nil {
		jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
		if err != nil {
			return // New never fails today
		}
		f.jar = jar
	}
	f.jar.SetCookies(u, resp.Cookies())
}

// checkIdentity finds what cannot be sent; its errors name headers and
// cookies, never their values.
func checkIdentity(f *tearsheet.Fetch) error {
	for name, values := range f.Header {
		if why, ours := ourHeaders[http.CanonicalHeaderKey(name)]; ours {
			return fail(tearsheet.KindConfig, "remove it from the source's headers", "header %s cannot be set: %s", name, why)
		}
		for _, v := range values {
			if !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(v) {
				return fail(tearsheet.KindConfig, "check it for line breaks and other characters that a header cannot hold",
					"header %q cannot be sent as it is written", name)
			}
		}
	}
	for _, c := range f.Cookies {
		if !httpguts.ValidHeaderFieldName(c.Name) || !httpguts.ValidHeaderFieldValue(c.Value) || strings.Contains(c.Value, ";") {
			return fail(tearsheet.KindConfig, "check it for semicolons and line breaks", "cookie %q cannot be sent as it is written", c.Name)
		}
	}
	return nil
}
