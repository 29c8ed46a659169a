package normalize

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// readMore are the words of links that invite to read on, in lower case.
var readMore = lastRunes(
	"read more", "read more about this", "continue reading", "read the full story", "read full story", "read the full article", "read full article", "read on", "keep reading", "learn more", "full story", "see more", "view more", "find out more", "read article", "read the article", "read story", "view article", "more", "show more",
	"weiterlesen", "mehr lesen", "mehr erfahren", "mehr dazu", "zum artikel", "artikel lesen", "lesen sie mehr", "mehr", "jetzt lesen", "weiter lesen", "hier weiterlesen",
	"lire la suite", "lire plus", "en savoir plus", "lire l'article", "lire l’article", "voir plus", "la suite", "suite",
	"leer más", "leer mas", "seguir leyendo", "sigue leyendo", "continuar leyendo", "ver más", "más información", "leer noticia", "leer nota completa", "saber más",
	"ler mais", "leia mais", "continuar lendo", "continue lendo", "continuar a ler", "saiba mais", "ver mais", "veja mais", "leia a matéria completa",
	"leggi tutto", "leggi di più", "continua a leggere", "leggi l'articolo", "leggi l’articolo", "continua", "leggi", "scopri di più", "per saperne di più",
	"llegir més", "llegeix més", "continua llegint", "ler máis", "gehiago irakurri", "irakurri gehiago",
	"lees meer", "lees verder", "verder lezen", "meer lezen", "lees het hele artikel", "lees artikel", "meer",
	"læs mere", "læs hele artiklen", "les mer", "les hele saken", "les videre", "läs mer", "läs hela artikeln", "läs vidare", "lesa meira", "lesa áfram",
	"lue lisää", "lue koko juttu", "jatka lukemista", "loe edasi", "loe rohkem", "lasīt vairāk", "lasīt tālāk", "skaityti daugiau", "skaitykite daugiau", "plačiau",
	"czytaj więcej", "czytaj dalej", "więcej", "dowiedz się więcej", "číst dále", "číst více", "celý článek", "více", "čítať ďalej", "čítať viac", "viac", "preberi več", "preberite več", "več", "pročitaj više", "pročitajte više", "opširnije", "saznaj više", "više",
	"tovább", "tovább olvasom", "bővebben", "elolvasom", "citește mai mult", "citeşte mai mult", "citește mai departe", "mai mult", "află mai multe", "lexo më shumë",
	"devamını oku", "devamı", "devamı için tıklayın", "daha fazla oku", "daha fazlası", "haberin devamı", "ətraflı", "davamını oxu",
	"читать далее", "читать дальше", "читать полностью", "подробнее", "далее", "узнать больше", "читати далі", "читати більше", "детальніше", "докладніше", "далі", "прочетете още", "прочети повече", "виж повече", "още", "прочитај више", "опширније", "прочитај повеќе", "повеќе", "чытаць далей",
	"διαβάστε περισσότερα", "διαβάστε επίσης", "διάβασε περισσότερα", "περισσότερα", "συνέχεια",
	"اقرأ المزيد", "إقرأ المزيد", "المزيد", "اقرأ أيضا", "قراءة المزيد", "تابع القراءة", "ادامه مطلب", "بیشتر بخوانید", "بیشتر", "ادامه", "مزید پڑھیں", "קרא עוד", "קראו עוד", "המשך קריאה", "לכתבה המלאה", "להמשך קריאה", "עוד",
	"और पढ़ें", "आगे पढ़ें", "पूरी खबर पढ़ें", "अधिक पढ़ें", "अधिक वाचा", "আরও পড়ুন", "আরো পড়ুন", "বিস্তারিত", "বিস্তারিত পড়ুন", "মேலும் படிக்க", "மேலும் படிக்க", "మరింత చదవండి", "વધુ વાંચો", "ਹੋਰ ਪੜ੍ਹੋ", "ಮುಂದೆ ಓದಿ", "കൂടുതൽ വായിക്കുക", "තවත් කියවන්න",
	"อ่านต่อ", "อ่านเพิ่มเติม", "ดูเพิ่มเติม", "đọc tiếp", "xem thêm", "xem tiếp", "đọc thêm", "chi tiết", "baca selengkapnya", "selengkapnya", "baca juga", "baca lagi", "baca selanjutnya", "lanjutkan membaca", "magbasa pa", "basahin pa", "soma zaidi", "lees meer", "lees verder",
	"더 보기", "더보기", "자세히 보기", "자세히", "계속 읽기", "기사 더보기", "전체 기사 보기", "続きを読む", "続きを見る", "もっと見る", "もっと読む", "詳しくはこちら", "記事を読む", "詳細を見る", "全文を読む", "阅读更多", "阅读全文", "查看更多", "查看详情", "查看全文", "继续阅读", "了解更多", "更多", "详细", "详情", "全文", "閱讀更多", "閱讀全文", "繼續閱讀", "查看更多", "詳情", "更多內容", "看更多",
)

// readMoreLinks stand in front of the headline, where a link names its target.
var readMoreLinks = lastRunes("continue reading", "read more about", "read more", "weiterlesen", "lire la suite de", "lire la suite", "continua a leggere", "continuar leyendo", "leer más sobre", "leer más", "seguir leyendo", "lees verder", "ler mais")

// arrows decorate such links; on their own they prove that it is one.
const arrows = "→»›>⟶➔➜▶►⇒…"

// cutReadMore takes the words that only invite to read on off the end of a
// dek. In a sentence they may be meant ("why you should read more"), so they
// go only where they are set apart: after the end of a sentence, an ellipsis,
// in brackets, before an arrow, with a capital in the middle of small words,
// or when they are all there is. The ellipsis before them stays as written.
// headline is cut with them where it follows ("Continue reading Storm hits").
func cutReadMore(dek, headline string) string {
	body := strings.TrimRight(dek, " ")
	if headline != "" {
		if rest, ok := cutSuffixFold(strings.TrimRight(body, " "+arrows+"”\"’"), headline); ok {
			if cut, ok := cutLink(strings.TrimRight(rest, " :“\"‘"+arrows), readMoreLinks(), true); ok {
				return cut
			}
		}
	}
	bare := strings.TrimRight(body, " .:"+arrows)
	arrow := strings.ContainsAny(body[len(bare):], "→»›>⟶➔➜▶►⇒")
	if inner, ok := cutClosing(bare); ok {
		bare, arrow = inner, true
	}
	if cut, ok := cutLink(bare, readMore(), arrow); ok {
		return cut
	}
	return dek
}

// cutClosing opens "[Read more]" and "(Read more)".
func cutClosing(s string) (string, bool) {
	for _, pair := range []string{"[]", "()", "【】", "（）", "［］"} {
		opening, n := utf8.DecodeRuneInString(pair)
		if rest, ok := strings.CutSuffix(s, pair[n:]); ok {
			if i := strings.LastIndex(rest, string(opening)); i >= 0 && len(rest)-i < maxReadMore {
				inner := strings.Trim(rest[i+n:], " ."+arrows)
				return rest[:i] + inner, isReadMore(inner)
			}
		}
	}
	return s, false
}

const maxReadMore = 120 // bytes; longer than any row of the table

func isReadMore(s string) bool {
	s = strings.ToLower(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return slices.Contains(readMore()[last], s)
}

// lastRunes sorts phrases by their last character: most texts end in none of
// them.
func lastRunes(phrases ...string) func() map[rune][]string {
	return sync.OnceValue(func() map[rune][]string {
		table := make(map[rune][]string)
		for _, p := range phrases {
			last, _ := utf8.DecodeLastRuneInString(p)
			table[last] = append(table[last], p)
		}
		return table
	})
}

// cutLink cuts the longest phrase of the table off the end of s when it is
// set apart, or sure.
func cutLink(s string, phrases map[rune][]string, sure bool) (string, bool) {
	best := -1
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, m := range phrases[unicode.ToLower(last)] {
		if rest, ok := cutSuffixFold(s, m); ok && (best < 0 || len(rest) < best) && (sure && isWordEnd(rest) || isSetApart(rest, s[len(rest):])) {
			best = len(rest)
		}
	}
	if best < 0 {
		return s, false
	}
	return strings.TrimRight(s[:best], " -–—|:[("+arrows[:len(arrows)-len("…")]), true
}

func isWordEnd(rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(rest)
	return rest == "" || !unicode.IsLetter(last) && !unicode.IsDigit(last) || isUnspaced(last)
}

// isSetApart reports whether a phrase at the end is no part of the sentence
// before it.
func isSetApart(rest, phrase string) bool {
	t := strings.TrimRight(rest, " ")
	if t == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(t)
	if strings.ContainsRune(".!?…。！？」』”\"’)]）;|–—-।؟"+arrows, last) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(phrase)
	return t != rest && unicode.IsUpper(first) && unicode.IsLower(last) && strings.Contains(phrase, " ") && mostlySmall(t)
}

// mostlySmall tells a sentence from a title in capitals.
func mostlySmall(s string) bool {
	small, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		all++
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
			small++
		}
	}
	return small*2 > all
}

// cutSuffixFold cuts suffix, whatever its case, off s.
func cutSuffixFold(s, suffix string) (string, bool) {
	n := len(s) - len(suffix)
	if n < 0 || n < len(s) && !utf8.RuneStart(s[n]) || !strings.EqualFold(s[n:], suffix) {
		return s, false
	}
	return s[:n], true
}
