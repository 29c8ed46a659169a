package cldr

import "strings"

// Written gives the languages that are written in the spaceless script of a
// rune.
func Written(r rune) []string {
	switch {
	case r >= 0xE00 && r < 0xE80:
		return []string{"th"}
	case r >= 0xE80 && r < 0xF00:
		return []string{"lo"}
	case r >= 0xF00 && r < 0x1000:
		return []string{"bo", "dz"}
	case r >= 0x1000 && r < 0x10A0:
		return []string{"my"}
	case r >= 0x1780 && r < 0x1800:
		return []string{"km"}
	case r >= 0x3040 && r < 0x3100:
		return []string{"ja"}
	case r >= 0xA000 && r < 0xA4D0:
		return []string{"ii"}
	case r >= 0xAC00 && r < 0xD7B0, r >= 0x1100 && r < 0x1200:
		return []string{"ko"}
	case r >= 0x2E80 && r < 0xA000:
		return []string{"ja", "yue", "zh"}
	}
	return nil
}

// Major reports the languages in which many papers are written. A word that
// one of them knows is taken for theirs before it is looked for in the rest.
func Major(name string) bool { return strings.Contains(major, " "+name+" ") }

const major = " af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu "
