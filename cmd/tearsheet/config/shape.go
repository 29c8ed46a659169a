package config

// The shape of tearsheet.yaml. A field's yaml tag is its key; its
// jsonschema_description is what an editor shows beside it (schema.json is
// generated from these types).

type file struct {
	Output       string   `yaml:"output" jsonschema_description:"Folder of the feeds, one folder a source. Relative to this file. Default: feeds"`
	BaseURL      string   `yaml:"base_url" jsonschema_description:"Address under which the output folder is served; self links come from it"`
	Store        string   `yaml:"store" jsonschema_description:"The database file. Relative to this file. Default: tearsheet.db"`
	Contact      string   `yaml:"contact" jsonschema_description:"Mail address or web page of whoever runs this; sites see it in the User-Agent"`
	AllowPrivate []string `yaml:"allow_private" jsonschema_description:"Private addresses that may be asked although they are refused by default: addresses, prefixes or host names"`
	Every        interval `yaml:"every" jsonschema_description:"How often sources are due that do not say so themselves: a duration like 30m, or auto. Default: 1h"`
	Timeout      duration `yaml:"timeout" jsonschema_description:"Time for one page, whole, of sources that do not say so themselves"`
	MinDelay     duration `yaml:"min_delay" jsonschema_description:"Least pause between two requests to one host. Default: 1s"`
	Proxy        secret   `yaml:"proxy" jsonschema_description:"Proxy of sources that have none of their own: an http, https or socks5 address"`
	Tracking     []string `yaml:"tracking" jsonschema_description:"Query parameters to drop from addresses besides the built-in list; a trailing * makes a prefix"`
	Alike        *alike   `yaml:"alike" jsonschema_description:"When two items count as the same story"`
	Sources      []source `yaml:"sources" jsonschema_description:"The news listings that become feeds"`
}

type source struct {
	ID       string            `yaml:"id" jsonschema:"required" jsonschema_description:"Names the source in files, logs and the store: letters, digits, dots, hyphens, underscores. Never reuse one"`
	URL      string            `yaml:"url" jsonschema:"required" jsonschema_description:"Address of the listing's first page"`
	Title    string            `yaml:"title" jsonschema_description:"Title of the feed. Default: the page's"`
	Language string            `yaml:"language" jsonschema_description:"Language of the listing, like en or pt-BR. Default: the page's"`
	Timezone string            `yaml:"timezone" jsonschema_description:"Zone in which the listing writes its times, like Asia/Seoul. Default: UTC, marked as assumed"`
	Every    interval          `yaml:"every" jsonschema_description:"How often it is due: a duration like 30m, or auto to learn it from when new items come. Default: 1h"`
	Pages    count             `yaml:"pages" jsonschema_description:"Listing pages read a refresh, following the pager. Default: 1"`
	Limit    count             `yaml:"limit" jsonschema_description:"Newest items in the feed. Default: 50"`
	Recipe   *recipe           `yaml:"recipe" jsonschema_description:"Which element holds which field. Default: detected from the page"`
	Tracking []string          `yaml:"tracking" jsonschema_description:"Query parameters to drop from addresses besides the built-in list; a trailing * makes a prefix"`
	Headers  map[string]secret `yaml:"headers" jsonschema_description:"Request headers, sent to the source's own site only"`
	Cookies  map[string]secret `yaml:"cookies" jsonschema_description:"Cookies, sent to the source's own site only"`
	Auth     *auth             `yaml:"auth" jsonschema_description:"Basic authentication"`
	Proxy    secret            `yaml:"proxy" jsonschema_description:"An http, https or socks5 address"`
	Cert     *certificate      `yaml:"certificate" jsonschema_description:"Client certificate, as PEM files"`
	CA       string            `yaml:"ca" jsonschema_description:"PEM file of roots to trust besides the system's"`
	HTTP2    *bool             `yaml:"http2" jsonschema_description:"false asks over HTTP/1.1 only. Default: true"`
	Timeout  duration          `yaml:"timeout" jsonschema_description:"Time for one page, whole"`
	MinDelay duration          `yaml:"min_delay" jsonschema_description:"Least pause between two requests to the host. Default: 1s"`
}

type auth struct {
	User     secret `yaml:"user" jsonschema:"required"`
	Password secret `yaml:"password" jsonschema:"required" jsonschema_description:"Better not here: {env: NAME} or {file: path}"`
}

type certificate struct {
	File string `yaml:"file" jsonschema:"required" jsonschema_description:"The certificate. Relative to this file"`
	Key  string `yaml:"key" jsonschema:"required" jsonschema_description:"Its key. Relative to this file"`
}

type recipe struct {
	block  `yaml:",inline"`
	Blocks []block `yaml:"blocks" jsonschema_description:"Several sets of cards, each built alike; list, card and the fields then stand in the blocks"`
	Next   rules   `yaml:"next" jsonschema_description:"The link to the next page, relative to the document"`
}

type block struct {
	List     string `yaml:"list" jsonschema_description:"CSS selector of the container. With it, a container without cards means that there is nothing today"`
	Card     string `yaml:"card" jsonschema_description:"CSS selector of the cards, relative to the container; of the first of a run of siblings where a card has no element of its own"`
	Data     string `yaml:"data" jsonschema_description:"Path to the list in the page's embedded data, for a page that shows no cards; list and card are left out then"`
	Headline rules  `yaml:"headline" jsonschema_description:"Rules, relative to the card"`
	Link     rules  `yaml:"link" jsonschema_description:"Rules; mostly with @href"`
	Dek      rules  `yaml:"dek" jsonschema_description:"Rules; all matches of the first that gives something are joined as paragraphs"`
	Byline   rules  `yaml:"byline" jsonschema_description:"Rules; all matches of the first that gives something"`
	Date     rules  `yaml:"date" jsonschema_description:"Rules; a time element gives its datetime and its text"`
	Image    rules  `yaml:"image" jsonschema_description:"Rules; mostly with @src"`
	Labels   rules  `yaml:"labels" jsonschema_description:"Rules for badges and tags; all matches of the first that gives something"`
}
