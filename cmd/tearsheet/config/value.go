package config

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// duration is a length of time above zero: "500ms", "30s", "30m", "1h30m",
// "1d". Go's own syntax has no days, and people poll daily.
type duration time.Duration

// interval is a duration or "auto".
type interval struct {
	Every duration
	Auto  bool
}

// count is a whole number from 1.
type count int

// secret is a text, or where it is kept.
type secret struct {
	Text, Env, File string
}

func (s secret) isZero() bool { return s == secret{} }

// rules are alternatives for a field. Each is one text (short form) or a
// mapping (long form); a single one needs no list.
type rules []rule

type rule struct {
	Short  string `yaml:"-"`
	Select string `yaml:"select"`
	Attr   string `yaml:"attr"`
	Line   int    `yaml:"line"`
	Match  string `yaml:"match"`
	Data   string `yaml:"data"`
}

// alike is when two items count as the same story.
type alike struct {
	Dek    share    `yaml:"dek" jsonschema_description:"Within a source: how alike two deks must be, from 0 to 1"`
	Within duration `yaml:"within" jsonschema_description:"Within a source: how far apart the two dates may be"`
	Across share    `yaml:"across" jsonschema_description:"Across sources: how alike headline and dek must be to be linked as the same story, from 0 to 1"`
}

// share is a part of a whole, above 0 and at most 1.
type share float64

const day = 24 * time.Hour

// longest keeps sums of durations far from overflow; no listing is polled
// less often.
const longest = 3660 * day

// durationPattern is the syntax of a duration, for the schema; parseDuration
// reads the same.
const durationPattern = `[1-9][0-9]*(ms|s|m|h|d)([0-9]+(ms|s|m|h|d))*`

var units = []struct {
	name string
	size time.Duration
}{
	{"ms", time.Millisecond}, // before "m", of which it begins
	{"s", time.Second}, {"m", time.Minute}, {"h", time.Hour}, {"d", day},
}

func parseDuration(s string) (time.Duration, bool) {
	if s == "" || s[0] < '1' || s[0] > '9' {
		return 0, false
	}
	var total time.Duration
	for rest := s; rest != ""; {
		digits := strings.TrimLeft(rest, "0123456789")
		n, err := strconv.ParseInt(rest[:len(rest)-len(digits)], 10, 32)
		if err != nil {
			return 0, false
		}
		size, after := unit(digits)
		if size == 0 {
			return 0, false
		}
		total += time.Duration(n) * size
		if n > int64(longest/size) || total > longest {
			return 0, false
		}
		rest = after
	}
	return total, true
}

// unit reads the unit at the beginning of s; size 0 when there is none.
func unit(s string) (size time.Duration, rest string) {
	for _, u := range units {
		if rest, ok := strings.CutPrefix(s, u.name); ok {
			return u.size, rest
		}
	}
	return 0, s
}

func (v *duration) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		d.wrong(n, "a duration like 30m")
		return
	}
	t, ok := parseDuration(n.Value)
	if !ok {
		d.fail(n, "%q is no duration; write it like 30s, 30m, 2h or 1d", n.Value)
	}
	*v = duration(t)
}

func (v *interval) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Value == "auto" {
		v.Auto = true
		return
	}
	v.Every.fromNode(d, n)
}

func (v *count) fromNode(d *decoder, n *yaml.Node) {
	i, err := strconv.Atoi(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil:
		d.wrong(n, "a whole number")
	case i < 1:
		d.fail(n, "must be 1 or more, not %d", i)
	}
	*v = count(i)
}

func (v *share) fromNode(d *decoder, n *yaml.Node) {
	f, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag != "!!int" && n.Tag != "!!float" || err != nil:
		d.wrong(n, "a number")
	case !(f > 0 && f <= 1):
		d.fail(n, "must be above 0 and at most 1")
	}
	*v = share(f)
}

func (s *secret) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		s.Text = d.text(n)
		return
	}
	var in struct {
		Env  string `yaml:"env"`
		File string `yaml:"file"`
	}
	d.into(n, &in)
	if len(n.Content) != 2 {
		d.fail(n, "wants either {env: NAME} or {file: path}")
		return
	}
	s.Env, s.File = in.Env, in.File
}

func (v *rules) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		*v = make(rules, 1)
		d.into(n, &(*v)[0])
		return
	}
	if len(n.Content) == 0 {
		d.fail(n, "is an empty list of rules; leave the key out instead")
	}
	*v = make(rules, len(n.Content))
	for i, item := range n.Content {
		d.in(fmt.Sprintf("[%d]", i+1), func() { d.into(item, &(*v)[i]) })
	}
}

func (v *rule) fromNode(d *decoder, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		v.Short = d.text(n)
		return
	}
	type long rule // without this method
	d.into(n, (*long)(v))
	if len(n.Content) == 0 {
		d.fail(n, "is an empty rule")
	}
}
