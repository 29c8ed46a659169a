package crawl

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"unicode"

	"tearsheet"
)

// fail makes an error that says what happened and what the person can do.
func fail(kind tearsheet.Kind, remedy, format string, args ...any) error {
	return &tearsheet.Error{Kind: kind, Err: fmt.Errorf(format, args...), Remedy: remedy}
}

const (
	laterRemedy = "try again later; if it stays so check the address in a browser"
	proxyWords  = "the source's proxy cannot be reached, or refuses%v"
	proxyRemedy = "check the source's proxy"
	tlsRemedy   = "tell the site's owner; for a private authority give its certificate as the source's ca_file"
)

// faults are the failures of a network in words. The first whose test fits is
// taken; %v is what there is to tell.
var faults = []struct {
	is     func(error) (any, bool)
	words  string
	remedy string
}{
	{has("proxyconnect"), proxyWords, proxyRemedy},
	{has("socks connect"), proxyWords, proxyRemedy},
	{isType(func(e *net.DNSError) any { return e.Name }, func(e *net.DNSError) bool { return e.IsNotFound }),
		"no such host: %v", "check the address for a typing error"},
	{isType(func(e *net.DNSError) any { return e.Name }, nil),
		"the name %v cannot be looked up now", "check this machine's DNS; try again later"},
	{isType(expiry, func(e x509.CertificateInvalidError) bool { return e.Reason == x509.Expired }),
		"TLS: %v", "tell the site's owner; check this machine's clock"},
	{isType(func(e x509.HostnameError) any { return e.Host }, nil),
		"TLS: the certificate is not for %v", "check the address; tell the site's owner"},
	{isType(func(x509.UnknownAuthorityError) any { return "" }, nil),
		"TLS: the certificate is signed by an unknown authority%v", tlsRemedy},
	{isType(func(e *tls.CertificateVerificationError) any { return e.Err }, nil), "TLS: %v", tlsRemedy},
	{isType(func(tls.RecordHeaderError) any { return "" }, nil),
		"the server does not speak TLS%v", "try the address with http instead of https"},
	{after("remote error: tls: "), "TLS: the server ended the handshake: %v", "check the source's client certificate"},
	{has("http2: client conn could not be established"), "the server ended the connection at once%v",
		"it may want a client certificate; " + laterRemedy},
	{is(syscall.ECONNREFUSED), "connection refused%v", "the server may be down: " + laterRemedy},
	{is(syscall.ECONNRESET), "connection reset by the server%v", laterRemedy},
	{is(syscall.EPIPE), "connection closed by the server%v", laterRemedy},
	{is(syscall.EHOSTUNREACH), "no route to the host%v", "check this machine's network"},
	{is(syscall.ENETUNREACH), "the network cannot be reached%v", "check this machine's network"},
	{is(io.ErrUnexpectedEOF), "the answer was cut short%v", laterRemedy},
	{is(io.EOF), "the server closed the connection without an answer%v", laterRemedy},
	{is(os.ErrDeadlineExceeded), "no answer in time%v", laterRemedy},
	{has("timeout awaiting response headers"), "no answer in time%v", laterRemedy},
	{has("TLS handshake timeout"), "no TLS handshake in time%v", laterRemedy},
	{has("i/o timeout"), "no connection in time%v", laterRemedy},
	{has("server gave HTTP response to HTTPS client"), "the server does not speak TLS%v", "try the address with http instead of https"},
	{has("stream error"), "the server broke the answer off%v", laterRemedy}, // HTTP/2
	{has("malformed"), "the server's answer is no HTTP%v", laterRemedy},
	{has("chunk"), "the body's chunks are broken%v", laterRemedy},
}

// inWords turns a failure of the transport into an error for people. What
// already is one, and the end of the context, stay as they are.
func inWords(err error, when string) error {
	if tearsheet.KindOf(err) != "" || errors.Is(err, context.Canceled) {
		return err
	}
	if strings.Contains(err.Error(), "server response headers exceeded") {
		return fail(tearsheet.KindLimit, laterRemedy, "the answer's header is too large")
	}
	for _, f := range faults {
		detail, ok := f.is(err)
		if !ok {
			continue
		}
		text := fmt.Sprintf(f.words, detail)
		if when != "" {
			text += ", " + when
		}
		kind := tearsheet.KindNetwork
		if f.words == proxyWords { // no fault of the host
			kind = tearsheet.KindConfig
		}
		return &tearsheet.Error{Kind: kind, Err: &fault{text, err}, Remedy: f.remedy}
	}
	return &tearsheet.Error{Kind: tearsheet.KindNetwork, Err: &fault{printable(err.Error()), err}, Remedy: laterRemedy}
}

// printable keeps what a server may have put into an error from filling, or
// steering, a terminal.
func printable(s string) string {
	return fmt.Sprintf("%.200s", strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '.'
		}
		return r
	}, s))
}

// fault says a network failure in words and keeps the failure for errors.Is.
type fault struct {
	text string
	err  error
}

func (f *fault) Error() string { return f.text }
func (f *fault) Unwrap() error { return f.err }

func is(target error) func(error) (any, bool) {
	return func(err error) (any, bool) { return "", errors.Is(err, target) }
}

func has(text string) func(error) (any, bool) {
	return func(err error) (any, bool) { return "", strings.Contains(err.Error(), text) }
}

func after(text string) func(error) (any, bool) {
	return func(err error) (any, bool) {
		_, rest, ok := strings.Cut(err.Error(), text)
		return rest, ok
	}
}

func isType[E error](tell func(E) any, fits func(E) bool) func(error) (any, bool) {
	return func(err error) (any, bool) {
		var e E
		if !errors.As(err, &e) || fits != nil && !fits(e) {
			return nil, false
		}
		return tell(e), true
	}
}

func expiry(e x509.CertificateInvalidError) any {
	if e.Cert == nil {
		return "the certificate has expired or is not valid yet"
	}
	return fmt.Sprintf("the certificate is valid from %s to %s only",
		e.Cert.NotBefore.Format("2006-01-02"), e.Cert.NotAfter.Format("2006-01-02"))
}

// isOurs tells faults of this machine's own network: no route anywhere, or no
// name server that answers.
func isOurs(err error) bool {
	var dns *net.DNSError
	return errors.Is(err, syscall.ENETUNREACH) || errors.As(err, &dns) && !dns.IsNotFound
}
