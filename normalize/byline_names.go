package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// localPhrases are words of role that are names or particles elsewhere; they
// count in their languages, or with a colon after them.
var localPhrases = map[string]string{
	"per": "ca", "di": "it", "na": "sw", "ni": "tl fil", "nina": "tl fil", "de": "ro fr es ca gl", "od": "cs sk hr sl sr bs", "af": "da", "e": "", "words": "en",
	"text": "en de sv da no nb cs ro", "haber": "tr", "bài": "vi", "del": "", "του": "el", "της": "el", "των": "el", "от": "bg", "כתב": "he", "video": "", "image": "", "images": "", "editor": "", "producer": "", "autors": "lv",
	"informa": "es", "about": "en", "with": "en", "from": "en", "interview": "", "protokoll": "", "recherche": "", "bild": "", "fot": "pl",
}

// creditWords are credits for pictures and sources that are believed without a
// colon after them ("Foto Jana Roe").
var creditWords = wordSet("foto", "fotos", "photo", "photos", "source", "fonte", "fuente", "quelle", "sumber", "theo", "via", "kuva", "kuvat")

// cutRole takes phrases of role off the front of words and says which role
// they give; without one it is the role that came before.
func (r *bylineReader) cutRole(words []string, before role) (role, []string) {
	got := before
	for range 3 { // "Text: Autor: …" at most
		if n, _ := fromCollective.leading(words); n > 0 && n < len(words) && collectives.has(words[n]) {
			return writer, words[n:]
		}
		n, phrase := rolePhrases.leading(words)
		if n == 0 || !r.isRole(words, n, phrase) {
			break
		}
		if got != notWriter || phrase.role == writer {
			got = phrase.role
		}
		words = words[n:]
	}
	return cutGluedRole(words, got)
}

// cutGluedRole cuts a role that is written together with the name: "记者王小明",
// "사진=김민준".
func cutGluedRole(words []string, got role) (role, []string) {
	if len(words) == 0 || isASCII(words[0]) {
		return got, words
	}
	rest := ""
	if len(words) > 1 && (strings.HasSuffix(words[0], "记者") || strings.HasSuffix(words[0], "記者")) {
		return writer, words[1:] // "见习记者 王小明"
	}
	if before, after, ok := strings.Cut(words[0], "="); ok && rolePhrases.load().all[before] != nil {
		got, rest = rolePhrases.load().all[before].role, after
	} else {
		found := false
		for _, g := range gluedPrefixes {
			if rest, found = strings.CutPrefix(words[0], g.text); found {
				got, rest = g.role, strings.TrimLeft(rest, ":")
				break
			}
		}
		if !found {
			return got, words
		}
	}
	if words = words[1:]; rest != "" {
		words = append([]string{rest}, words...)
	}
	return got, words
}

// holdsRole spares most lines: a phrase of role in the middle has a colon or
// speaks of pictures.
func holdsRole(words []string) bool {
	for i := 1; i < len(words); i++ {
		if strings.HasSuffix(words[i], ":") || rolePhrases.begins(words[i]) {
			return true
		}
	}
	return false
}

// markRoles puts a separator before each phrase of role in the middle of a
// line: those with a colon, and those of two words that say who took pictures.
func markRoles(words []string) []string {
	if !holdsRole(words) {
		return words
	}
	out := make([]string, 0, len(words)+2)
	for i := 0; i < len(words); i++ {
		if i > 0 {
			n, phrase := rolePhrases.leading(words[i:])
			if n > 0 && (strings.HasSuffix(words[i+n-1], ":") || n > 1 && phrase.role == notWriter) {
				out = append(out, "|")
				out = append(out, words[i:i+n]...)
				i += n - 1
				continue
			}
		}
		out = append(out, words[i])
	}
	return out
}

// isRole guards phrases that may be names: words[:n] is p.
func (r *bylineReader) isRole(words []string, n int, p *phrase) bool {
	last := words[n-1]
	if strings.HasSuffix(last, ":") || n > 1 {
		return true
	}
	where, local := localPhrases[p.text]
	if local && !strings.Contains(" "+where+" ", " "+r.language+" ") && (r.language != "" || startsUpper(words[0])) {
		return false
	}
	if p.role == writer || len(words) == n {
		return true
	}
	return !isASCII(p.text) || creditWords.has(p.text)
}

// names reads the words of one segment.
func (r *bylineReader) names(words []string, ro role) {
	r.upper = !slices.ContainsFunc(words, func(w string) bool { return strings.ContainsFunc(w, unicode.IsLower) })
	all := r.pieces(words)
	if len(all) == 1 && len(r.found) > r.first && r.isPlaceSegment(all[0].words) {
		return
	}
	if allCollective(all) {
		r.found = append(r.found, found{name: strings.Join(trimPunctuation(words), " "), kind: collective})
		return
	}
	afterTitle := false
	for i, p := range all {
		if p.comma && r.belongsToName(p.words) {
			if r.extendLast(p.words) {
				continue
			}
		}
		if p.comma && i > 0 && r.isDescription(p, all, i, afterTitle) {
			afterTitle = true
			continue
		}
		afterTitle = false
		r.add(p, ro)
	}
}

// isPlaceSegment reports whether a segment behind a name only says where or
// for whom: one word behind a full name ("Jane Roe | Madrid"), or a paper's.
func (r *bylineReader) isPlaceSegment(words []string) bool {
	before := r.found[len(r.found)-1]
	if before.kind != person || !strings.Contains(before.name, " ") || allNoSpaces(words) {
		return false
	}
	return len(words) == 1 && !strings.EqualFold(words[0], before.name) || outletWords.has(words[len(words)-1])
}

// allNoSpaces reports whether the words are of scripts that write a full name
// as one word.
func allNoSpaces(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !isHanKanaWord(w) })
}

// allCollective finds "Staff and agencies", which is one name.
func allCollective(all []piece) bool {
	for _, p := range all {
		if !isCollective(p.words) {
			return false
		}
	}
	return len(all) > 1
}

// belongsToName reports whether what follows a comma is part of the name
// before it ("John Doe, Jr.").
func (r *bylineReader) belongsToName(words []string) bool {
	return len(words) == 1 && suffixes.has(words[0])
}

func (r *bylineReader) extendLast(words []string) bool {
	if n := len(r.found); n > 0 && r.found[n-1].kind == person {
		r.found[n-1].name += ", " + words[0]
		return true
	}
	return false
}

// isDescription reports whether what follows a comma says what or where the
// person before it is: a degree, a title, an agency, an outlet, a place.
func (r *bylineReader) isDescription(p piece, all []piece, i int, afterTitle bool) bool {
	if n := len(r.found); n == 0 || r.found[n-1].kind != person {
		return false
	}
	last := strings.ToLower(p.words[len(p.words)-1])
	switch {
	case len(p.words) == 1 && degrees.has(last):
		return true
	case !startsUpper(p.words[0]) && startsUpper(r.found[len(r.found)-1].name) && slices.ContainsFunc(p.words[1:], startsUpper):
		return true // "Rui Reis, de Lisboa"
	case hasJob(p.words), isAgency(p.words), startsOutlet(p.words), outletWords.has(last):
		return true
	case !startsUpper(p.words[0]) && (r.isPlace(p.words[0]) || startsFor(p.words)):
		return true
	case afterTitle: // "Jane Roe, Chief Officer, Some Company", unless a title follows this one too
		return i+1 >= len(all) || !all[i+1].comma || !hasJob(all[i+1].words)
	case len(p.words) == 1 && i == len(all)-1 && len(all[i-1].words) > 1 && !isHanKanaWord(p.words[0]):
		return true // "Jane Roe, Seoul"
	}
	return false
}

// outletWords end the names of papers.
var outletWords = wordSet("news", "times", "post", "tribune", "herald", "gazette", "magazine", "week", "weekly", "daily", "journal", "press", "today", "online", "radio", "tv", "review", "zeitung", "anzeiger", "blatt", "blog", "inc.", "inc", "ltd", "ltd.", "gmbh", "university", "institute")

func startsOutlet(words []string) bool {
	return len(words) > 1 && (strings.EqualFold(words[0], "the") || len(words) > 2 && outletWords.has(words[len(words)-1]))
}

// startsFor reports whether the words begin to say for whom someone writes.
func startsFor(words []string) bool {
	n, _ := forOutlet.leading(words)
	return n > 0
}

func hasJob(words []string) bool {
	for _, w := range words {
		if isJob(w) {
			return true
		}
	}
	return false
}

// isJob knows the compounds of Germanic languages by their ends
// ("Hauptstadtkorrespondentin").
func isJob(w string) bool {
	if jobs.has(w) {
		return true
	}
	w = fold(w)
	for _, end := range jobEndings {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

func isAgency(words []string) bool {
	if len(words) > 3 {
		return false
	}
	name := words[0]
	if len(words) > 1 {
		name = strings.Join(words, " ")
	}
	if !agencies.has(name) {
		return false
	}
	return len(name) > 4 || isUpper(name) || name == "dpa" || name == "epd" || name == "sda" || !isASCII(name)
}

// add reads one piece and keeps whom it names.
func (r *bylineReader) add(p piece, ro role) {
	if ro != sourceRole && isPlainName(p.words) {
		if name := strings.Join(p.words, " "); !containsFold(r.Labels, name) {
			r.found = append(r.found, found{name, person, p.joined})
		}
		return
	}
	words := r.clean(p.words)
	if again, rest := r.cutRole(words, ro); len(rest) < len(words) && len(rest) > 0 { // "12 points by jane_roe"
		if ro, words = again, rest; ro == notWriter {
			return
		}
	}
	if len(words) == 0 || len(words) == 1 && r.isJoiner(words[0]) || r.isDateline(p.words) {
		return
	}
	if r.spacedNames(words) {
		for _, w := range words {
			r.found = append(r.found, found{w, person, p.joined})
		}
		return
	}
	f := found{strings.Join(words, " "), r.judge(words), p.joined}
	if n := len(r.found); f.kind == agency && p.comma && n > 0 && r.found[n-1].kind == collective {
		return // "La rédaction avec AFP"
	}
	if ro == sourceRole && f.kind != nobody {
		f.kind = source
	}
	r.found = append(r.found, f)
}

// isPlainName finds the common case: two to four words, each a capital and
// small letters, none of which any rule knows.
func isPlainName(words []string) bool {
	if len(words) < 2 || len(words) > 4 || strings.EqualFold(words[0], words[len(words)/2]) {
		return false
	}
	for _, w := range words {
		upper := false
		for i, c := range w {
			if i == 0 {
				upper = unicode.IsUpper(c)
			} else if c != '-' && c != '\'' && c != '’' && !unicode.Is(unicode.Latin, c) && !unicode.Is(unicode.Cyrillic, c) {
				return false
			}
		}
		if !upper || noPlainNames.has(w) {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(words[len(words)-1])
	return unicode.IsLetter(last)
}

// isDateline reports whether the words say from where someone else reports
// ("／台北報導").
func (r *bylineReader) isDateline(words []string) bool {
	last := words[len(words)-1]
	if !strings.HasSuffix(last, "報導") && !strings.HasSuffix(last, "报道") {
		return false
	}
	return len(r.found) > 0 && r.found[len(r.found)-1].kind == person
}

// spacedNames reports whether the words are several names of two to four Han
// or Hangul characters each, as Chinese and Korean bylines set them side by
// side. Japanese puts the space inside a name.
func (r *bylineReader) spacedNames(words []string) bool {
	if len(words) < 2 || r.language != "zh" && r.language != "ko" {
		return false
	}
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if n < 2 || n > 4 || !isHanKanaWord(w) || isAgency([]string{w}) {
			return false
		}
	}
	return true
}

func isHanKanaWord(w string) bool {
	for _, c := range w {
		if !isHanKana(c) {
			return false
		}
	}
	return w != ""
}

// judge says what a cleaned piece is.
func (r *bylineReader) judge(words []string) kind {
	name := strings.Join(words, " ")
	switch {
	case notNames.has(name) || dayWords.has(name) || containsFold(r.Labels, name) || !hasLetter(name) || allCounts(words) || utf8.RuneCountInString(name) > 80:
		return nobody
	case isCollective(words):
		return collective
	case isAgency(words), startsOutlet(words):
		return agency
	case allJobs(words):
		return title
	case len(words) > 8 || strings.ContainsAny(name, "?!") || strings.Contains(name, "://"):
		return nobody
	}
	return person
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// isCollective reports whether a word of a newsroom is in it, but at the end
// of a two-word name only with a small letter or all in jobs' company: "Team"
// is nobody's family name, "Desk" hardly.
func isCollective(words []string) bool {
	for _, w := range words {
		if collectives.has(w) {
			return true
		}
	}
	return false
}

// allJobs reports whether words are a title and nothing else.
func allJobs(words []string) bool {
	for _, w := range words {
		if w = fold(w); !jobs.has(w) && !jobAdjectives.has(w) {
			return false
		}
	}
	return hasJob(words)
}
