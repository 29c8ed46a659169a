package normalize

// The words around names in bylines. Phrases are in lower case; where a
// language declines or genders a word, its usual forms stand here each.

// role is what a phrase says of the names that follow it.
type role uint8

const (
	noRole     role = iota
	writer          // they wrote it
	notWriter       // they took the picture, edited, translated: no author of the story
	sourceRole      // where it was taken from: author only when nobody else is named
)

// rolePhrases stand before names, set apart by a space or a colon.
var rolePhrases = phraseTable(func() map[role][]string {
	return map[role][]string{
		writer: {
			// English
			"by", "written by", "words by", "text by", "story by", "posted by", "published by", "reported by",
			"report by", "reporting by", "article by", "author", "authors", "author(s)", "contributed by", "submitted by",
			"compiled by", "analysis by", "opinion by", "commentary by", "review by", "reviewed by", "interview by",
			"guest post by", "column by", "from", "with", "words", "text", "writer", "updated by", "post by", "added by", "created by", "about", "exclusive by", "profile by", "special report by", "essay by", "contribution by",
			// German
			"von", "ein beitrag von", "eine analyse von", "ein kommentar von", "eine reportage von", "eine kolumne von",
			"ein gastbeitrag von", "ein interview von", "ein essay von", "interview von", "kommentar von", "analyse von",
			"kolumne von", "gastbeitrag von", "autor", "autorin", "autoren", "autor*in", "autor:in", "veröffentlicht von",
			"geschrieben von", "verfasst von", "text von", "interview", "protokoll", "recherche", "von unserem", "von unserer", "bericht von", "reportage von", "rezension von", "glosse von", "gastkommentar von", "leitartikel von", "essay von",
			// French
			"par", "écrit par", "publié par", "rédigé par", "propos recueillis par", "texte", "texte de", "texte par", "auteur",
			"auteure", "autrice", "un texte de", "un article de", "article de", "une chronique de", "chronique de", "une enquête de", "enquête de", "tribune de", "billet de", "analyse de", "reportage de", "de notre", "récit de", "entretien par",
			// Spanish, Portuguese, Catalan, Galician
			"por", "escrito por", "publicado por", "redactado por", "elaborado por", "texto", "texto de", "autor", "autora",
			"autores", "un artículo de", "postado por", "reportagem de", "reportagem", "crónica de", "análisis de", "entrevista de", "reportaje de", "opinión de", "análise de", "de nuestro", "de nuestra", "informa", "per", "escrit per", "publicat per",
			// Italian
			"di", "a cura di", "scritto da", "pubblicato da", "testo di", "articolo di", "autore", "autrice", "intervista di", "servizio di", "analisi di", "commento di", "dal nostro", "dalla nostra",
			// Dutch, Afrikaans
			"door", "geschreven door", "geplaatst door", "van onze", "tekst", "tekst door", "deur",
			// Danish, Norwegian, Swedish, Icelandic
			"af", "av", "skrevet af", "skrevet av", "skriven av", "publicerad av", "publisert av", "forfatter", "författare", "eftir", "höfundur", "tekst av", "text av",
			// Finnish, Estonian
			"kirjoittaja", "kirjoittanut", "teksti", "autor", "kirjutas",
			// Polish, Czech, Slovak, Slovenian, Croatian
			"autorka", "autorzy", "opracował", "opracowała", "oprac", "oprac.", "napisał", "napisała", "rozmawiał", "rozmawiała",
			"napsal", "napsala", "napísal", "napísala", "autoři", "piše", "pišu", "objavio", "objavila", "avtor", "avtorica", "od",
			// Hungarian, Romanian, Lithuanian, Latvian
			"írta", "szerző", "szerzők", "szöveg", "scris de", "publicat de", "autori", "de", "autorius", "autorė", "autors", "autore", "parašė",
			// Turkish, Azerbaijani
			"yazan", "yazar", "yazarı", "haber", "hazırlayan", "müəllif", "röportaj",
			// Russian, Ukrainian, Bulgarian, Serbian, Belarusian
			"автор", "автор статьи", "автор текста", "автор материала", "записала", "авторы", "автори", "авторка", "текст", "подготовил", "подготовила", "беседовал", "беседовала", "опубликовал",
			"опубликовала", "материал подготовил", "материал подготовила", "підготував", "підготувала", "написав", "написала", "написал", "записав", "от",
			"публикувано от", "аутор", "пише", "аўтар",
			// Greek
			"του", "της", "των", "γράφει", "γράφει ο", "γράφει η", "γράφουν", "γράφουν οι", "από", "από τον", "από την", "από τη", "συντάκτης", "συντάκτρια",
			"επιμέλεια", "ρεπορτάζ", "κείμενο", "του/της",
			// Arabic, Persian, Urdu, Hebrew
			"بقلم", "كتب", "كتبت", "كتبه", "كتبها", "بواسطة", "إعداد", "الكاتب", "الكاتبة", "المؤلف", "نویسنده", "نوشته", "به قلم",
			"توسط", "گزارش", "تحریر", "מאת", "נכתב על ידי", "כתב", "כותב", "כותבת",
			// Hindi, Marathi, Bengali, Tamil, Telugu
			"लेखक", "लेखिका", "द्वारा", "रिपोर्ट", "लेखन", "লেখক", "লিখেছেন", "প্রতিবেদন", "எழுதியவர்", "రచయిత",
			// Thai, Vietnamese, Indonesian, Malay, Filipino, Swahili
			"โดย", "ผู้เขียน", "เรื่อง", "tác giả", "bởi", "bài", "viết bởi", "người viết", "oleh", "ditulis oleh", "penulis", "laporan",
			"pewarta", "ni", "nina", "sulat ni", "isinulat ni", "na", "imeandikwa na", "mwandishi",
			// Korean, Japanese, Chinese, where a space or a colon follows
			"글", "글·사진", "글쓴이", "작성자", "취재", "기자", "文", "文・写真", "取材・文", "執筆", "著者", "筆者", "記者", "ライター", "取材", "構成",
			"作者", "记者", "本报记者", "本報記者", "本网记者", "撰文", "撰稿", "特约记者", "通讯员", "整理", "文字", "文/图", "文/圖", "文图",
		},
		notWriter: {
			"sponsored by", "presented by", "promoted by", "brought to you by", "paid for by", "in partnership with", "in association with", "with material from", "with files from", "with reporting from", "additional reporting",
			"mit material", "mit material der", "mit material von", "mit agenturmaterial", "en partenariat avec", "offert par", "patrocinado por", "in collaborazione con",
			"photo by", "photos by", "photo", "photos", "photography by", "photographs by", "photographer", "illustration by",
			"illustrations by", "illustration", "illustrator", "video by", "video", "graphic by", "graphics by", "image", "images", "image by", "edited by", "editing by",
			"editor", "editors", "produced by", "producer", "translated by", "translation by", "fact-checked by", "medically reviewed by", "narrated by", "additional reporting by", "cover by",
			"foto", "fotos", "foto von", "fotos von", "bild", "bilder", "bild von", "illustration von", "übersetzt von", "übersetzung", "redaktion",
			"photos de", "photo de", "traduit par", "traduction", "foto de", "fotografía", "fotografía de", "traducción", "traducción de",
			"fotografia", "tradução", "tradução de", "edição", "foto di", "traduzione di", "traduzione", "foto door", "vertaling",
			"fotograf", "kuvat", "kuva", "zdjęcia", "fot.", "fot", "tłumaczenie", "překlad", "fotó", "fordította", "fotoğraf", "çeviri",
			"фото", "перевод", "перевёл", "перевела", "переклад", "снимка", "снимки", "редактор", "φωτογραφίες", "φωτογραφία", "μετάφραση", "تصوير", "ترجمة",
			"عکس", "ترجمه", "צילום", "תרגום", "ภาพ", "ảnh", "dịch", "penerjemah", "penyunting", "사진", "편집", "번역", "写真", "撮影", "翻訳", "編集",
			"摄影", "攝影", "图", "圖", "编辑", "編輯", "责任编辑", "責任編輯", "责编", "校对", "翻译", "翻譯", "编译",
		},
		sourceRole: {
			"source", "sources", "quelle", "quellen", "fuente", "fonte", "fonti", "bron", "källa", "kilde", "lähde", "źródło", "zdroj", "forrás",
			"sursa", "kaynak", "источник", "джерело", "източник", "извор", "πηγή", "المصدر", "منبع", "מקור", "स्रोत", "সূত্র", "ที่มา", "nguồn", "theo", "sumber",
			"출처", "出典", "来源", "來源", "转自", "via",
		},
	}
})

// gluedPrefixes stand before Han or Hangul names with nothing between.
var gluedPrefixes = []struct {
	text string
	role role
}{
	{"本报记者", writer}, {"本報記者", writer}, {"本网记者", writer}, {"特约记者", writer}, {"新华社记者", writer}, {"中新社记者", writer}, {"中新网记者", writer},
	{"特派记者", writer}, {"实习记者", writer}, {"實習記者", writer}, {"记者", writer}, {"記者", writer}, {"通讯员", writer}, {"通訊員", writer}, {"作者", writer},
	{"撰文", writer}, {"撰稿", writer}, {"评论员", writer}, {"責任編輯", notWriter}, {"责任编辑", notWriter},
}

// gluedSuffixes stand after Han, Kana or Hangul names, with or without a
// space.
var gluedSuffixes = []string{
	"선임기자", "인턴기자", "수습기자", "객원기자", "전문기자", "대기자", "기자", "특파원", "논설위원", "편집위원", "통신원", "칼럼니스트", "에디터", "아나운서", "앵커", "PD", "평론가", "교수",
	"編集委員", "論説委員", "特派員", "記者", "ライター", "編集者", "さん", "氏",
	"摄影报道", "综合报道", "報導", "报道", "記者", "记者", "撰文", "专栏", "特派員",
}

// photoPhrases name an avatar; the name in them is the author's.
var avatarPrefixes = phraseSet("photo of", "avatar of", "avatar for", "avatar", "picture of", "image of", "portrait of", "headshot of", "profile picture of",
	"profile photo of", "profile image of", "author photo of", "author image of", "foto de", "foto del autor", "foto di", "avatar de", "bild von", "porträt von", "portrait de", "profilbild von", "foto von")

var avatarSuffixes = []string{"'s avatar", "’s avatar", "'s profile picture", "’s profile picture", "'s photo", "’s photo", "'s picture", "’s picture",
	"'s headshot", "’s headshot", " avatar", " headshot", " profile picture", " profile photo", "的头像", "的頭像", "さんのアイコン"}

// joiners stand between names, by language. Under "" those that are safe when
// nobody said which language it is.
var joiners = map[string][]string{
	"":   {"and", "&", "+", "und", "et", "och", "og", "ve", "és", "și", "và", "y", "e", "и", "та", "і", "και", "en", "dan", "और", "এবং", "و", "ו", "와", "과", "和", "与", "與", "及", "と", "ir", "eta", "agus", "ja"},
	"en": {"and"},
	"de": {"und", "u."}, "fr": {"et"}, "es": {"y", "e"}, "pt": {"e"}, "it": {"e", "ed"}, "ca": {"i"}, "gl": {"e"},
	"nl": {"en"}, "af": {"en"}, "sv": {"och"}, "da": {"og"}, "no": {"og"}, "nb": {"og"}, "nn": {"og"}, "is": {"og"}, "fi": {"ja"}, "et": {"ja"},
	"pl": {"i", "oraz"}, "cs": {"a"}, "sk": {"a"}, "sl": {"in"}, "hr": {"i"}, "bs": {"i"}, "sr": {"i", "и"}, "hu": {"és"}, "ro": {"și", "şi"}, "sq": {"dhe"},
	"lt": {"ir"}, "lv": {"un"}, "tr": {"ve"}, "az": {"və"}, "ru": {"и"}, "uk": {"та", "і", "й"}, "bg": {"и"}, "mk": {"и"}, "be": {"і"}, "el": {"και", "&"},
	"ar": {"و"}, "fa": {"و"}, "ur": {"اور"}, "he": {"ו"}, "hi": {"और", "एवं", "व"}, "mr": {"आणि"}, "bn": {"এবং", "ও"}, "ta": {"மற்றும்"}, "th": {"และ"}, "vi": {"và"},
	"id": {"dan"}, "ms": {"dan"}, "tl": {"at"}, "fil": {"at"}, "sw": {"na"}, "eu": {"eta"}, "ga": {"agus"}, "ko": {"와", "과", "및"}, "ja": {"と"}, "zh": {"和", "与", "與", "及"},
}

// withJoiners bring in a helper: a person counts, an agency ("avec AFP") is
// only whose report it was.
var withJoiners = wordSet("with", "mit", "avec", "con", "com", "met", "amb", "z", "с", "med", "cu")

// shortJoiners are parts of names, too ("Ortega y Gasset", "Melo e Silva"):
// they join only names of like length.
var shortJoiners = wordSet("y", "e", "i", "a", "o", "и", "і", "й", "و", "na", "at", "un", "in", "ja", "en", "von", "da")

// places stand between a name and where it writes from, by language; under ""
// those that are in no one's name.
var places = map[string][]string{
	"": {"in", "en", "à", "em", "aus", "vanuit", "desde"}, "en": {"in", "at"}, "de": {"in", "aus"}, "fr": {"à", "en", "au", "aux"}, "es": {"en", "desde"}, "pt": {"em", "no", "na"},
	"it": {"da", "a", "in"}, "ca": {"a", "des"}, "nl": {"in", "vanuit"}, "sv": {"i"}, "da": {"i"}, "no": {"i"}, "nb": {"i"}, "pl": {"w", "z"}, "cs": {"v", "z"}, "sk": {"v", "z"},
	"ru": {"в", "из"}, "uk": {"у", "в", "з"}, "ro": {"din"}, "el": {"στην", "στο", "από"}, "id": {"di"}, "sl": {"v"}, "hr": {"u", "iz"}, "sr": {"u", "iz", "из", "у"},
}

// forOutlet begins what says for whom someone writes.
var forOutlet = phraseSet("for", "for the", "of", "of the", "special to", "special for", "on behalf of", "writing for", "reporting for", "contributing to", "via", "from",
	"für", "im auftrag", "pour", "para", "per", "voor", "för", "dla", "pro", "для", "için", "για", "untuk", "cho", "spécial pour", "especial para", "exclusive to")

// tailVerbs begin what is told of an author after the name ("Jane Roe is a
// reporter at …").
var tailVerbs = wordSet("is", "was", "has", "covers", "writes", "reports", "report", "reporting", "contributed", "ist", "schreibt", "berichtet", "est", "è", "escribe", "scrive", "schrijft", "skriver")

// jobs are nouns of the trade; a run of words that holds one is a title and
// no name.
var jobs = wordSet(
	"reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "journalist", "journalists", "columnist", "writer", "writers", "producer", "contributor", "contributors",
	"officer", "director", "professor", "president", "analyst", "critic", "host", "anchor", "photographer", "fellow", "researcher", "manager", "minister",
	"ceo", "cto", "cfo", "coo", "founder", "co-founder", "cofounder", "blogger", "freelancer", "intern", "publisher", "economist", "strategist", "secretary", "senator", "chair", "chairman", "chairwoman",
	"korrespondenten", "redakteurs", "reporterin", "redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin", "journalistin", "volontär", "volontärin", "chefredakteur", "chefredakteurin", "autorin", "kolumnist", "kolumnistin", "ressortleiter", "ressortleiterin", "hauptstadtkorrespondent",
	"journaliste", "correspondant", "correspondante", "rédacteur", "rédactrice", "chroniqueur", "chroniqueuse", "éditorialiste", "envoyé", "envoyée",
	"periodista", "corresponsal", "redactor", "redactora", "columnista", "enviado", "enviada", "editora",
	"jornalista", "correspondente", "repórter", "colunista", "giornalista", "corrispondente", "inviato", "inviata", "redattore", "redattrice", "direttore", "direttrice",
	"redacteur", "verslaggever", "verslaggeefster", "redaktör", "journalister", "redaktør", "toimittaja", "kirjeenvaihtaja", "päätoimittaja",
	"dziennikarz", "dziennikarka", "korespondent", "korespondentka", "redaktor", "redaktorka", "novinář", "novinářka", "zpravodaj", "zpravodajka", "újságíró", "tudósító", "szerkesztő", "főszerkesztő",
	"jurnalist", "jurnalistă", "corespondent", "muhabir", "muhabiri", "gazeteci", "editör", "editörü", "корреспондент", "журналист", "журналистка", "обозреватель", "колумнист", "кореспондент", "кореспондентка", "журналіст", "журналістка", "оглядач", "редактор", "редакторка",
	"δημοσιογράφος", "ανταποκριτής", "ανταποκρίτρια", "wartawan", "jurnalis", "kontributor", "مراسل", "مراسلة", "صحفي", "صحفية", "محرر", "خبرنگار", "संवाददाता", "रिपोर्टर", "ব্যুরো", "novinar", "novinarka", "dopisnik", "urednik", "urednica",
)

// jobEndings end compounds that are jobs.
var jobEndings = []string{"korrespondent", "korrespondentin", "korrespondenten", "redakteur", "redakteurin", "reporterin", "journalist", "journalistin", "redaktør", "redaktör", "redacteur", "verslaggever", "toimittaja", "ressortleiter", "ressortleiterin", "szerkesztő"}

// noPlainNames are all words that a rule looks for inside a name's words: a
// name without any of them is taken as it stands.
var noPlainNames = union(jobs.list, jobAdjectives.list, collectives.list, agencies.list, suffixes.list, degrees.list, dateWords.list, dayWords.list, hourWords.list, readingWords.list,
	countWords.list, notNames.list, shortJoiners.list, outletWords.list, tailVerbs.list, forOutlet.list, rolePhrases.list, fromCollective.list, placeWords)

// placeWords are the words of places in all languages.
func placeWords() []string {
	var all []string
	for _, list := range places {
		all = append(all, list...)
	}
	return all
}

// jobAdjectives come before a job's noun; alone they prove nothing.
var jobAdjectives = wordSet("onze", "unser", "unsere", "unserem", "unserer", "notre", "nuestro", "nuestra", "nosso", "nossa", "nostro", "nostra", "dal", "dalla", "наш", "наша", "vår", "vores", "senior", "junior", "chief", "deputy", "assistant", "associate", "managing", "executive", "contributing", "political", "business", "science", "sports", "health",
	"technology", "tech", "national", "foreign", "special", "staff", "general", "freelance", "guest", "news", "world", "crime", "economics", "environment", "education", "culture", "arts", "travel", "food", "features", "investigative", "lead", "head", "features", "diplomatic", "defence", "defense", "white", "house", "vice", "former", "the", "our", "a", "an",
	"leitender", "leitende", "freie", "freier", "politische", "politischer", "grand", "grande", "spécial", "spéciale", "especial", "speciale", "specjalny", "специальный", "спеціальний", "собственный", "özel", "ekonomi", "khusus")

// collectives are names of no person that bylines use; kept as written.
var collectives = wordSet("staff", "newsroom", "editorial", "redaktion", "rédaction", "redacción", "redação", "redazione", "redactie", "redaksjonen", "redaktionen", "toimitus", "redakcja", "redakce",
	"szerkesztőség", "redacția", "redakcija", "редакция", "редакція", "редакцията", "συντακτική", "redaksi", "desk", "team", "bureau", "agencies", "agency", "agenturen", "agences", "agencias", "agências", "agenzie", "wire", "wires", "services", "service", "correspondents", "reporters", "编辑部", "編集部", "편집부", "온라인뉴스팀", "デスク", "取材班")

// fromCollective are the words between "from" and a newsroom in the languages
// that write them together with "By" ("Von der Redaktion", "Da Redação").
var fromCollective = phraseSet("von der", "vom", "aus der", "da", "de la", "de", "dalla", "della", "från", "fra", "van de", "din", "от", "από τη")

// agencies are news agencies as bylines write them. Alone one is the author;
// beside a person it is only whose report it was.
var agencies = wordSet("ap", "associated press", "the associated press", "afp", "agence france-presse", "reuters", "thomson reuters", "dpa", "epd", "kna", "apa", "sda", "keystone-sda", "sid", "ddp", "efe", "europa press", "ansa", "agi",
	"adnkronos", "askanews", "lusa", "pap", "čtk", "tasr", "sita", "mti", "agerpres", "mediafax", "bta", "бта", "hina", "tanjug", "танјуг", "fena", "tt", "ntb", "ritzau", "stt", "bns", "elta", "leta", "anp", "belga", "ats", "tass", "тасс",
	"риа новости", "ria novosti", "интерфакс", "interfax", "укрінформ", "ukrinform", "уніан", "unian", "απε-μπε", "απε", "anadolu", "anadolu ajansı", "aa", "dha", "iha", "ians", "pti", "ani", "uni", "भाषा", "yonhap", "연합뉴스", "뉴시스", "뉴스1",
	"kyodo", "kyodo news", "共同通信", "共同", "jiji", "時事通信", "時事", "xinhua", "新华社", "新華社", "中新社", "中新网", "中央社", "bernama", "antara", "ttxvn", "vna", "the canadian press", "canadian press", "la presse canadienne", "aap",
	"bloomberg", "upi", "pa", "pa media", "press association", "nan", "irna", "isna", "ایرنا", "ایسنا", "تسنیم", "wam", "وام", "spa", "واس", "رويترز", "ا ف ب", "أ ف ب", "فرانس برس", "tns", "pr newswire", "business wire", "globenewswire")

// suffixes follow a family name and belong to it.
var suffixes = wordSet("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "júnior", "filho", "neto")

// degrees follow a name and are a title.
var degrees = wordSet("phd", "ph.d.", "ph.d", "md", "m.d.", "mba", "rn", "esq.", "esq", "dds", "jd", "j.d.", "msc", "m.sc.", "ba", "b.a.", "ma", "m.a.", "dr.", "mph", "rd", "cfp", "cpa", "dvm", "do", "pharmd", "lcsw", "facp")

// dateWords are left over where a date was cut out of a byline.
var dateWords = wordSet("on", "at", "updated", "published", "posted", "last", "am", "um", "den", "vom", "le", "à", "il", "el", "a", "las", "em", "às", "op", "om", "den", "kl", "kl.", "la", "stand", "aktualisiert", "actualizado", "actualisé", "mis", "jour", "aggiornato", "modified", "created", "date",
	"обновлено", "опубликовано", "published:", "publicado", "publié", "pubblicato", "veröffentlicht", "dnia", "uhr", "est", "edt", "et", "gmt", "utc", "pm", "a.m.", "p.m.", "since", "发布", "更新", "发表于", "입력", "수정", "公開", "投稿")

// dayWords are dates of one word, cut off like dates.
var dayWords = wordSet("yesterday", "gestern", "hier", "ayer", "ontem", "ieri", "gisteren", "igår", "eilen", "wczoraj", "včera", "tegnap", "вчера", "вчора", "dün", "kemarin", "어제", "오늘", "昨日", "昨天", "今天", "今日", "χθες", "أمس", "دیروز", "אתמול")

// hourWords are in relative dates that are written without a number ("an hour
// ago").
var hourWords = wordSet("ago", "hour", "minute", "day", "week", "stunde", "minute", "tag", "woche", "heure", "jour", "semaine", "hora", "día", "semana", "dia", "ora", "giorno", "settimana", "uur", "dag", "timme", "time", "tunti", "godzinę", "hodinou", "час", "минуту", "день", "годину", "saat", "gün", "ώρα", "ساعة", "ساعت", "שעה", "घंटे", "ঘণ্টা", "ชั่วโมง", "giờ", "jam")

// timeWords are those of either kind.
var timeWords = union(hourWords.list, dayWords.list)

// readingWords stand around a reading time.
var readingWords = wordSet("lecture", "lectura", "leitura", "lettura", "lesezeit", "lesedauer", "leestijd", "lästid", "læsetid", "lesetid", "reading", "time", "tiempo", "tempo", "temps", "de", "di", "okuma", "süresi", "читать", "чтения", "阅读", "阅读时间", "read")

// countWords follow a number that is no part of a name: reading time,
// comments, shares.
var countWords = wordSet("min", "min.", "mins", "minute", "minutes", "minuten", "minutos", "minuti", "minuter", "minutter", "minut", "minutes'", "мин", "мин.", "минут", "минуты", "хв", "хвилин", "dk", "dakika", "menit", "phút", "分", "分钟", "分鐘", "분", "นาที", "λεπτά", "perc", "min-read",
	"read", "comment", "comments", "kommentare", "kommentar", "kommentarer", "commentaires", "commentaire", "comentarios", "comentários", "comentário", "commenti", "reacties", "комментариев", "комментария", "комментарий", "коментарів", "yorum", "komentar", "评论", "評論", "コメント", "댓글",
	"view", "views", "vues", "vistas", "visualizações", "просмотров", "просмотра", "次阅读", "阅读", "조회", "share", "shares", "likes", "like", "points", "point", "votes", "replies", "answers", "hours", "hour", "days", "day", "h", "hrs", "ago", "words", "photos", "sec", "seconds", "views•")

// notNames are strings that stand where a byline would and name nobody.
var notNames = wordSet("share this", "advertiser content", "paid content", "partner content", "sponsored content", "branded content", "paid post", "sponsored post", "author", "authors", "comments", "comment", "no comments", "leave a comment", "share", "read more", "updated", "published", "video", "photo", "photos", "gallery", "podcast", "live", "sponsored", "advertisement", "promoted", "new", "exclusive", "breaking", "more",
	"news", "politics", "sport", "sports", "business", "economy", "world", "opinion", "culture", "technology", "tech", "science", "health", "entertainment", "lifestyle", "travel", "education", "environment", "local", "international", "national", "features", "analysis", "uncategorized", "reading time", "min read", "subscribe", "save", "reply", "follow",
	"politik", "wirtschaft", "kultur", "wissen", "sociedad", "política", "economía", "cultura", "deportes", "tecnología", "opinión", "politique", "économie", "société", "monde", "politica", "economia", "cronaca", "esporte", "esportes", "mundo", "политика", "экономика", "спорт", "культура", "общество", "новости", "політика", "нове", "siyaset", "ekonomi", "spor", "dünya", "gündem",
	"ニュース", "政治", "経済", "社会", "国際", "新闻", "国际", "财经", "体育", "科技", "정치", "경제", "사회", "문화", "스포츠", "none", "null", "undefined", "n/a", "unknown", "keine kommentare", "sin comentarios", "aucun commentaire", "nessun commento", "anzeige", "publicidad", "publicité", "реклама")
