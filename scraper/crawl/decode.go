package crawl

import (
	"bufio"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"tearsheet"
)

// named puts the coding's name to its errors.
type named struct {
	r    io.Reader
	name string
	sent *meter
}

func (d *named) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if err != nil && err != io.EOF {
		err = damaged(d.name, d.sent, err)
	}
	return n, err
}

// damaged tells a body that failed below the coding (cut short, too large) from
// one that was packed wrongly.
func damaged(name string, sent *meter, err error) error {
	if sent.err != nil {
		return sent.err
	}
	if tearsheet.KindOf(err) != "" || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		return fail(tearsheet.KindLimit, "tell the site's owner", "the page's %s coding wants too much memory", name)
	}
	if errors.Is(err, io.EOF) && sent.n > 0 {
		return io.ErrUnexpectedEOF
	}
	return fail(tearsheet.KindContent, "try again later; if it stays so tell the site's owner",
		"the body is no valid %s: %w", name, err)
}

// decoders keeps decoders for reuse: a zstd decoder and a gzip reader cost
// more to make than a listing costs to unpack.
type decoders struct{ gzip, zstd sync.Pool }

// maxWindow is the largest zstd window, RFC 9659.
const maxWindow = 8 << 20

func (d *decoders) open(name string, r io.Reader) (io.Reader, func(), error) {
	switch name {
	case "gzip":
		z, _ := d.gzip.Get().(*gzip.Reader)
		if z == nil {
			z = new(gzip.Reader)
		}
		if err := z.Reset(r); err != nil {
			return nil, nil, err
		}
		return z, func() { d.gzip.Put(z) }, nil
	case "zstd":
		z, _ := d.zstd.Get().(*zstd.Decoder)
		if z == nil {
			var err error
			if z, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
				zstd.WithDecoderMaxWindow(maxWindow)); err != nil {
				return nil, nil, err
			}
		}
		if err := z.Reset(r); err != nil {
			return nil, nil, err
		}
		return z, func() { _ = z.Reset(nil); d.zstd.Put(z) }, nil
	case "br":
		return brotli.NewReader(r), func() {}, nil
	}
	// "deflate" means zlib (RFC 9110 section 8.4.1.2), but servers send the
	// bare stream too.
	b := bufio.NewReader(r)
	head, err := b.Peek(2)
	if err == nil && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
		z, err := zlib.NewReader(b)
		return z, func() {}, err
	}
	return flate.NewReader(b), func() {}, nil
}
