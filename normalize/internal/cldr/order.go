package cldr

import (
	_ "embed"
	"strings"
)

//go:embed orders.txt
var orders string

// Order is how all-number dates are written where a language is spoken: 'd' or
// 'm' for what comes first, 'u' where its regions do not agree or the tag is
// unknown.
type Order struct {
	Full      byte // with a year behind
	Short     byte // without a year
	YearFirst bool // the year stands first, so that 21.06.18 is 2021
}

// OrderOf gives the order of a BCP 47 tag: of its region if it names one that
// CLDR knows, else of the language if all but a few of its speakers agree.
func OrderOf(tag string) Order {
	name := Primary(tag)
	if region := region(tag); region != "" {
		if o, ok := orderLine(name + "-" + region); ok {
			return o
		}
		if name == "en" { // no one order to fall back on
			return Order{Full: 'u', Short: 'u'}
		}
	}
	if o, ok := orderLine(name); ok && name != "" {
		return o
	}
	return Order{Full: 'u', Short: 'u'}
}

func orderLine(key string) (Order, bool) {
	var at int
	if !strings.HasPrefix(orders, key+"\t") {
		if at = strings.Index(orders, "\n"+key+"\t") + 1; at == 0 {
			return Order{}, false
		}
	}
	at += len(key) + 1
	return Order{orders[at], orders[at+1], orders[at+2] == 'y'}, true
}

// region gives the region subtag in lower case; "" for none (RFC 5646, 2.2.4).
func region(tag string) string {
	for i, part := range strings.FieldsFunc(tag, func(r rune) bool { return r == '-' || r == '_' }) {
		if len(part) == 1 {
			break // extensions follow
		}
		if i > 0 && (len(part) == 2 || len(part) == 3 && part[0] <= '9') {
			return strings.ToLower(part)
		}
	}
	return ""
}
