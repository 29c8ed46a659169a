package scraper

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Selector is a list of CSS selectors that are read relative to an element,
// the scope. Compounds ("a.title[href]") are cascadia's; how they combine is
// ours, for two reasons: a leading ">" (or :scope) means the scope, and
// cascadia has no word for it; and ancestors are tried nearest first without
// going back, which keeps `div div div a` linear in the depth of a hostile page.
type Selector struct {
	text    string
	choices []complexSelector
	self    bool // "." or :scope: the scope itself
	counts  bool // it looks at all siblings of an element
}

// countsSiblings finds what looks at all siblings of each element, so that its
// cost grows with their square. :nth-child(3) stops at the third and does not.
var countsSiblings = regexp.MustCompile(`~[^=]|:nth-[a-z-]+\([^)]*[nd]|:nth-(last-)?of-type|:nth-last|:only-of|:last-of`)

// complexSelector is a chain of compounds, from left to right.
type complexSelector struct {
	parts    []compound
	anchored bool // the first compound is a child of the scope
}

// compound is a selector without combinators, and how it hangs on the one to
// its left.
type compound struct {
	combinator byte // ' ', '>', '+', '~'; of the first: 0
	tag, class string
	plain      bool // tag and class say all
	sel        cascadia.Sel
}

// CompileSelector reads a selector as recipes have it: CSS; "." for the scope
// itself; a leading ">" for a child of the scope.
func CompileSelector(s string) (*Selector, error) {
	out := &Selector{text: s, counts: countsSiblings.MatchString(s)}
	for _, choice := range splitTop(s, ',') {
		choice = strings.TrimSpace(choice)
		if choice == "" {
			return nil, errors.New("the selector is empty")
		}
		if choice == "." || choice == ":scope" {
			out.self = true
			continue
		}
		c, err := compileComplex(choice)
		if err != nil {
			return nil, fmt.Errorf("selector %q: %w", choice, err)
		}
		out.choices = append(out.choices, c)
	}
	return out, nil
}

func compileComplex(s string) (complexSelector, error) {
	var c complexSelector
	if rest, ok := strings.CutPrefix(s, ":scope"); ok && strings.IndexAny(rest, " \t\r\n\f>") == 0 {
		s = strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutPrefix(s, ">"); ok {
		c.anchored, s = true, strings.TrimSpace(rest)
	}
	if _, err := cascadia.ParseGroup(s); err != nil {
		return c, err
	}
	for _, p := range splitCompounds(s) {
		sel, err := cascadia.Parse(p.text)
		if err != nil {
			return c, fmt.Errorf("at %q: %w", p.text, err)
		}
		made := compound{combinator: p.combinator, sel: sel}
		made.tag, made.class, made.plain = plainParts(p.text)
		c.parts = append(c.parts, made)
	}
	if len(c.parts) == 0 {
		return c, errors.New("the selector is empty")
	}
	c.parts[0].combinator = 0
	return c, nil
}

// String returns the selector as it was written.
func (s *Selector) String() string { return s.text }

// All returns the elements that match, in the order of the page. Each is below
// scope, or is scope where the selector says ".".
func (s *Selector) All(scope *html.Node) []*html.Node {
	found := goquery.NewDocumentFromNode(scope).FindMatcher(s).Nodes
	if s.self {
		found = append([]*html.Node{scope}, found...)
	}
	return found
}

// A Selector is a goquery.Matcher: sel.FindMatcher(s) finds in the elements of
// a selection, each of them a scope.
var _ goquery.Matcher = (*Selector)(nil)

// MatchAll returns the elements from n down that match, with n's parent as the
// scope, as goquery asks for the children of each element of a selection.
func (s *Selector) MatchAll(n *html.Node) []*html.Node {
	var found []*html.Node
	for c := n; c != nil && len(s.choices) > 0; c = next(c, n, true) {
		if s.MatchIn(c, n.Parent) {
			found = append(found, c)
		}
	}
	return found
}

// Match reports whether an element matches, with its parent as the scope.
func (s *Selector) Match(n *html.Node) bool { return s.MatchIn(n, n.Parent) }

// Filter returns those of the elements that match as Match has it.
func (s *Selector) Filter(nodes []*html.Node) []*html.Node {
	var found []*html.Node
	for _, n := range nodes {
		if s.Match(n) {
			found = append(found, n)
		}
	}
	return found
}

// MatchIn reports whether an element below scope matches. What stands left of
// a descendant combinator may lie outside of the scope, as in CSS.
func (s *Selector) MatchIn(n, scope *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for i := range s.choices {
		c := &s.choices[i]
		if c.parts[len(c.parts)-1].match(n) && c.match(n, scope) {
			return true
		}
	}
	return false
}

// match reports whether n, which matches the last compound, matches the rest.
// It goes left one combinator at a time. Of the ancestors the nearest that
// fits is taken, with all that hangs on it by other combinators: whatever
// stands further left has the most room there.
func (c *complexSelector) match(n, scope *html.Node) bool {
	last := len(c.parts) - 1
	if last == 0 && !c.anchored {
		return true
	}
	at, ok := c.chain(n, last)
	for ok {
		i := at.part
		if i == 0 {
			return !c.anchored || at.node.Parent == scope
		}
		// parts[i] hangs on an ancestor of at.node
		ok = false
		for a := at.node.Parent; a != nil; a = a.Parent {
			if !c.parts[i-1].match(a) {
				continue
			}
			next, fits := c.chain(a, i-1)
			if fits && next.part == 0 && c.anchored && next.node.Parent != scope {
				continue
			}
			if fits {
				at, ok = next, true
				break
			}
		}
	}
	return false
}

// place is how far left a match has come.
type place struct {
	node *html.Node
	part int
}

// chain follows ">", "+" and "~" to the left, to the first compound or one
// that hangs on an ancestor by a space.
func (c *complexSelector) chain(n *html.Node, i int) (place, bool) {
	for ; i > 0; i-- {
		switch c.parts[i].combinator {
		case ' ':
			return place{n, i}, true
		case '>':
			n = n.Parent
			if n == nil || !c.parts[i-1].match(n) {
				return place{}, false
			}
		case '+':
			n = prevElement(n)
			if n == nil || !c.parts[i-1].match(n) {
				return place{}, false
			}
		case '~':
			if n, i = c.earlier(n, i); n == nil {
				return place{}, false
			}
		}
	}
	return place{n, 0}, true
}

// earlier returns the nearest earlier sibling that matches what stands left of
// the "~" at part i, with all that hangs on it by "+", and the leftmost part
// that was used up: the last one before another combinator.
func (c *complexSelector) earlier(n *html.Node, i int) (*html.Node, int) {
	for p := prevElement(n); p != nil; p = prevElement(p) {
		if !c.parts[i-1].match(p) {
			continue
		}
		at, j := p, i-1
		for j > 0 && c.parts[j].combinator == '+' {
			at = prevElement(at)
			if at == nil || !c.parts[j-1].match(at) {
				break
			}
			j--
		}
		if at != nil && (j == 0 || c.parts[j].combinator != '+') {
			return at, j + 1
		}
	}
	return nil, 0
}

func prevElement(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

func (c *compound) match(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && c.tag != n.Data {
		return false
	}
	if c.class != "" && !hasClass(n, c.class) {
		return false
	}
	return c.plain || c.sel.Match(n)
}

// hasClass reports whether an element has a class, by exact case.
func hasClass(n *html.Node, class string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key != "class" {
			continue
		}
		for rest := n.Attr[i].Val; ; {
			at := strings.Index(rest, class)
			if at < 0 {
				return false
			}
			end := at + len(class)
			if (at == 0 || isSpace(rest[at-1])) && (end == len(rest) || isSpace(rest[end])) {
				return true
			}
			rest = rest[at+1:]
		}
	}
	return false
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// plainParts reads the tag and the first class of a compound; all is false
// when there is more to it, or an escape. They are tried before cascadia,
// which rejects most elements cheaply.
func plainParts(s string) (tag, class string, all bool) {
	i := identEnd(s, 0)
	tag = strings.ToLower(s[:i])
	if i < len(s) && s[i] == '.' {
		end := identEnd(s, i+1)
		class = s[i+1 : end]
		i = end
	}
	if i < len(s) && (s[i] == '\\' || s[i] >= 0x80 || s[i] == '*' || s[i] == '|') {
		return "", "", false
	}
	return tag, class, i == len(s)
}

// identEnd is the end of a plain ASCII identifier.
func identEnd[T string | []byte](s T, i int) int {
	for i < len(s) && (isLetter(s[i]) || '0' <= s[i] && s[i] <= '9' || s[i] == '-' || s[i] == '_') {
		i++
	}
	return i
}
