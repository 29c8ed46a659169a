package induce

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// How newsrooms of the world write dates, for the invented pages.

// monthNames are months within a date, long and short; languages that number
// their months have none.
var monthNames = map[string][2]string{
	"en": {"January February March April May June July August September October November December", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"},
	"de": {"Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez."},
	"fr": {"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."},
	"es": {"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene feb mar abr may jun jul ago sep oct nov dic"},
	"it": {"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "gen feb mar apr mag giu lug ago set ott nov dic"},
	"pt": {"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "jan fev mar abr mai jun jul ago set out nov dez"},
	"nl": {"januari februari maart april mei juni juli augustus september oktober november december", "jan feb mrt apr mei jun jul aug sep okt nov dec"},
	"sv": {"januari februari mars april maj juni juli augusti september oktober november december", "jan feb mar apr maj jun jul aug sep okt nov dec"},
	"pl": {"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia", "sty lut mar kwi maj cze lip sie wrz paź lis gru"},
	"cs": {"ledna února března dubna května června července srpna září října listopadu prosince", "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12."},
	"ru": {"января февраля марта апреля мая июня июля августа сентября октября ноября декабря", "янв фев мар апр мая июн июл авг сен окт ноя дек"},
	"uk": {"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня", "січ лют бер кві тра чер лип сер вер жов лис гру"},
	"el": {"Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου", "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"},
	"tr": {"Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"},
	"ar": {"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", ""},
	"he": {"בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר", ""},
	"hi": {"जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर", ""},
	"id": {"Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember", "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"},
	"fi": {"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta", ""},
}

func month(lang string, m time.Month, short int) string {
	names := strings.Fields(monthNames[lang][short])
	if len(names) != 12 {
		return strconv.Itoa(int(m))
	}
	return names[m-1]
}

// layout writes a time by a form such as "{d}. {Month} {Y}, {H}:{i}".
func layout(lang string, t time.Time, form string) string {
	h, half, ko, zh := t.Hour()%12, "am", "오전", "上午"
	if t.Hour() >= 12 {
		half, ko, zh = "pm", "오후", "下午"
	}
	if h == 0 {
		h = 12
	}
	n := strconv.Itoa
	return strings.NewReplacer(
		"{d}", n(t.Day()), "{dd}", fmt.Sprintf("%02d", t.Day()), "{m}", n(int(t.Month())), "{mm}", fmt.Sprintf("%02d", t.Month()),
		"{Month}", month(lang, t.Month(), 0), "{Mon}", month(lang, t.Month(), 1), "{MON}", strings.ToUpper(month(lang, t.Month(), 1)),
		"{Y}", n(t.Year()), "{y}", fmt.Sprintf("%02d", t.Year()%100), "{H}", fmt.Sprintf("%02d", t.Hour()), "{i}", fmt.Sprintf("%02d", t.Minute()),
		"{h}", n(h), "{am}", half, "{AM}", strings.ToUpper(half), "{오전}", ko, "{上午}", zh, "{Weekday}", t.Weekday().String(), "{Wd}", t.Weekday().String()[:3],
	).Replace(form)
}

// Date prints the date; of a form with a clock it states the minute.
func (c *card) Date(form string) string {
	if strings.Contains(form, "{i}") {
		c.state(c.time().Format("2006-01-02T15:04"))
	} else {
		c.state(c.time().Format("2006-01-02"))
	}
	return layout(c.specimen.lang, c.time(), form)
}

// Digits prints the date in other digits: their zero.
func (c *card) Digits(zero, form string) string {
	base := []rune(zero)[0]
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return base + r - '0'
		}
		return r
	}, c.Date(form))
}

// Shown is a date that is not the card's: modified, of the page, in a repeat.
func (c *card) Shown(form string) string { return layout(c.specimen.lang, c.time(), form) }

// state notes a date unless a more precise one is noted: how long ago it was
// is the least precise.
func (c *card) state(date string) {
	if n := c.note(); n.rough || len(date) > len(n.date) {
		n.date, n.rough = date, false
	}
}

func (c *card) stateAgo(date string) {
	if n := c.note(); n.date == "" {
		n.date, n.rough = date, true
	}
}

// ISO prints the date for machines, in the offset of the page; UTC in UTC.
func (c *card) ISO() string {
	iso := c.time().Format("2006-01-02T15:04:05-07:00")
	c.state(iso)
	return iso
}

// UTC prints the date for machines in UTC.
func (c *card) UTC() string {
	iso := c.time().UTC().Format("2006-01-02T15:04:05.000Z")
	c.state(c.time().UTC().Format("2006-01-02T15:04:05Z"))
	return iso
}

// Day prints the day for machines.
func (c *card) Day() string {
	c.state(c.time().Format("2006-01-02"))
	return c.time().Format("2006-01-02")
}

// Unix prints the date as seconds since 1970.
func (c *card) Unix() string {
	c.ISO()
	return strconv.FormatInt(c.time().Unix(), 10)
}

// Embedded is the date as only embedded data states it: right, not asked for.
func (c *card) Embedded() string {
	iso := c.time().Format("2006-01-02T15:04:05-07:00")
	c.note().also = append(c.note().also, iso)
	return iso
}

// Ago prints how long ago it was: the forms are for hours and for days, with
// %d for the number.
func (c *card) Ago(hours, days string) string {
	past := c.specimen.at.Sub(c.time())
	if h := int(past.Hours()); h < 24 {
		h = max(h, 2)
		c.stateAgo(c.specimen.at.Add(-time.Duration(h) * time.Hour).Format("2006-01-02T15:04:05-07:00"))
		return fmt.Sprintf(hours, h)
	}
	d := max(int(past.Hours()/24), 2)
	c.stateAgo(c.specimen.at.AddDate(0, 0, -d).Format("2006-01-02"))
	return fmt.Sprintf(days, d)
}
