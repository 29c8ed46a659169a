package normalize

import (
	"strings"

	"golang.org/x/text/language"
)

// readLanguage settles the page's language before all else: dates and bylines
// are read in it.
func (p *page) readLanguage() {
	headlines := make([]string, len(p.cards))
	for i, card := range p.cards {
		headlines[i] = card.Headline
	}
	var lie string
	if p.Result.Language, lie = Language(p.Context.Language, headlines); lie != "" {
		p.Warnings = append(p.Warnings, lie)
	}
}

// baseLanguage is the language of a tag without region or script ("pt" of
// "pt_BR"); "" for none.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(base)
}

// canonicalTag is a tag in the form of BCP 47 ("en_us" is "en-US"); "" for what
// is none.
func canonicalTag(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}
