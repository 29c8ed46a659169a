package tearsheet

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"
)

// Page is one response as it was served: its bytes with the content coding
// (gzip and the like) taken off and nothing else changed. Which characters the
// bytes mean is decided in package scraper, the same for live, replayed and
// saved pages.
type Page struct {
	URL       string      // address after redirects: what relative links resolve against
	Requested string      // address asked for; equal to URL without a redirect
	Moved     string      // where permanent redirects (301, 308) alone led; "" when there was none
	Status    int         // HTTP status; 0 for a file
	Header    http.Header // as received; nil for a file
	Body      []byte      // content coding removed, character set untouched
	At        time.Time   // time of capture
	Digest    string      // "sha256:" and the hex SHA-256 of Body
	// Unchanged says that the listing is what it was at the Validator given
	// to the crawler: by a 304, by freshness still lasting (Status 0), or by
	// an equal digest. Body is empty then unless it was sent anyway.
	Unchanged bool
	// Validator is what a later request of this address may be shortened by.
	Validator Validator
	Warnings  []string // what the person should know and that stopped nothing
}

// Digest names bytes: "sha256:" followed by 64 hexadecimal digits.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Validator is what is known of an address from its last answer and may
// shorten the next request (RFC 9110 section 8.8, RFC 9111 section 4.2). The
// zero value shortens nothing.
type Validator struct {
	URL          string // address it belongs to; for any other address it means nothing
	ETag         string
	LastModified string
	Digest       string    // of the last body
	FreshUntil   time.Time // by Cache-Control max-age or Expires; zero: not stated
}
