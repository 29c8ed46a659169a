package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes off what is not the name, from both ends of a piece.
func (r *bylineReader) clean(words []string) []string {
	words = r.cutGlued(words)
	words = r.cutTail(words)
	if kept := cutCounts(words); len(kept) < len(words) {
		words = cutEnds(kept, readingWords)
	}
	if len(words) > 1 {
		words = cutEnds(words, dayWords)
	}
	if r.dated {
		words = cutDateWords(words)
	}
	if kept := cutTitles(words); len(kept) < len(words) {
		if words = kept; r.isPlace(words[0]) {
			return nil // "correspondante à Rome"
		}
	}
	words = cutAgencyTail(words)
	if len(words) > 1 && words[0] == "@" {
		words = words[1:]
	}
	words = trimPunctuation(words)
	return halve(words)
}

// cutAddresses drops e-mail addresses and links, and handles beside a name. A
// handle alone is what the page calls the author.
func cutAddresses(words []string) []string {
	if !slices.ContainsFunc(words, isAddress) {
		return words
	}
	var kept, handles []string
	for _, w := range words {
		at := strings.IndexByte(w, '@')
		switch {
		case at > 0 && strings.Contains(w[at:], "."), strings.Contains(w, "://"), strings.HasPrefix(w, "www."):
		case at == 0 && len(w) > 1:
			handles = append(handles, w)
		default:
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return handles
	}
	return kept
}

func isAddress(w string) bool {
	return strings.IndexByte(w, '@') >= 0 || strings.HasPrefix(w, "www.") || strings.Contains(w, "://")
}

// cutGlued takes Korean, Japanese and Chinese words of role off names.
func (r *bylineReader) cutGlued(words []string) []string {
	if allASCII(words) {
		return words
	}
	if i := strings.IndexByte(words[0], '='); i > 0 { // "서울=김민준"
		words = append([]string{words[0][i+1:]}, words[1:]...)
		if words[0] == "" {
			words = words[1:]
		}
	}
	for len(words) > 0 {
		last := words[len(words)-1]
		suffix := gluedSuffix(last)
		if suffix == "" {
			return words
		}
		rest := last[:len(last)-len(suffix)]
		switch {
		case rest == "" && len(words) > 1:
			words = words[:len(words)-1]
		case utf8.RuneCountInString(rest) >= 2:
			words = append(append([]string(nil), words[:len(words)-1]...), rest)
		default:
			return words
		}
	}
	return words
}

func allASCII(words []string) bool {
	for _, w := range words {
		if !isASCII(w) {
			return false
		}
	}
	return true
}

func gluedSuffix(w string) string {
	for _, s := range gluedSuffixes {
		if strings.HasSuffix(w, s) {
			return s
		}
	}
	return ""
}

// cutTail cuts at the words that begin "in Seoul" or "for The Paper".
func (r *bylineReader) cutTail(words []string) []string {
	for i := 1; i < len(words)-1; i++ {
		w := words[i]
		if i >= 2 && i == len(words)-2 && tailVerbs.has(words[i+1]) && !startsUpper(words[i+1]) {
			return words[:i+1]
		}
		if r.upper {
			w = strings.ToLower(w)
		}
		if startsUpper(w) {
			continue
		}
		if startsFor(words[i:]) && r.isTail(words, i) || i >= 2 && tailVerbs.has(w) {
			return words[:i]
		}
		if i >= 2 && r.isPlace(w) && startsUpper(words[i+1]) {
			return words[:i]
		}
	}
	return words
}

// isTail keeps particles of names: "of", "from" and the like need two words
// before them, and a word like "per" its language.
func (r *bylineReader) isTail(words []string, i int) bool {
	switch strings.ToLower(words[i]) {
	case "of", "from", "per", "pro", "para", "for":
		return i >= 2 || words[i] == "for"
	}
	return true
}

func (r *bylineReader) isPlace(w string) bool {
	list, known := places[r.language]
	if !known {
		list = places[""]
	}
	for _, p := range list {
		if p == w {
			return true
		}
	}
	return false
}

// cutCounts drops numbers with their word: "5 min read", "12 comments",
// "14:05".
func cutCounts(words []string) []string {
	if !slices.ContainsFunc(words, startsWithDigit) {
		return words
	}
	var kept []string
	for i := 0; i < len(words); i++ {
		if !isCount(words, i) {
			kept = append(kept, words[i])
			continue
		}
		for i+1 < len(words) && countWords.has(words[i+1]) {
			i++
		}
	}
	return kept
}

func startsWithDigit(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsDigit(c)
}

func isCount(words []string, i int) bool {
	w := words[i]
	if !startsWithDigit(w) {
		return false
	}
	if i+1 < len(words) && countWords.has(words[i+1]) || len(words) == 1 {
		return true
	}
	digits := strings.TrimLeftFunc(w, func(c rune) bool { return unicode.IsDigit(c) || c == '.' || c == ':' || c == '-' })
	if digits == "" {
		return strings.Contains(w, ":")
	}
	return countWords.has(digits) || countWords.has(strings.TrimLeft(digits, "k K"))
}

// allCounts finds "댓글 12", whose word stands before the number.
func allCounts(words []string) bool {
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsDigit(c) && !countWords.has(w) {
			return false
		}
	}
	return true
}

// cutEnds drops words of a set, written small or alone, from both ends.
func cutEnds(words []string, set wordTable) []string {
	for len(words) > 0 && set.has(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && set.has(words[0]) {
		words = words[1:]
	}
	return words
}

// cutDateWords drops what stood around a date: "on", "updated", "um".
func cutDateWords(words []string) []string {
	for len(words) > 0 && dateWords.has(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && dateWords.has(words[0]) && (!startsUpper(words[0]) || len(words) != 2) {
		words = words[1:]
	}
	return words
}

// cutTitles drops a run of job words before a name or after it; what is left
// must be two words, a name.
func cutTitles(words []string) []string {
	for k := len(words) - 1; k > 0; k-- {
		rest := len(words) - k
		if isJob(words[k-1]) && allJobs(words[:k]) && (rest > 1 || !isASCII(words[k])) {
			words = words[k:]
			break
		}
	}
	for j := 1; j < len(words); j++ {
		if allJobs(words[j:]) && (j > 1 || !isASCII(words[0])) {
			return words[:j]
		}
	}
	return words
}

// cutAgencyTail drops an agency written behind a full name.
func cutAgencyTail(words []string) []string {
	for n := min(3, len(words)-2); n > 0; n-- {
		if isAgency(words[len(words)-n:]) {
			return words[:len(words)-n]
		}
	}
	return words
}

// abbreviations keep their full stop at the end of a name.
func keepsStop(w string) bool {
	return suffixes.has(w) || degrees.has(w) || strings.Count(w, ".") > 1 || utf8.RuneCountInString(w) <= 2
}

// signs are cut off the ends of names; a nickname may begin or end in "_".
const signs = " ,;:|·•-–—~=*\"“”„«»/\\()[]<>…+&。"

// trimPunctuation takes signs off both ends of the name.
func trimPunctuation(words []string) []string {
	for len(words) > 0 {
		w := words[0]
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(first) {
			w = strings.TrimLeft(w, signs+".")
		}
		if w != "" {
			words = replaceAt(words, 0, w)
			break
		}
		words = words[1:]
	}
	for last := len(words) - 1; last >= 0; last-- {
		w := words[last]
		if end, _ := utf8.DecodeLastRuneInString(w); !unicode.IsLetter(end) {
			if w = strings.TrimRight(w, signs); !keepsStop(w) {
				w = strings.TrimRight(w, ".")
			}
		}
		if w != "" {
			return replaceAt(words[:last+1], last, w)
		}
	}
	return nil
}

// replaceAt sets a word without writing into what others may see.
func replaceAt(words []string, i int, w string) []string {
	if words[i] == w {
		return words
	}
	words = slices.Clone(words)
	words[i] = w
	return words
}

// halve makes "Jane Roe Jane Roe", an avatar's text and the name, one.
func halve(words []string) []string {
	n := len(words)
	if n < 2 || n%2 != 0 {
		return words
	}
	for i := range n / 2 {
		if !strings.EqualFold(words[i], words[i+n/2]) {
			return words
		}
	}
	return words[n/2:]
}
