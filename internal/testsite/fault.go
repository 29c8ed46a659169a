package testsite

import (
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// Fault is something that goes wrong. It befalls the listing, but the last two,
// which befall robots.txt.
type Fault string

// The faults.
const (
	ResetInHeaders  Fault = "reset in headers"
	ResetInBody     Fault = "reset in body"
	SlowHeaders     Fault = "slow headers" // never answers
	SlowDrip        Fault = "slow drip"    // a byte now and then, for ever
	EndlessBody     Fault = "endless body"
	GzipBomb        Fault = "gzip bomb" // 10 MB that unfold to 10 GB
	NestedBomb      Fault = "nested gzip bomb"
	ShortBody       Fault = "short body" // less than Content-Length says
	ChunkedGarbage  Fault = "chunked garbage"
	RedirectLoop    Fault = "redirect loop"
	ToMetadata      Fault = "redirect to metadata"
	ToLoopback6     Fault = "redirect to [::1]"
	Unauthorized    Fault = "401"
	Forbidden       Fault = "403"
	NotFound        Fault = "404"
	Gone            Fault = "410"
	TooMany         Fault = "429"             // without Retry-After
	TooManySeconds  Fault = "429 for seconds" // Retry-After: 120
	TooManyDate     Fault = "429 to a date"   // Retry-After: a date of the paper's clock
	ServerError     Fault = "500"
	Unavailable     Fault = "503"
	UnavailableFor  Fault = "503 for seconds"
	ErrorPage       Fault = "error page" // 200, and the text says otherwise
	LogIn           Fault = "log-in wall"
	Consent         Fault = "consent wall"
	BotWall         Fault = "bot wall"
	ScriptShell     Fault = "script shell"
	EmptyList       Fault = "empty list" // the container stands, nothing in it
	NoContainer     Fault = "no container"
	Empty           Fault = "empty"
	Binary          Fault = "binary"
	NotHTML         Fault = "not HTML"
	Truncated       Fault = "truncated"
	Deep            Fault = "deep"          // 100,000 elements in one another
	Huge            Fault = "huge"          // 200 MB of markup
	WrongCharset    Fault = "wrong charset" // UTF-8 labelled as GBK
	ForeignBase     Fault = "foreign base"  // <base> on another site
	OddCards        Fault = "odd cards"     // no link, javascript:, a date of 2099, "32 June"
	RobotsError     Fault = "robots 503"
	RobotsForbidden Fault = "robots forbids"
)

func (f Fault) ofRobots() bool { return f == RobotsError || f == RobotsForbidden }

// Faults lists all faults.
func Faults() []Fault {
	var out []Fault
	for f := range faults {
		out = append(out, f)
	}
	return out
}

type befall func(s *Site, w http.ResponseWriter, r *http.Request)

var faults = map[Fault]befall{
	ResetInHeaders: reset(""),
	ResetInBody:    reset("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<html><body><p>Half of"),
	ChunkedGarbage: reset("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\nzz\r\n"),
	SlowHeaders:    func(_ *Site, _ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	SlowDrip:       drip,
	EndlessBody:    endless,
	GzipBomb:       bomb(1),
	NestedBomb:     bomb(2),
	ShortBody:      shortBody,
	RedirectLoop: func(s *Site, w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"?again=1", http.StatusFound)
	},
	ToMetadata:      redirect("http://169.254.169.254/latest/meta-data/"),
	ToLoopback6:     redirect("http://[::1]:1/"),
	Unauthorized:    status(http.StatusUnauthorized, "WWW-Authenticate", `Basic realm="paper"`),
	Forbidden:       status(http.StatusForbidden),
	NotFound:        status(http.StatusNotFound),
	Gone:            status(http.StatusGone),
	TooMany:         status(http.StatusTooManyRequests),
	TooManySeconds:  status(http.StatusTooManyRequests, "Retry-After", "120"),
	TooManyDate:     tooManyDate,
	ServerError:     status(http.StatusInternalServerError),
	Unavailable:     status(http.StatusServiceUnavailable),
	UnavailableFor:  status(http.StatusServiceUnavailable, "Retry-After", "120"),
	RobotsError:     status(http.StatusServiceUnavailable),
	RobotsForbidden: content("text/plain", "User-agent: *\nDisallow: /\n"),

	ErrorPage:   content(htmlType, "<!doctype html><title>Page not found</title><body><h1>Sorry, this page cannot be found</h1><p>The page you asked for does not exist any more. <a href=\"/\">Go to the front page</a></p></body>"),
	LogIn:       content(htmlType, "<!doctype html><title>Log in</title><body><h1>Log in to read on</h1><form method=\"post\" action=\"/login\"><input type=\"email\" name=\"email\"><input type=\"password\" name=\"password\"><button>Log in</button></form><p><a href=\"/reset/\">Forgot your password?</a></p></body>"),
	Consent:     content(htmlType, "<!doctype html><title>Before you continue</title><body><form action=\"/consent\"><h1>We value your privacy</h1><p>We and our partners use cookies to store and access information on a device.</p><button>Accept all cookies</button><button>Manage options</button></form></body>"),
	BotWall:     content(htmlType, "<!doctype html><title>Just a moment...</title><body><h1>Checking your browser</h1><p>Please enable JavaScript and cookies to continue. Verify you are human.</p><script src=\"/challenge.js\"></script></body>"),
	ScriptShell: content(htmlType, "<!doctype html><title>The Harbour Post</title><body><div id=\"root\"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=\"/static/main.js\"></script></body>"),
	Empty:       content(htmlType, ""),
	Binary:      repeated("\x00\x01\x02\xff\xfe", "\x00\x9d\x10\x83", 500),
	NotHTML:     content("application/pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
	Deep:        repeated("<!doctype html><body>", "<div>", 100_000),
	EmptyList:   emptyList,
	NoContainer: content(htmlType, "<!doctype html><html lang=\"en\"><title>Latest</title><body><section id=\"app\"><p>We have moved things about.</p></section></body></html>"),
	Truncated: func(s *Site, w http.ResponseWriter, r *http.Request) {
		body := s.Page(1)
		serveHTML(w, r, body[:len(body)*2/3])
	},
	Huge:         huge,
	WrongCharset: wrongCharset,
	ForeignBase: func(s *Site, w http.ResponseWriter, r *http.Request) {
		serveHTML(w, r, strings.Replace(s.Page(1), "<head>", "<head><base href=\"https://mirror.example/\">", 1))
	},
	OddCards: func(s *Site, w http.ResponseWriter, r *http.Request) { serveHTML(w, r, oddCards(s)) },
}

const htmlType = "text/html; charset=utf-8"

func status(code int, header ...string) befall {
	return func(_ *Site, w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		http.Error(w, http.StatusText(code), code)
	}
}

func content(mediaType, body string) befall {
	return func(_ *Site, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = io.WriteString(w, body)
	}
}

// repeated makes its text when it is asked for: the program carries this
// package, and must not pay for it when it starts.
func repeated(head, text string, n int) befall {
	return func(s *Site, w http.ResponseWriter, r *http.Request) {
		content(htmlType, head+strings.Repeat(text, n))(s, w, r)
	}
}

func redirect(to string) befall {
	return func(_ *Site, w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

func tooManyDate(s *Site, w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Retry-After", s.Now().Add(5*time.Minute).UTC().Format(http.TimeFormat))
	http.Error(w, "too many requests", http.StatusTooManyRequests)
}

// reset writes raw bytes and then cuts the connection with a RST.
func reset(raw string) befall {
	return func(_ *Site, w http.ResponseWriter, _ *http.Request) {
		conn, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		_, _ = buffered.WriteString(raw)
		_ = buffered.Flush()
		if tcp, ok := conn.(*net.TCPConn); ok && raw == "" {
			_ = tcp.SetLinger(0)
		}
		_ = conn.Close()
	}
}

func drip(_ *Site, w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", htmlType)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if _, err := io.WriteString(w, " "); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}

func endless(_ *Site, w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", htmlType)
	block := []byte(strings.Repeat("<p>and so on ", 5000))
	for r.Context().Err() == nil {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

// huge is 200 MB of cards, as a site serves whose pager broke.
func huge(_ *Site, w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", htmlType)
	block := []byte(strings.Repeat("<article class=\"post\"><h2><a href=\"/a\">A story</a></h2></article>\n", 16_000))
	for sent := 0; sent < 200<<20; sent += len(block) {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

// bomb serves zeros in so many layers of gzip.
func bomb(layers int) befall {
	return func(_ *Site, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", htmlType)
		w.Header().Set("Content-Encoding", strings.TrimSuffix(strings.Repeat("gzip, ", layers), ", "))
		var out io.Writer = w
		for range layers {
			z := gzip.NewWriter(out)
			defer z.Close()
			out = z
		}
		zeros := make([]byte, 1<<20)
		for range 10 << 10 {
			if _, err := out.Write(zeros); err != nil || r.Context().Err() != nil {
				return
			}
		}
	}
}

func shortBody(s *Site, w http.ResponseWriter, _ *http.Request) {
	body := s.Page(1)
	w.Header().Set("Content-Type", htmlType)
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	_, _ = io.WriteString(w, body[:len(body)/2])
	panic(http.ErrAbortHandler)
}

func emptyList(s *Site, w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	body := frame(s, 1, false, skins[s.o.Skin].list(s, nil))
	s.mu.Unlock()
	serveHTML(w, r, body)
}

func wrongCharset(s *Site, w http.ResponseWriter, _ *http.Request) {
	body := strings.Replace(s.Page(1), `charset="utf-8"`, `charset="gbk"`, 1)
	w.Header().Set("Content-Type", "text/html; charset=gbk")
	_, _ = io.WriteString(w, body)
}

// oddCards puts four cards before the listing that each have one thing wrong;
// they are written as the articles skin has them.
func oddCards(s *Site) string {
	const odd = `<article class="post"><h2><a>No link at all in this story of ours</a></h2><time datetime="2031-06-18">June 18, 2031</time></article>
<article class="post"><h2><a href="javascript:void(0)">A link that runs a script instead</a></h2><time datetime="2031-06-18">June 18, 2031</time></article>
<article class="post"><h2><a href="/2031/06/18/far-ahead">A story from the end of the century</a></h2><time datetime="2099-01-01">January 1, 2099</time></article>
<article class="post"><h2><a href="/2031/06/18/no-such-day">A day that no calendar has</a></h2><time datetime="">32 June</time></article>
`
	return strings.Replace(s.Page(1), "<h1>Latest</h1>\n", "<h1>Latest</h1>\n"+odd, 1)
}
