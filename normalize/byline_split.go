package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// separators set a byline's segments apart wherever they stand.
const separators = "|｜│‖•»›>;／／"

// spacedSeparators do so only with white space on both sides, for they are
// letters of names, too ("Anne-Marie", "Gal·la").
const spacedSeparators = "-–—·~∙‧・"

// splitWords cuts the words of a line into those of its segments.
func splitWords(words []string) [][]string {
	if !slices.ContainsFunc(words, holdsSeparator) {
		return [][]string{words}
	}
	var out [][]string
	for _, s := range splitSegments(strings.Join(words, " ")) {
		out = append(out, strings.Fields(s))
	}
	return out
}

func holdsSeparator(w string) bool {
	if len(w) == 1 {
		return w == "-" || w == "~" || w == "/" || strings.Contains(separators, w)
	}
	for i, c := range w {
		if c < 0x80 && c != '|' && c != '/' && c != '>' && c != ';' || unicode.Is(unicode.Latin, c) || c == '’' {
			continue
		}
		if isSeparator(w, i, c) {
			return true
		}
	}
	return false
}

// splitSegments cuts a line at separators. A slash is one, but not in "u/name"
// and the like.
func splitSegments(s string) []string {
	var segments []string
	start := 0
	for i, c := range s {
		if i < start || !isSeparator(s, i, c) {
			continue
		}
		segments = append(segments, s[start:i])
		start = i + utf8.RuneLen(c)
	}
	return append(segments, s[start:])
}

func isSeparator(s string, i int, c rune) bool {
	switch {
	case strings.ContainsRune(separators, c):
		return true
	case strings.ContainsRune(spacedSeparators, c):
		after := i + utf8.RuneLen(c)
		return (i == 0 || s[i-1] == ' ') && (after >= len(s) || s[after] == ' ')
	case c == '/':
		return !strings.HasSuffix(" "+s[:i], " u") // reddit writes u/name
	}
	return false
}

// spacePunctuation gives commas and colons of all scripts one form, with a
// space after them, so that words can be told apart at spaces. A middle dot
// between two Korean names becomes a comma, as does 、.
func spacePunctuation(s string) string {
	if !strings.ContainsFunc(s, isLoose) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	var prev rune
	for i, c := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):])
		switch {
		case c == '、' || c == '，' || c == '､' || c == '،':
			b.WriteString(", ")
		case c == '：' || c == '＝' && isHanKana(next):
			b.WriteString(": ")
		case (c == '·' || c == '‧' || c == '∙' || c == '・') && unicode.Is(unicode.Hangul, prev) && unicode.Is(unicode.Hangul, next),
			c == '・' && isHan(prev) && isHan(next):
			b.WriteString(", ")
		case (c == ',' || c == ':') && next != ' ' && next != '/' && next != utf8.RuneError && unicode.IsLetter(next) && !inGendered(c, prev, next):
			b.WriteRune(c)
			b.WriteByte(' ')
		default:
			b.WriteRune(c)
		}
		prev = c
	}
	return b.String()
}

// isLoose finds what spacePunctuation may change.
func isLoose(c rune) bool {
	return c == ':' || c == ',' || c == '·' || c == '،' || c == '‧' || c == '∙' || c >= 0x3000
}

// inGendered keeps the German colon of "Autor:in" inside its word.
func inGendered(c, prev, next rune) bool {
	return c == ':' && prev == 'r' && next == 'i'
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }

func isHanKana(c rune) bool {
	return isHan(c) || unicode.In(c, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// brackets are pairs whose content is not the name.
var brackets = map[rune]rune{'(': ')', '[': ']', '（': '）', '【': '】', '［': '］', '<': '>', '〈': '〉', '{': '}'}

func isBracket(c rune) bool {
	return c == '(' || c == '[' || c == '<' || c == '{' || c >= 0x3000 && brackets[c] != 0
}

// cutBrackets takes out what stands in brackets, unless that is all there is.
// A bracket that is never closed is only taken away itself.
func cutBrackets(s string) string {
	if !strings.ContainsFunc(s, isBracket) {
		return s
	}
	var outside, inside strings.Builder
	var closing []rune
	for _, c := range s {
		if end, opens := brackets[c]; opens {
			closing = append(closing, end)
			outside.WriteByte(' ')
			inside.WriteByte(' ')
			continue
		}
		if n := len(closing); n > 0 {
			if c == closing[n-1] {
				closing = closing[:n-1]
				continue
			}
			inside.WriteRune(c)
			continue
		}
		outside.WriteRune(c)
	}
	if outside.Len() == len(s) {
		return s
	}
	if len(closing) > 0 { // unclosed: the rest of the line may be the name
		return strings.TrimSpace(outside.String() + " " + inside.String())
	}
	if out := strings.Trim(outside.String(), " ,;:|-–—"); out != "" {
		return strings.TrimSpace(outside.String())
	}
	return strings.TrimSpace(inside.String())
}

// cutAvatar leaves the name in the text of an avatar's picture.
func cutAvatar(s string) string {
	for _, suffix := range avatarSuffixes {
		if n := len(s) - len(suffix); n > 0 && strings.EqualFold(s[n:], suffix) {
			return s[:n]
		}
	}
	if first, _, _ := strings.Cut(s, " "); !avatarPrefixes.begins(first) {
		return s
	}
	words := strings.Fields(s)
	if n, _ := avatarPrefixes.leading(words); n > 0 && n < len(words) {
		return strings.Join(words[n:], " ")
	}
	return s
}

// piece is what stands between two commas or joiners.
type piece struct {
	words  []string
	comma  bool // a comma stands before it
	joined bool // a joiner stands before it
}

// pieces cuts the words of a segment at commas and joiners.
func (r *bylineReader) pieces(words []string) []piece {
	var out []piece
	cur := piece{}
	flush := func(next piece) {
		if len(cur.words) > 0 {
			out = append(out, cur)
		} else {
			next.comma = next.comma && cur.comma
			next.joined = next.joined || cur.joined // ", and"
		}
		cur = next
	}
	for i, w := range words {
		switch {
		case withJoiners.load()[w] && len(cur.words) > 0 && i < len(words)-1 && startsUpper(words[i+1]):
			flush(piece{comma: true})
		case r.joins(words, i, len(cur.words)):
			flush(piece{joined: true})
		case strings.HasSuffix(w, ","):
			if w = strings.TrimRight(w, ","); w != "" {
				cur.words = append(cur.words, w)
			}
			flush(piece{comma: true})
		default:
			cur.words = append(cur.words, w)
		}
	}
	flush(piece{})
	return out
}

// joins reports whether words[i] joins two names; before words of the piece
// stand before it.
func (r *bylineReader) joins(words []string, i, before int) bool {
	w := words[i]
	if !r.isJoiner(w) || i == len(words)-1 {
		return false
	}
	if i == 0 || before == 0 {
		return true
	}
	if !shortJoiners.has(w) || collectives.has(words[i+1]) || isAgency(words[i+1:]) {
		return true
	}
	after := 0
	for _, next := range words[i+1:] {
		if after++; strings.HasSuffix(next, ",") || r.isJoiner(next) {
			break
		}
	}
	return startsUpper(words[i+1]) && (before > 1) == (after > 1)
}

func (r *bylineReader) isJoiner(w string) bool {
	if r.upper {
		w = strings.ToLower(w)
	}
	if w == "&" || w == "and" || w == "+" {
		return true
	}
	list, known := joiners[r.language]
	if !known {
		list = joiners[""]
	}
	for _, j := range list {
		if w == j {
			return true
		}
	}
	return false
}
