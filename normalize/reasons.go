package normalize

// Reasons for which cards and fields are left out, as they are counted in
// Result.Dropped and shown in run reports. They are stable: scripts may look
// for them. A card's reason takes the card with it, a field's only the field.
const (
	DropNoLink     = "card: no link"
	DropScheme     = "card: not an http or https link" // javascript:, mailto: …
	DropBadLink    = "card: link that cannot be read"
	DropItself     = "card: link to the page itself"
	DropLongLink   = "card: link longer than 16 kB"
	DropNoHeadline = "card: no headline"
	DropTwice      = "card: same address twice on the page"
	DropByline     = "field: byline that names nobody"
	DropImage      = "field: picture without an http or https address"
	DropDek        = "field: dek that repeats the headline"
	DropLabels     = "field: more than 64 labels"
	DropDate       = "field: date: " // followed by the reason that Dates gives
)
