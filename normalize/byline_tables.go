package normalize

import "strings"

// phraseTable turns lists a role into one map to ask.
func phraseTable(lists map[role][]string) map[string]role {
	table := make(map[string]role)
	for _, r := range []role{sourceRole, notWriter, writer} { // a phrase in two lists is a writer's
		for _, p := range lists[r] {
			table[p] = r
		}
	}
	return table
}

func phraseSet(phrases ...string) map[string]bool {
	set := make(map[string]bool, len(phrases))
	for _, p := range phrases {
		set[p] = true
	}
	return set
}

func wordSet(words ...string) map[string]bool { return phraseSet(words...) }

// longestPhrase is the number of words in the longest phrase of the tables.
const longestPhrase = 4

// leading returns how many of the words in front make a phrase of the set,
// the longest such; 0 for none.
func leading(words []string, in func(string) bool) int {
	for n := min(longestPhrase, len(words)); n > 0; n-- {
		if in(fold(strings.Join(words[:n], " "))) {
			return n
		}
	}
	return 0
}

// fold is the form in which words are looked up: lower case, without the
// colon or comma after them.
func fold(s string) string {
	return strings.ToLower(strings.TrimRight(s, ":,;"))
}
