package scraper

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"tearsheet"
)

// maxBody bounds the memory of one page: html.Parse takes some ten times the
// size of what it parses. Real listings are below 2 MB.
const maxBody = 32 << 20

// notHTML names what is certainly no web page, by how it begins.
var notHTML = []struct{ mark, name, remedy string }{
	{"%PDF-", "a PDF document", ""},
	{"PK\x03\x04", "a ZIP archive", ""},
	{"\x1f\x8b", "gzip data", "decompress it first; a server that sends this has a wrong Content-Encoding"},
	{"\x28\xb5\x2f\xfd", "Zstandard data", "decompress it first; a server that sends this has a wrong Content-Encoding"},
	{"\x7fELF", "a program", ""},
	{"SQLite format 3\x00", "a database", ""},
}

// feedRoots are the root elements of documents that are a feed already.
var feedRoots = []string{"<rss", "<feed", "<rdf:RDF"}

// checkHTML returns a named error for bytes that are no HTML page: empty,
// binary, JSON, a feed, another XML document, text without a single tag.
func checkHTML(body []byte) error {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n\f\x00")
	if len(trimmed) == 0 {
		return contentError("the page is empty", "open the address in a browser; the site may want cookies or headers")
	}
	if len(body) > maxBody {
		return &tearsheet.Error{
			Kind:   tearsheet.KindLimit,
			Err:    fmt.Errorf("the page has %d bytes; the limit is %d", len(body), maxBody),
			Remedy: "a listing is far smaller; check the address",
		}
	}
	for _, f := range notHTML {
		if bytes.HasPrefix(body, []byte(f.mark)) {
			return contentError("not HTML but "+f.name, f.remedy)
		}
	}
	if isBinary(body) {
		return contentError("not HTML but binary data", "check the address; it may be that of a download")
	}
	return checkMarkup(trimmed)
}

func checkMarkup(trimmed []byte) error {
	head := trimmed[:min(len(trimmed), 4096)]
	switch trimmed[0] {
	case '{', '[':
		if json.Valid(trimmed) {
			return contentError("not HTML but JSON", "")
		}
	case '<':
		if !bytes.HasPrefix(head, []byte("<?xml")) && !isFeed(head) || bytes.Contains(bytes.ToLower(head), []byte("<html")) {
			return nil
		}
		if isFeed(head) {
			return contentError("not HTML but a feed", "subscribe to this address as it is")
		}
		return contentError("not HTML but another XML document", "")
	}
	if !hasTag(trimmed) {
		return contentError("not HTML: there is no tag in it", "")
	}
	return nil
}

func isFeed(head []byte) bool {
	for _, root := range feedRoots {
		if i := bytes.Index(head, []byte(root)); i >= 0 && !bytes.Contains(head[:i], []byte("<html")) {
			return true
		}
	}
	return false
}

// isBinary reports whether the beginning holds control characters that no text
// has. UTF-16 has a NUL at every second place and is text.
func isBinary(body []byte) bool {
	head := body[:min(len(body), 1024)]
	if kind := http.DetectContentType(head); strings.HasPrefix(kind, "image/") || strings.HasPrefix(kind, "video/") ||
		strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "font/") {
		return true
	}
	if _, name := utf16Form(body); name != "" {
		return false
	}
	control := 0
	for _, c := range head {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*20 > len(head)
}

// hasTag reports whether a "<" is followed by what begins a tag, in any of the
// encodings (UTF-16 puts NULs in between).
func hasTag(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '<')
		if i < 0 {
			return false
		}
		text = bytes.TrimLeft(text[i+1:], "\x00")
		if len(text) > 0 && (isLetter(text[0]) || text[0] == '!' || text[0] == '/') {
			return true
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func contentError(what, remedy string) error {
	return &tearsheet.Error{Kind: tearsheet.KindContent, Err: errors.New(what), Remedy: remedy}
}
