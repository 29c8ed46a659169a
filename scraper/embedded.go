package scraper

// Embedded is the data that a page holds for machines.
type Embedded struct{}

func readEmbedded(*Document) (*Embedded, error) { return &Embedded{}, nil }

func (b *block) readData(*Document, int) (part, error) { return part{}, nil }

func (c *column) applyData(*rule, []bool) int { return 0 }
