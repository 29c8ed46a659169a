package crawl

import (
	"fmt"
	"io"

	"tearsheet"
)

// meter counts what goes through and stops over the limit.
type meter struct {
	r    io.Reader
	n    int64
	max  int64
	cut  bool // the rest is left unread instead
	what string
	err  error // what r failed with; nil: it did not, or has ended well
}

func (m *meter) Read(p []byte) (int, error) {
	room := m.max - m.n
	if room == 0 && m.cut {
		return 0, io.EOF
	}
	if !m.cut {
		room++ // one byte too many tells that it is too long
	}
	if int64(len(p)) > room {
		p = p[:room]
	}
	n, err := m.r.Read(p)
	m.n += int64(n)
	if err != io.EOF {
		m.err = err
	}
	if m.n > m.max {
		m.err = m.over()
		return 0, m.err
	}
	return n, err
}

func (m *meter) over() error {
	return fail(tearsheet.KindLimit, "a listing is never that big: check the address",
		"the page is larger than %s %s", bytesText(m.max), m.what)
}

func bytesText(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
