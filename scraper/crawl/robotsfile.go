package crawl

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// robots.txt by RFC 9309: groups, longest match, "*" and "$". Beyond the RFC,
// because the files of the world need it: Crawl-delay, a byte order mark, a
// missing colon, the misspellings of robotsKeys, and lines cut at
// maxRobotsLine. Not followed beyond the RFC: an Allow for a folder's
// index.html does not open the folder, for it would allow more than the RFC.
//
// Parsing and matching are linear in the file; a rule is matched in one walk
// over the path, for the leftmost place of each piece between stars is enough.

const (
	maxRobots     = 500 << 10 // bytes read of a file, RFC 9309 section 2.5
	maxRobotsLine = 16663     // bytes read of a line
	maxCrawlDelay = 24 * time.Hour
)

// rules is what a robots.txt says to one agent. The zero value allows all.
type rules struct {
	list  []rule
	delay time.Duration // Crawl-delay; 0: none stated
}

type rule struct {
	allow   bool
	pattern string // percent-encoding normalised; never empty
}

type robotsKey uint8

const (
	keyOther robotsKey = iota
	keyAgent
	keyAllow
	keyDisallow
	keyDelay
)

// robotsKeys are the names of lines, in lower case.
var robotsKeys = map[string]robotsKey{
	"user-agent": keyAgent, "allow": keyAllow, "disallow": keyDisallow, "crawl-delay": keyDelay,
	// misspellings seen in the world, read as what they mean
	"useragent": keyAgent, "user agent": keyAgent,
	"dissallow": keyDisallow, "dissalow": keyDisallow, "disalow": keyDisallow,
	"diasllow": keyDisallow, "disallaw": keyDisallow,
	"crawldelay": keyDelay, "crawl delay": keyDelay,
}

// parseRobots reads what a file says to an agent: the merged groups that name
// it, or else those for "*". An empty file, or one that is no robots.txt at
// all, allows everything.
func parseRobots(file []byte, agent string) rules {
	var named, star rules
	var found bool
	p := groupReader{agent: agent}
	for line := range robotsLines(file) {
		key, value := splitRobotsLine(line)
		switch key {
		case keyAgent:
			p.startAgent(value)
			found = found || p.isNamed
		case keyAllow, keyDisallow:
			p.inRules = true
			if value != "" {
				r := rule{allow: key == keyAllow, pattern: normalizePattern(value)}
				p.each(&named, &star, func(to *rules) { to.list = append(to.list, r) })
			}
		case keyDelay:
			d := parseDelay(value)
			p.each(&named, &star, func(to *rules) { to.delay = max(to.delay, d) })
		}
	}
	if found {
		return named
	}
	return star
}

// groupReader knows for whom the rules of the current group are. Other lines
// than Allow and Disallow do not end the list of agents at its top.
type groupReader struct {
	agent           string
	isNamed, isStar bool
	inRules         bool
}

func (p *groupReader) startAgent(value string) {
	if p.inRules {
		p.isNamed, p.isStar, p.inRules = false, false, false
	}
	if strings.HasPrefix(value, "*") && (len(value) == 1 || value[1] == ' ' || value[1] == '\t') {
		p.isStar = true
		return
	}
	if token := productToken(value); token != "" && strings.EqualFold(token, p.agent) {
		p.isNamed = true
	}
}

func (p *groupReader) each(named, star *rules, do func(*rules)) {
	if p.isNamed {
		do(named)
	}
	if p.isStar {
		do(star)
	}
}

// productToken is the leading run of letters, "-" and "_" (RFC 9309 section
// 2.2.1): "Foo" of "Foo/1.0 (bar)".
func productToken(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && s[i] != '-' && s[i] != '_' {
			return s[:i]
		}
	}
	return s
}

// robotsLines gives the lines of a file, ended by LF, CR or CRLF, without a
// byte order mark (or the part of one that survived).
func robotsLines(file []byte) func(yield func([]byte) bool) {
	if len(file) > maxRobots {
		file = file[:maxRobots]
	}
	for _, b := range []byte{0xEF, 0xBB, 0xBF} {
		if len(file) == 0 || file[0] != b {
			break
		}
		file = file[1:]
	}
	return func(yield func([]byte) bool) {
		for len(file) > 0 {
			line := file
			if end := bytes.IndexAny(file, "\r\n"); end >= 0 {
				line, file = file[:end], file[end+1:]
			} else {
				file = nil
			}
			if len(line) > maxRobotsLine {
				line = line[:maxRobotsLine]
			}
			if !yield(line) {
				return
			}
		}
	}
}

func splitRobotsLine(line []byte) (robotsKey, string) {
	if i := bytes.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	line = trimBlank(line)
	key, value, ok := bytes.Cut(line, []byte(":"))
	if !ok { // "disallow /": taken when it is two words
		i := bytes.IndexAny(line, " \t")
		if i < 0 {
			return keyOther, ""
		}
		key, value = line[:i], trimBlank(line[i:])
		if bytes.ContainsAny(value, " \t") {
			return keyOther, ""
		}
	}
	key = trimBlank(key)
	if len(key) > 16 {
		return keyOther, ""
	}
	return robotsKeys[strings.ToLower(string(key))], string(trimBlank(value))
}

func trimBlank(b []byte) []byte { return bytes.Trim(b, " \t\v\f\r\n") }

// parseDelay reads seconds, also with a fraction; what is no number, negative
// or absurd states nothing.
func parseDelay(s string) time.Duration {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f > 0) {
		return 0
	}
	return time.Duration(min(f, maxCrawlDelay.Seconds()) * float64(time.Second))
}
