package induce

// The score of a group of cards is the sum over its cards of how much a card
// is worth, squared, times what the place on the page is worth; less what the
// selector gives besides cards. Squared, because ten cards that show all a
// teaser can show are a listing and forty bare links are a menu.

// worth is what a card shows and how far each speaks for a listing. The
// weights sum up to 1; each is the share of what we are ready to believe from
// that evidence alone.
var worth = [...]struct {
	name   string
	weight float64
	why    string
}{
	evHeading:  {"heading", 0.20, "a headline stands in a heading far more often than a menu entry does"},
	evDate:     {"date", 0.22, "dates repeat in listings and archives, and in no menu"},
	evText:     {"text", 0.14, "a teaser or a byline stands beside the headline"},
	evPicture:  {"picture", 0.12, "teasers are illustrated; menus have icons at most"},
	evHeadline: {"headline", 0.17, "headlines are sentences: long, and each another"},
	evAddress:  {"address", 0.15, "addresses of stories have slugs, numbers, dates"},
}

const (
	evHeading = iota
	evDate
	evText
	evPicture
	evHeadline
	evAddress
	evidences
)

// places weighs where a card stands. The lowest of the weights counts.
var places = []struct {
	place  place
	weight float64
	why    string
}{
	{inFooter, 0.1, "the page's footer repeats what stands elsewhere"},
	{inNav, 0.1, "a menu, even one with teasers in it, leads away from the listing"},
	{inHeader, 0.2, "the page's header holds menus and tickers; some sites wrap a lead story in one"},
	{inForm, 0.3, "log-in, search and sharing"},
	{inDialog, 0.3, "consent and sign-up lie over the page"},
	{inComment, 0.1, "what readers wrote is no story"},
	{inAd, 0.15, "paid for"},
	{inCaption, 0.2, "belongs to a picture"},
	{inSide, 0.3, "most read and related repeat stories or bring old ones"},
	{inAside, 0.4, "beside the matter; on some sites the only list there is"},
	{inMargin, 0.7, "a narrow column; as often part of a front page's listing"},
	{inQuote, 0.2, "code and quotations"},
}

// What a selector gives besides cards costs.
const (
	costStray   = 0.25 // an element without a story: an advertisement, a spacer
	costWrong   = 0.4  // besides, when a link in it would be taken for a story
	costCrowded = 1.5  // an element with several: it is no card but holds cards
	costAgain   = 0.02 // a story shown again: harmless, it is one item
	costPlace   = 0.2  // a card in a menu or side list, where others stand in the matter
	costNested  = 0.5  // share of the score lost where elements stand in each other
	costPick    = 0.02 // share lost for each point that the selector costs
)

// A further block of a page must be worth this much beside the first.
const (
	blockWorth = 0.55 // of the first block's mean worth, a card
	blockScore = 0.04 // of the first block's score
)

func (p place) weight() float64 {
	w := 1.0
	for _, pl := range places {
		if p&pl.place != 0 && pl.weight < w {
			w = pl.weight
		}
	}
	return w
}
