package normalize

import "strings"

// smallWords are words that headlines and deks of a language cannot do
// without, and that its neighbours do not share too often. They confirm what a
// page says of its language at the cost of a few look-ups.
var smallWords = map[string]wordTable{
	"en": wordSet("the", "of", "to", "in", "and", "for", "on", "with", "as", "at", "from", "is", "after", "by", "how", "what", "are", "his", "its", "who", "be", "has", "that", "over", "your", "you", "why", "new", "says"),
	"de": wordSet("der", "die", "und", "das", "von", "mit", "für", "auf", "im", "nach", "den", "ist", "ein", "eine", "nicht", "sich", "wie", "zu", "bei", "aus", "dem", "zum", "zur", "gegen", "wird", "vor", "wegen"),
	"fr": wordSet("le", "la", "les", "des", "et", "du", "un", "une", "pour", "dans", "sur", "en", "au", "aux", "avec", "est", "qui", "que", "par", "plus", "à", "ses", "sont", "après", "contre"),
	"es": wordSet("el", "la", "los", "las", "del", "y", "en", "un", "una", "para", "por", "con", "que", "se", "su", "al", "es", "más", "sobre", "tras", "cómo", "sin", "contra", "entre"),
	"pt": wordSet("o", "os", "do", "da", "dos", "das", "em", "no", "na", "um", "uma", "para", "por", "com", "que", "se", "ao", "é", "mais", "e", "após", "sobre", "não", "nos", "nas", "pela"),
	"it": wordSet("il", "lo", "gli", "di", "del", "della", "dei", "delle", "e", "in", "un", "una", "per", "con", "che", "si", "al", "alla", "è", "non", "più", "nel", "nella", "dal", "sono", "contro"),
	"ca": wordSet("el", "els", "les", "del", "dels", "i", "amb", "un", "una", "per", "que", "al", "als", "és", "més", "la", "a", "en", "no", "de"),
	"nl": wordSet("de", "het", "een", "van", "en", "in", "voor", "op", "met", "bij", "aan", "is", "naar", "niet", "over", "om", "uit", "na", "wordt", "hoe", "door", "tegen", "zijn"),
	"sv": wordSet("och", "i", "att", "det", "som", "på", "en", "för", "av", "med", "är", "till", "den", "om", "ett", "efter", "från", "inte", "har", "nya", "så"),
	"da": wordSet("og", "i", "at", "det", "som", "på", "en", "for", "af", "med", "er", "til", "den", "om", "et", "efter", "fra", "ikke", "har", "ny", "skal"),
	"nb": wordSet("og", "i", "å", "det", "som", "på", "en", "for", "av", "med", "er", "til", "den", "om", "et", "etter", "fra", "ikke", "har", "ny", "skal"),
	"fi": wordSet("ja", "on", "ei", "se", "että", "kun", "oli", "mutta", "nyt", "myös", "joka", "ovat", "tai", "jo", "näin", "yli", "kuin", "suomen"),
	"pl": wordSet("w", "i", "na", "z", "do", "się", "o", "nie", "to", "za", "po", "jest", "dla", "od", "jak", "co", "przez", "ze", "ma", "będzie"),
	"cs": wordSet("a", "v", "na", "se", "z", "o", "do", "za", "je", "s", "k", "po", "pro", "ve", "že", "jak", "si", "od", "podle", "ale"),
	"sk": wordSet("a", "v", "na", "sa", "z", "o", "do", "za", "je", "s", "po", "pre", "vo", "že", "ako", "od", "podľa", "ale", "zo"),
	"hu": wordSet("a", "az", "és", "egy", "nem", "is", "hogy", "meg", "ki", "el", "már", "még", "miatt", "szerint", "után", "van", "lesz"),
	"ro": wordSet("de", "în", "și", "la", "cu", "a", "pe", "din", "pentru", "o", "un", "care", "nu", "după", "ce", "al", "ale", "sunt", "fost", "va"),
	"tr": wordSet("ve", "bir", "bu", "için", "ile", "da", "de", "en", "yeni", "sonra", "olarak", "gibi", "daha", "çok", "oldu", "var", "ne"),
	"id": wordSet("di", "dan", "yang", "untuk", "dari", "ini", "dengan", "ke", "pada", "dalam", "tak", "akan", "itu", "jadi", "tidak", "saat", "bisa"),
	"vi": wordSet("và", "của", "có", "là", "cho", "trong", "với", "không", "được", "tại", "từ", "về", "các", "một", "người", "sau", "khi", "đến", "bị"),
	"ru": wordSet("в", "и", "на", "с", "о", "не", "по", "из", "за", "к", "от", "что", "для", "как", "до", "его", "при", "после", "об", "это"),
	"uk": wordSet("в", "у", "і", "та", "на", "з", "про", "не", "що", "за", "до", "від", "для", "як", "після", "під", "через", "це", "його"),
	"bg": wordSet("в", "и", "на", "с", "за", "от", "не", "да", "по", "се", "е", "са", "ще", "след", "до", "при", "как", "във", "със"),
	"ar": wordSet("في", "من", "على", "إلى", "عن", "مع", "بعد", "بين", "أن", "هذا", "التي", "الذي", "لا", "ما", "قبل", "كل"),
	"fa": wordSet("در", "و", "به", "از", "که", "را", "با", "این", "است", "برای", "شد", "بر", "تا", "یک", "می", "آن"),
	"hi": wordSet("के", "में", "की", "का", "से", "को", "पर", "ने", "और", "है", "हैं", "भी", "नहीं", "एक", "कर", "तो"),
}

// shareOfSmallWords is the part of the headlines' words that the language's
// small words make up; known is false for a language without a row.
func shareOfSmallWords(language string, headlines []string) (share float64, known bool) {
	if language == "no" || language == "nn" {
		language = "nb"
	}
	set, known := smallWords[language]
	if !known {
		return 0, false
	}
	all, small := 0, 0
	for _, h := range headlines {
		for w := range strings.FieldsSeq(h) {
			all++
			if set.has(w) {
				small++
			}
		}
		if all > enoughWords {
			break
		}
	}
	return float64(small) / float64(max(all, 1)), true
}

const (
	enoughWords = 400
	isSpoken    = 0.10 // of the words at least; English headlines have 0.25, title-like ones 0.12
	isForeign   = 0.03 // at most, by words that languages share
)
