package scraper

import (
	"bytes"
	"fmt"
	"hash/maphash"

	"tearsheet"
)

// A few bytes can become many elements: a formatting element that is not
// closed is opened again in every block that follows (WHATWG HTML, "reconstruct
// the active formatting elements"), so that 400 of them and 100,000 paragraphs,
// one megabyte, would be 40 million elements. The parser has no bound for that,
// so the elements are estimated before it is asked, by keeping the standard's
// list of active formatting elements over the tags alone.

// maxElements bounds what a page may become; an element takes some 200 bytes.
// The largest real pages have 50,000.
const maxElements = 2_000_000

// checkElements returns an error of KindLimit for text that could become more
// elements than maxElements.
func checkElements(text []byte) error {
	if estimateElements(text, maxElements) <= maxElements {
		return nil
	}
	return &tearsheet.Error{
		Kind:   tearsheet.KindLimit,
		Err:    fmt.Errorf("the page would become more than %d elements", maxElements),
		Remedy: "no listing is as large; check the address",
	}
}

// estimateElements returns how many elements the parser could make of a text,
// counting no further than a limit.
func estimateElements(text []byte, limit int) int {
	a := activeList{seed: maphash.MakeSeed()}
	elements := 0
	for elements <= limit {
		i := bytes.IndexByte(text, '<')
		if i < 0 {
			break
		}
		text = text[i+1:]
		closing := len(text) > 0 && text[0] == '/'
		if closing {
			text = text[1:]
		}
		end := identEnd(text, 0)
		if end == 0 {
			continue
		}
		elements += 1 + a.active
		if closing {
			a.close(text[:end])
		} else {
			text = a.open(text, end)
		}
	}
	return elements
}

// activeList is the standard's list of active formatting elements, with marks
// where tables and cells begin.
type activeList struct {
	entries []activeEntry
	active  int // formatting elements after the last cell
	foreign int // open <svg> and <math>, in which scripts are elements like others
	seed    maphash.Seed
}

type activeEntry struct {
	kind entryKind
	name byte   // of a formatting element: its place in formatting
	hash uint64 // of its tag with all attributes
}

type entryKind byte

const (
	formatEntry entryKind = iota
	cellEntry             // formatting does not reach over the edge of a cell
	tableEntry
)

// open notes a start tag and returns the text to go on with. The content of a
// script is left out: tags in it are text.
func (a *activeList) open(text []byte, end int) []byte {
	var lower [8]byte
	switch name := lowerName(&lower, text[:end]); string(name) {
	case "script":
		if a.foreign == 0 {
			if i := bytes.Index(text, []byte("</script")); i >= 0 {
				return text[i:]
			}
		}
	case "svg", "math":
		a.foreign++
	case "table":
		a.entries = append(a.entries, activeEntry{kind: tableEntry})
	case "td", "th", "caption":
		a.endCell()
		a.entries = append(a.entries, activeEntry{kind: cellEntry})
		a.active = 0
	case "tr":
		a.endCell()
	default:
		if at := formattingName(name); at > 0 {
			a.format(text, at)
		}
	}
	return text[end:]
}

// format adds a formatting element; three that are equal are the most.
func (a *activeList) format(text []byte, name byte) {
	tag := text
	if i := bytes.IndexByte(tag[:min(len(tag), 1024)], '>'); i >= 0 {
		tag = tag[:i]
	}
	e := activeEntry{name: name, hash: maphash.Bytes(a.seed, tag)}
	same := 0
	for i := len(a.entries) - 1; i >= 0 && a.entries[i].kind != cellEntry; i-- {
		if a.entries[i] == e {
			same++
		}
	}
	if same < 3 {
		a.entries = append(a.entries, e)
		a.active++
	}
}

func (a *activeList) close(tag []byte) {
	var lower [8]byte
	switch name := lowerName(&lower, tag); string(name) {
	case "svg", "math":
		a.foreign = max(0, a.foreign-1)
	case "td", "th", "caption", "tr":
		a.endCell()
	case "table":
		a.endCell()
		for i := len(a.entries) - 1; i >= 0; i-- {
			if a.entries[i].kind == tableEntry {
				a.entries = append(a.entries[:i], a.entries[i+1:]...)
				return
			}
		}
	default:
		if at := formattingName(name); at > 0 {
			a.unformat(at)
		}
	}
}

// unformat drops the last formatting element of a name in this cell.
func (a *activeList) unformat(name byte) {
	for i := len(a.entries) - 1; i >= 0 && a.entries[i].kind != cellEntry; i-- {
		if a.entries[i].kind == formatEntry && a.entries[i].name == name {
			a.entries = append(a.entries[:i], a.entries[i+1:]...)
			a.active--
			return
		}
	}
}

// endCell ends the open cell of the current table, and all formatting in it.
func (a *activeList) endCell() {
	for i := len(a.entries) - 1; i >= 0 && a.entries[i].kind != tableEntry; i-- {
		if a.entries[i].kind == cellEntry {
			a.entries = a.entries[:i]
			a.count()
			return
		}
	}
}

// count counts the formatting elements after the last cell.
func (a *activeList) count() {
	a.active = 0
	for i := len(a.entries) - 1; i >= 0 && a.entries[i].kind != cellEntry; i-- {
		if a.entries[i].kind == formatEntry {
			a.active++
		}
	}
}

// formattingName returns the number of a formatting element; 0 for others. <a>
// and <nobr> are left out: a second one closes the first.
func formattingName(name []byte) byte {
	switch string(name) {
	case "b":
		return 1
	case "big":
		return 2
	case "code":
		return 3
	case "em":
		return 4
	case "font":
		return 5
	case "i":
		return 6
	case "s":
		return 7
	case "small":
		return 8
	case "strike":
		return 9
	case "strong":
		return 10
	case "tt":
		return 11
	case "u":
		return 12
	}
	return 0
}

// lowerName returns a tag's name in lower case; nil for one that is longer
// than those that matter.
func lowerName(buf *[8]byte, name []byte) []byte {
	if len(name) > len(buf) {
		return nil
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return buf[:len(name)]
}
