package normalize

import (
	"strings"
	"testing"
)

var headlinesIn = map[string][]string{
	"en": {"Mayor of the town says the ferries are back on Monday after a long strike", "Why the council is at odds with its own harbour plan", "How to grow a garden on a roof in the rain", "The school that has no bells and what it is like", "Storm closes the bridge for the third day, and more is to come", "Farmers and bakers agree on a price for the wheat of the year", "In the end the library of the town is to be saved by its readers", "A night on the last train from the coast to the city"},
	"de": {"Der Bürgermeister will die Fähren nach dem langen Streik wieder fahren lassen", "Warum der Rat mit dem eigenen Plan für den Hafen nicht glücklich ist", "Wie ein Garten auf dem Dach auch bei Regen wächst", "Die Schule ohne Glocke und was das für die Kinder heißt", "Sturm sperrt die Brücke den dritten Tag, und es wird noch schlimmer", "Bauern und Bäcker einigen sich auf einen Preis für das Getreide", "Am Ende wird die Bücherei von den eigenen Lesern gerettet", "Eine Nacht im letzten Zug von der Küste in die Stadt"},
	"fr": {"Le maire de la ville promet le retour des bateaux après une longue grève", "Pourquoi le conseil est en désaccord avec son propre plan pour le port", "Comment faire pousser un jardin sur un toit sous la pluie", "L’école qui n’a pas de cloche et ce que les enfants en disent", "La tempête ferme le pont pour le troisième jour", "Les paysans et les boulangers d’accord sur le prix du blé", "La bibliothèque est sauvée par ses lecteurs", "Une nuit dans le dernier train de la côte"},
	"es": {"El alcalde de la ciudad dice que los barcos vuelven el lunes tras la huelga", "Por qué el consejo no está de acuerdo con el plan del puerto", "Cómo cultivar un jardín en el tejado con la lluvia", "La escuela que no tiene campana y lo que dicen los niños", "La tormenta cierra el puente por tercer día", "Los campesinos y los panaderos se ponen de acuerdo en el precio del trigo", "La biblioteca se salva por sus lectores", "Una noche en el último tren de la costa"},
	"ru": {"Мэр города обещает, что паромы вернутся в понедельник после забастовки", "Почему совет не согласен с планом для порта", "Как вырастить сад на крыше под дождём", "Школа без звонка и что об этом думают дети", "Шторм закрыл мост на третий день", "Крестьяне и пекари договорились о цене на зерно", "Библиотеку спасли её читатели", "Ночь в последнем поезде с побережья в город"},
	"ja": {"町長、月曜日にフェリー再開を約束", "港の計画に議会が反対する理由", "雨の日に屋上で庭を育てる方法", "鐘のない学校と子どもたちの声"},
	"zh": {"市长承诺渡轮将于周一恢复运营", "议会为何反对港口计划", "如何在雨中打造屋顶花园", "没有铃声的学校和孩子们的看法", "风暴第三天封闭大桥", "农民与面包师就小麦价格达成一致"},
	"ko": {"시장 월요일부터 여객선 운항 재개 약속", "의회가 항만 계획에 반대하는 이유", "비 오는 날 옥상 정원 가꾸기", "종이 없는 학교와 아이들의 생각"},
	"el": {"Ο δήμαρχος υπόσχεται ότι τα πλοία επιστρέφουν τη Δευτέρα", "Γιατί το συμβούλιο διαφωνεί με το σχέδιο για το λιμάνι"},
	"th": {"นายกเทศมนตรีสัญญาว่าเรือข้ามฟากจะกลับมาในวันจันทร์", "ทำไมสภาไม่เห็นด้วยกับแผนท่าเรือ"},
	"ar": {"رئيس البلدية يعد بعودة العبارات يوم الاثنين بعد إضراب طويل", "لماذا يعارض المجلس خطة الميناء التي أعدها", "كيف تزرع حديقة على السطح في المطر", "عاصفة تغلق الجسر لليوم الثالث على التوالي من هذا الأسبوع"},
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		name, stated, headlines, want string
		lie                           bool
		why                           string
	}{
		{"stated and true", "en-GB", "en", "en-GB", false, "the page is believed"},
		{"form", "EN_us", "en", "en-US", false, "BCP 47's own form"},
		{"no tag", "english please", "en", "en", false, "as if nothing were stated"},
		{"undetermined", "und", "de", "de", false, "as if nothing were stated"},
		{"nothing stated, Latin", "", "fr", "fr", false, "a confident guess"},
		{"nothing stated, Hangul", "", "ko", "ko", false, "the script says it"},
		{"nothing stated, kana", "", "ja", "ja", false, "the script says it"},
		{"nothing stated, Han", "", "zh", "zh", false, "no kana: Chinese"},
		{"nothing stated, Greek", "", "el", "el", false, "the script says it"},
		{"nothing stated, Arabic", "", "ar", "ar", false, "a confident guess"},
		{"template's en on a Korean page", "en", "ko", "ko", true, "the script is certain"},
		{"template's en on a Russian page", "en-US", "ru", "ru", true, "the script is certain, the language a guess"},
		{"template's en on a Thai page", "en", "th", "th", true, "the script is certain"},
		{"template's en on a German page", "en", "de", "de", true, "no small word of English"},
		{"template's en on a Spanish page", "en-US", "es", "es", true, "no small word of English"},
		{"template's de on an English page", "de", "en", "en", true, "no small word of German"},
		{"Han says Japanese", "ja", "zh", "ja", false, "headlines of Han alone may be Japanese"},
		{"Serbian in Latin script", "sr-Latn", "de", "sr-Latn", false, "the tag names its script, and Serbian's small words are not known"},
		{"unlisted language", "cy", "en", "cy", false, "its small words are not known, so that nothing is proven"},
		{"too little", "en", "short", "en", false, "a word proves nothing"},
		{"nothing at all", "", "none", "", false, "unknown"},
	} {
		headlines := headlinesIn[c.headlines]
		if c.headlines == "short" {
			headlines = []string{"Bürgermeister"}
		}
		got, lie := Language(c.stated, headlines)
		if got != c.want || (lie != "") != c.lie {
			t.Errorf("%s: Language(%q) = %q, %q; want %q: %s", c.name, c.stated, got, lie, c.want, c.why)
		}
	}
}

// TestLanguageDoesNotOverrule states each language over its own headlines.
func TestLanguageDoesNotOverrule(t *testing.T) {
	for tag, headlines := range headlinesIn {
		if got, lie := Language(tag, headlines); got != tag || lie != "" {
			t.Errorf("Language(%q) = %q, %q", tag, got, lie)
		}
		for n := range headlines { // fewer prove less
			if got, _ := Language(tag, headlines[:n]); got != tag {
				t.Errorf("Language(%q) of %d headlines = %q", tag, n, got)
			}
		}
	}
}

func TestLanguageIsLinear(t *testing.T) {
	linear(t, func(s string) { Language("en", strings.Split(s, "\n")) })
}
