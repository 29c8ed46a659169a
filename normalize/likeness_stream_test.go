package normalize

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tearsheet"
)

// The stream: items of one paper in the order of time, of which 2% are
// published again under a new address (punctuation of the headline and some
// of the dek changed, the date within the day) and 5% only look so: parts of a
// live ticker, weekly and daily columns with one headline and with a formula
// for a dek, one event with other numbers, a headline that two stories share.
// The generator knows which is which.
type stream struct {
	rand   *rand.Rand
	now    time.Time
	recent []tearsheet.Item // that can be published again
	parts  map[string]int   // of each series
	made   int
}

// told is an item and, for one that is published again, the number of the
// item it repeats; else -1.
type told struct {
	item   tearsheet.Item
	repeat int
	look   bool // only looks like an earlier one
}

func newStream() *stream {
	return &stream{rand: rand.New(rand.NewPCG(7, 11)), now: time.Date(2011, 1, 1, 6, 0, 0, 0, time.UTC)}
}

var (
	subjects = strings.Fields("mayor council harbour ferry school hospital union bakery museum court bridge farmers students drivers nurses orchestra library airport railway brewery theatre zoo police firefighters fishermen pensioners startup bank builders gardeners")
	verbs    = strings.Fields("opens closes rejects approves delays celebrates loses wins sells buys repairs extends cancels defends doubles cuts questions inspects praises leaves joins plans halts resumes protects counts moves paints floods insures")
	objects  = strings.Fields("budget strike tunnel festival contract garden market lease archive timetable tower fleet pension licence stadium reform canal orchard records pool song treaty parking wind-farm mill cathedral bus-lane dam quarry clinic")
	towns    = strings.Fields("Northport Easton Westerby Sudhaven Oakley Ashford Elmsworth Birchfield Hazelmere Roseville Thornby Maplewick Cedarholm Larchmont Willowby Pinehurst Fernleigh Ivybridge Mossley Reedham")
	manners  = strings.Fields("quietly after long talks despite protests without warning for the first time before the holidays under new rules at short notice against advice with help from neighbours in a close vote")
	fillers  = strings.Fields("officials residents experts critics neighbours visitors members owners tenants parents engineers lawyers volunteers traders the a this last next every another early late weekly yearly said warned hoped expected noted agreed doubted feared promised that while because although when costs plans talks work repairs traffic noise prices rents jobs trees water roads of in on near behind around across for with from since until about over")
)

func (s *stream) pick(list []string) string { return list[s.rand.IntN(len(list))] }

func (s *stream) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = s.pick(fillers)
		if s.rand.IntN(4) == 0 {
			words[i] = s.pick(objects)
		}
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

func (s *stream) story() tearsheet.Item {
	m := s.rand.IntN(len(manners) - 2)
	h := fmt.Sprintf("%s %s %s %s in %s, %s says", s.pick(towns), s.pick(subjects), s.pick(verbs), s.pick(objects), s.pick(towns), s.pick(subjects))
	if s.rand.IntN(2) == 0 {
		h = fmt.Sprintf("%s’s %s %s %s %s", s.pick(towns), s.pick(subjects), s.pick(verbs), s.pick(objects), strings.Join(manners[m:m+2], " "))
	}
	return s.finish(h, s.sentence(9+s.rand.IntN(16)))
}

func (s *stream) finish(headline, dek string) tearsheet.Item {
	s.made++
	it := tearsheet.Item{URL: fmt.Sprintf("https://paper.example/%d", s.made), Headline: headline, Dek: dek, Published: s.stamp(s.now)}
	it.Likeness = Sketch(headline, dek)
	return it
}

func (s *stream) stamp(at time.Time) tearsheet.Timestamp {
	if s.made%3 == 0 {
		y, m, d := at.Date()
		return tearsheet.Timestamp{Time: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), Precision: tearsheet.Day}
	}
	return tearsheet.Timestamp{Time: at, Precision: tearsheet.Minute}
}

// next gives the item number n.
func (s *stream) next(n int) told {
	s.now = s.now.Add(time.Duration(3+s.rand.IntN(8)) * time.Minute)
	switch r := s.rand.IntN(1000); {
	case r < 20 && len(s.recent) > 0:
		return s.again(n)
	case r < 70:
		return told{item: s.lookalike(n), repeat: -1, look: true}
	}
	it := s.story()
	s.remember(n, it)
	return told{item: it, repeat: -1}
}

// remember keeps the stories of the last hours, their number in Place.
func (s *stream) remember(n int, it tearsheet.Item) {
	it.Place = n
	if s.recent = append(s.recent, it); len(s.recent) > 64 {
		s.recent = s.recent[1:]
	}
}

// again publishes a recent story under a new address.
func (s *stream) again(int) told {
	old := s.recent[s.rand.IntN(len(s.recent))]
	headline := old.Headline
	switch s.rand.IntN(5) {
	case 0:
		headline = strings.ReplaceAll(headline, "’", "'")
	case 1:
		headline = strings.ReplaceAll(headline, ",", " –")
	case 2:
		headline = "“" + headline + "”"
	case 3:
		headline = strings.ToUpper(headline)
	}
	words := strings.Fields(old.Dek)
	switch s.rand.IntN(6) {
	case 0: // a word mended
		words[s.rand.IntN(len(words))] = s.pick(fillers)
	case 1: // a word added
		words = append(words[:3:3], append([]string{s.pick(fillers)}, words[3:]...)...)
	case 2: // cut short
		words = words[:len(words)-1-s.rand.IntN(2)]
		words[len(words)-1] += "…"
	case 3: // two words changed
		for range 2 {
			words[s.rand.IntN(len(words))] = s.pick(fillers)
		}
	}
	it := s.finish(headline, strings.Join(words, " "))
	if s.rand.IntN(3) > 0 { // most keep the date of the first
		it.Published = old.Published
	}
	return told{item: it, repeat: old.Place}
}

// lookalike makes an item that only looks like another. Of a series there is
// one part a day, a week apart for a weekly; the stream is faster, and so the
// parts are dated ahead.
func (s *stream) lookalike(n int) tearsheet.Item {
	topic := s.pick(towns)
	switch s.rand.IntN(8) {
	case 0: // a live ticker whose headline counts the days
		part, at := s.part("ticker "+topic, 1)
		return s.dated(at, fmt.Sprintf("%s flood live updates: day %d", topic, part), fmt.Sprintf("All that happened in %s today, with pictures and maps of the roads that are closed.", topic))
	case 1: // a weekly column, another dek each time
		_, at := s.part("letters "+topic, 7)
		return s.dated(at, "Letters to the editor: "+topic, s.sentence(12))
	case 2: // a daily one whose dek is a formula
		_, at := s.part("crossword "+topic, 1)
		return s.dated(at, topic+" crossword of the day", "Play the crossword that all of "+topic+" talks about.")
	case 3: // the formula names the day of the week
		_, at := s.part("briefing "+topic, 1)
		return s.dated(at, "Your morning briefing from "+topic, "What you need to know in "+topic+" this "+at.Weekday().String()+" before you leave the house.")
	case 4: // results with other numbers, on one day
		return s.finish("Results from the "+topic+" regatta", fmt.Sprintf("Crew %d won the heat by %d seconds before crew %d on a windy afternoon.", n, s.rand.IntN(60), s.rand.IntN(1e6)))
	case 5: // the formula names the draw
		return s.finish("Lottery numbers for "+topic, fmt.Sprintf("Here are the numbers drawn in %s in draw %d.", topic, n))
	case 6: // one headline, two stories, on one day; half of them say it alike
		if s.rand.IntN(2) == 0 {
			return s.finish("In brief: "+topic, s.sentence(14))
		}
		return s.finish("From the courts of "+topic, fmt.Sprintf("One of the %s from %s was fined for blocking the %s with a %s.", s.pick(subjects), s.pick(towns), s.pick(objects), s.pick(objects)))
	}
	it := s.story() // one event with another number
	it.Headline = fmt.Sprintf("%d hurt as %s", n, it.Headline)
	it.Likeness = Sketch(it.Headline, it.Dek)
	return it
}

// part gives the number and the date of a series' next part.
func (s *stream) part(series string, days int) (int, time.Time) {
	if s.parts == nil {
		s.parts = map[string]int{}
	}
	s.parts[series]++
	return s.parts[series], time.Date(2011, 1, 1, 6, s.rand.IntN(90), 0, 0, time.UTC).AddDate(0, 0, days*s.parts[series])
}

func (s *stream) dated(at time.Time, headline, dek string) tearsheet.Item {
	it := s.finish(headline, dek)
	it.Published = s.stamp(at)
	return it
}

// score is what became of a stream.
type score struct {
	right, wrong, missed int
	looks                int
}

func (s score) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.wrong)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(1, s.right+s.missed)) }

// run judges n items as a store would: the candidates of the index, judged
// one after another. mark, when set, is called after each item.
func (l Likeness) run(n int, mark func(i int)) score {
	s := newStream()
	var x Index
	var sc score
	var buf []int
	items := make([]tearsheet.Item, 0, n)
	for i := range n {
		t := s.next(i)
		buf = x.Candidates(buf[:0], t.item.Likeness)
		found := -1
		for _, c := range buf {
			if l.Republished(items[c], t.item) {
				found = c
				break
			}
		}
		sc.count(t, found, items)
		x.Add(t.item.Likeness)
		items = append(items, t.item)
		if mark != nil {
			mark(i)
		}
	}
	return sc
}

// count settles one item. What repeats a story that itself was published
// again is right with any of its tellings: they share the headline's words.
func (s *score) count(t told, found int, items []tearsheet.Item) {
	if t.look {
		s.looks++
	}
	switch {
	case found >= 0 && t.repeat >= 0 && (found == t.repeat || sameWords(items[found].Headline, items[t.repeat].Headline)):
		s.right++
	case found >= 0:
		s.wrong++
		if t.repeat >= 0 {
			s.missed++
		}
	case t.repeat >= 0:
		s.missed++
	}
}

func sameWords(a, b string) bool {
	return strings.Join(words(a), " ") == strings.Join(words(b), " ")
}

func TestLikenessStream(t *testing.T) {
	const n = 20_000
	sc := Likeness{}.run(n, nil)
	t.Logf("%d items: %d published again found, %d missed, %d wrong; %d look-alikes; precision %.4f, recall %.4f",
		n, sc.right, sc.missed, sc.wrong, sc.looks, sc.precision(), sc.recall())
	if sc.precision() < 0.995 || sc.recall() < 0.95 || sc.right < n/100 || sc.looks < n/25 {
		t.Errorf("precision %.4f (at least 0.995), recall %.4f (at least 0.95)", sc.precision(), sc.recall())
	}
}

// BenchmarkLikenessStream judges a stream of a million items and reports
// precision, recall, and the cost of an item around the 10,000th and the
// millionth.
func BenchmarkLikenessStream(b *testing.B) {
	for range b.N {
		const n, window = 1_000_000, 10_000
		var marks []time.Time
		sc := Likeness{}.run(n, func(i int) {
			if i%window == window-1 {
				marks = append(marks, time.Now())
			}
		})
		early := marks[2].Sub(marks[0]) / 2
		last := len(marks) - 1
		late := marks[last].Sub(marks[last-2]) / 2
		b.ReportMetric(sc.precision(), "precision")
		b.ReportMetric(sc.recall(), "recall")
		b.ReportMetric(float64(early.Nanoseconds())/window, "ns/item@10k")
		b.ReportMetric(float64(late.Nanoseconds())/window, "ns/item@1M")
		b.ReportMetric(float64(late)/float64(early), "growth")
	}
}

// TestLikenessThresholds shows what the defaults were chosen by; -v prints it.
func TestLikenessThresholds(t *testing.T) {
	if testing.Short() {
		t.Skip("a table to look at")
	}
	for _, l := range []Likeness{{Dek: 0.5}, {Dek: 0.6}, {}, {Dek: 0.8}, {Dek: 0.9}, {Within: 6 * time.Hour}, {Within: 48 * time.Hour}} {
		sc := l.run(20_000, nil)
		l = l.withDefaults()
		t.Logf("dek %.2f within %v: precision %.4f, recall %.4f", l.Dek, l.Within, sc.precision(), sc.recall())
	}
}
