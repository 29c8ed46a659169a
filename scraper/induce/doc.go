// Package induce finds the recipe of a listing page: which elements are its
// cards and which of their parts are headline, link, dek, byline, date,
// picture and labels. It never makes cards itself.
//
//	Document ─▶ survey ─▶ units ─▶ groups ─▶ blocks ─▶ columns ─▶ fields ─▶ Recipe
//
// The files, in that order:
//
//	survey.go    the page laid flat: subtrees as ranges
//	key.go       the simple selectors that an element answers to
//	lasting.go   which class words last, and what a selector costs
//	place.go     what part of a page an element stands in
//	link.go      which links lead to stories
//	unit.go      which of them are headlines
//	overlay.go   headings whose link lies over the card
//	group.go     candidate groups: what one selector gives, as cards
//	weights.go   what speaks for a group and how much, in one table
//	score.go     the score of a group
//	choose.go    the groups that make the listing, and why the others lost
//	list.go      the container of the cards
//	column.go    positions that repeat over the cards
//	facts.go     what the values of a column say together
//	values.go    what single values are
//	headline.go, dek.go, byline.go, date.go, image.go, label.go
//	             the column of each field
//	split.go     fields that share one element
//	beside.go    dates that stand as bare text beside the headline
//	picture.go   pictures that are icons
//	pager.go     the link to the next page
//	embedded.go  embedded data: fields that cards lack, listings that scripts draw
//	refuse.go    pages that are no listing, and what can be done
//	induce.go    all of it in one function
package induce
