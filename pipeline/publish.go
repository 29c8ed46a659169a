package pipeline

import (
	"context"
	"fmt"
	"time"

	"tearsheet"
	"tearsheet/feed"
)

// publish writes the encodings of a document and names the files that
// changed. All are encoded before the first is placed.
func publish(ctx context.Context, to feed.Publisher, d feed.Document) (wrote []string, err error) {
	files, err := d.Files()
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		changed, err := to.Publish(ctx, f.Name, f.Data)
		if err != nil {
			return wrote, err
		}
		if changed {
			wrote = append(wrote, f.Name)
		}
	}
	return wrote, nil
}

// fingerprint covers all that shapes a source's files besides its entries.
// What else was learnt of the source is left out: it comes from the page, and
// the page has its validator.
func (p *Pipeline) fingerprint(src tearsheet.Source, learnt tearsheet.Profile) string {
	recipe := src.Recipe
	if recipe == nil {
		recipe = learnt.Recipe
	}
	return tearsheet.Digest(fmt.Appendf(nil, "%q %q %q %q %d %d %q %q %q %q",
		src.URL, src.Title, src.Language, src.Timezone, src.Pages, src.Limit,
		src.Tracking, recipe.Digest(), p.BaseURL, p.Version))
}

// revisit is what may shorten the first request: the validator of the last
// page, if what was published then is what would be published now, and stands.
func (p *Pipeline) revisit(ctx context.Context, src tearsheet.Source, known tearsheet.Profile) tearsheet.Validator {
	if known.Published.Fingerprint != p.fingerprint(src, known) {
		return tearsheet.Validator{}
	}
	for _, name := range feed.Names(src.ID) {
		if !p.Publisher.Has(ctx, name) {
			return tearsheet.Validator{}
		}
	}
	v := known.Published.Validator
	if p.Refetch {
		v.FreshUntil = time.Time{}
	}
	return v
}

// publication describes the files as they now stand.
func (p *Pipeline) publication(src tearsheet.Source, profile tearsheet.Profile, page tearsheet.Page) tearsheet.Publication {
	return tearsheet.Publication{Fingerprint: p.fingerprint(src, profile), Validator: page.Validator}
}
