package testsite

// Skin is a way in which listings are marked up.
type Skin string

// The skins.
const (
	Articles    Skin = "articles"    // semantic elements, <time datetime>
	Cards       Skin = "cards"       // utility classes; the whole card is a link
	Table       Skin = "table"       // pairs of table rows, bare text between <br>s
	Definitions Skin = "definitions" // dt and dd, runs of siblings
	List        Skin = "list"        // plain list items, numbers for dates
)

// Skins lists all skins.
func Skins() []Skin { return []Skin{Articles, Cards, Table, Definitions, List} }

type skin struct {
	list      func(s *Site, cards []Story) string
	recipe    string
	precision string // layout of the dates on its cards
	pictures  bool
}

var skins = map[Skin]skin{
	Articles:    {articles, articlesRecipe, "2006-01-02T15:04:05Z07:00", true},
	Cards:       {cards, cardsRecipe, "2006-01-02", true},
	Table:       {table, tableRecipe, "2006-01-02", true},
	Definitions: {definitions, definitionsRecipe, "2006-01-02T15:04", false},
	List:        {list, listRecipe, "2006-01-02", false},
}

// Recipe returns the recipe that a person would write for a skin, as YAML.
func (k Skin) Recipe() string { return skins[k].recipe }
