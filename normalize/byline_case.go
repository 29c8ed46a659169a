package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles of family names are written small inside a name.
var particles = wordSet("van", "von", "der", "den", "de", "het", "ter", "ten", "zu", "zur", "vom", "di", "da", "do", "dos", "das", "del", "della", "la", "le", "du", "des", "y", "e", "i", "bin", "ibn", "al", "el", "af", "av", "and", "und", "et", "och", "of", "for", "the", "'t", "’t")

// titleCase brings a name in capitals to the case names are written in:
// O'Carroll, McDonald, van der Berg, Anne-Marie, J.R. Roe, Jr. Words without
// a vowel and agencies stay as they are.
func titleCase(s, language string) string {
	if !isUpper(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = titleWord(w, language, i > 0 && i < len(words)-1)
	}
	return strings.Join(words, " ")
}

func titleWord(w, language string, inside bool) string {
	folded := strings.ToLower(w)
	switch {
	case inside && particles.has(folded):
		return folded
	case isRoman(w), isInitials(w) && !suffixes.has(folded), isAgency([]string{w}), !hasVowel(w) && !suffixes.has(folded):
		return w
	}
	var b strings.Builder
	since := 0 // letters since a capital was due
	for i, c := range w {
		if since == 0 || since == 2 && strings.HasSuffix(w[:i], "MC") {
			b.WriteRune(c)
		} else {
			b.WriteRune(lowerRune(c, language))
		}
		since++
		if c == '-' || c == '.' || (c == '\'' || c == '’') && (since <= 3 || elisions.has(folded[:min(i, len(folded))])) { // O'Carroll, D'Arcy, but not Roe's
			since = 0
		}
	}
	return finalSigma(b.String())
}

// elisions are articles before an apostrophe.
var elisions = wordSet("dell", "dall", "all", "nell", "sull", "degl")

// lowerRune keeps the dot of the Turkish i where it is.
func lowerRune(c rune, language string) rune {
	if language == "tr" || language == "az" {
		return unicode.TurkishCase.ToLower(c)
	}
	return unicode.ToLower(c)
}

func isRoman(w string) bool { return w == "II" || w == "III" || w == "IV" || w == "VI" }

// isInitials finds "J.R." and "J.".
func isInitials(w string) bool {
	return strings.Contains(w, ".") && utf8.RuneCountInString(strings.ReplaceAll(w, ".", ""))*2 <= utf8.RuneCountInString(w)+1
}

func hasVowel(w string) bool {
	for _, c := range w {
		if c >= 0x80 || strings.ContainsRune("AEIOUYaeiouy", c) {
			return true
		}
	}
	return false
}

func finalSigma(s string) string {
	if rest, ok := strings.CutSuffix(s, "σ"); ok && rest != "" {
		return rest + "ς"
	}
	return s
}
