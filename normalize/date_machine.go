package normalize

// machineDate reads the form that most attributes have without looking at any
// language: 2021-06-18, 2021-06-18T10:30, …:15.123Z, … +09:00 (RFC 3339, ISO
// 8601), with a blank for the T. All else is left to the grammar.
func machineDate(s string) (dateParts, bool) {
	var d dateParts
	if len(s) < 10 || len(s) > 40 || s[4] != '-' || s[7] != '-' {
		return d, false
	}
	y, ok1 := dateDigits(s, 0, 4)
	m, ok2 := dateDigits(s, 5, 2)
	day, ok3 := dateDigits(s, 8, 2)
	if !ok1 || !ok2 || !ok3 || m < 1 || m > 12 || day < 1 || day > 31 {
		return d, false
	}
	d.year, d.yearDigits, d.month, d.day = int16(y), 4, int16(m), int16(day)
	d.text = s
	if len(s) == 10 {
		return d, true
	}
	if s[10] != 'T' && s[10] != 't' && s[10] != ' ' || !d.machineClock(s[11:]) {
		return dateParts{}, false
	}
	return d, true
}

func (d *dateParts) machineClock(s string) bool {
	if len(s) < 5 || s[2] != ':' {
		return false
	}
	h, ok1 := dateDigits(s, 0, 2)
	m, ok2 := dateDigits(s, 3, 2)
	if !ok1 || !ok2 {
		return false
	}
	sec, digits := 0, uint8(4)
	s = s[5:]
	if len(s) >= 3 && s[0] == ':' {
		var ok bool
		if sec, ok = dateDigits(s, 1, 2); !ok {
			return false
		}
		s, digits = s[3:], 6
		if len(s) > 1 && (s[0] == '.' || s[0] == ',') {
			n := 1
			for n < len(s) && '0' <= s[n] && s[n] <= '9' {
				n++
			}
			s = s[n:]
		}
	}
	return d.clock.set(int64(h), int64(m), int64(sec), digits) && d.machineZone(s)
}

func (d *dateParts) machineZone(s string) bool {
	if len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	switch {
	case s == "":
		return true
	case s == "Z" || s == "z":
		d.zone = dateZone{ok: true, name: "z"}
		return true
	case s[0] != '+' && s[0] != '-':
		return false
	}
	h, ok := dateDigits(s, 1, 2)
	m := 0
	switch {
	case !ok || h > 14:
		return false
	case len(s) == 6 && s[3] == ':':
		m, ok = dateDigits(s, 4, 2)
	case len(s) == 5:
		m, ok = dateDigits(s, 3, 2)
	case len(s) != 3:
		return false
	}
	if !ok || m > 59 {
		return false
	}
	d.zone = dateZone{ok: true, offset: int32(h*3600 + m*60)}
	if s[0] == '-' {
		d.zone.offset = -d.zone.offset
	}
	return true
}

// dateDigits reads n digits at a place.
func dateDigits(s string, at, n int) (v int, ok bool) {
	if len(s) < at+n {
		return 0, false
	}
	for _, c := range []byte(s[at : at+n]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// dateStamp reads Unix time in seconds, milliseconds or microseconds, by the
// count of its digits: from 1973 on seconds have nine or ten.
func dateStamp(number int64, digits uint8) (int64, bool) {
	switch digits {
	case 10:
		return number, true
	case 13:
		return number / 1e3, true
	case 16:
		return number / 1e6, true
	}
	return 0, false
}
