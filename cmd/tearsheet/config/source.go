package config

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"tearsheet"
)

func (r *reader) source(f *file, s *source) tearsheet.Source {
	out := tearsheet.Source{
		ID: s.ID, URL: s.URL, Title: s.Title, Language: s.Language, Timezone: s.Timezone,
		Pages:    cmpOr(int(s.Pages), DefaultPages),
		Limit:    cmpOr(int(s.Limit), DefaultLimit),
		Tracking: slices.Concat(f.Tracking, s.Tracking),
	}
	r.identity(s)
	every := s.Every
	if every == (interval{}) {
		every = f.Every
	}
	out.Adaptive = every.Auto
	out.Every = time.Duration(every.Every)
	if every == (interval{}) {
		out.Every = DefaultEvery
	}
	r.tracking(s.Tracking)
	if s.Recipe != nil {
		out.Recipe = r.recipe(s.Recipe)
	}
	out.Fetch = r.fetch(f, s)
	return out
}

func cmpOr(n, byDefault int) int {
	if n < 1 {
		return byDefault
	}
	return n
}

// identity checks what names a source and its place in the world.
func (r *reader) identity(s *source) {
	if s.ID != "" && !isID(s.ID) {
		r.at([]any{&s.ID}, "%q cannot name a folder; use letters, digits, dots, hyphens and underscores, a letter or digit first", s.ID)
	}
	if s.URL != "" {
		if problem := badAddress(s.URL, "http", "https"); problem != "" {
			r.at([]any{&s.URL}, "%s", problem)
		}
	}
	if s.Language != "" && !isLanguage(s.Language) {
		r.at([]any{&s.Language}, "%q is no language tag; write it like en or pt-BR", s.Language)
	}
	if s.Timezone != "" && (tearsheet.Source{Timezone: s.Timezone}).Location() == nil {
		r.at([]any{&s.Timezone}, "%q is no time zone; write it like Asia/Seoul or UTC", s.Timezone)
	}
}

const idPattern = `[A-Za-z0-9][A-Za-z0-9._-]{0,99}`

const idBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

func isID(s string) bool {
	return len(s) <= 100 && strings.Trim(s, idBytes) == "" && !strings.ContainsAny(s[:1], "._-")
}

const languagePattern = `[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*`

// isLanguage takes what has the form of a BCP 47 tag.
func isLanguage(s string) bool {
	for i, sub := range strings.Split(s, "-") {
		if sub == "" || len(sub) > 8 || strings.Trim(sub, idBytes[:62]) != "" {
			return false
		}
		if i == 0 && (len(sub) < 2 || strings.ContainsAny(sub, "0123456789")) {
			return false
		}
	}
	return true
}

// badAddress says what is wrong with an absolute address of these schemes; ""
// when nothing is.
func badAddress(s string, schemes ...string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil, !slices.Contains(schemes, u.Scheme), u.Hostname() == "":
		return fmt.Sprintf("%q is no address; it begins with %s", s, strings.Join(prefixes(schemes), " or "))
	}
	return ""
}

func prefixes(schemes []string) []string {
	out := make([]string, len(schemes))
	for i, s := range schemes {
		out[i] = s + "://"
	}
	return out
}

// fetch gathers how the site wants to be asked.
func (r *reader) fetch(f *file, s *source) tearsheet.Fetch {
	out := tearsheet.Fetch{
		CAFile:   r.path(s.CA, ""),
		MinDelay: time.Duration(s.MinDelay),
		Timeout:  time.Duration(s.Timeout),
		NoHTTP2:  s.HTTP2 != nil && !*s.HTTP2,
	}
	if out.MinDelay == 0 {
		out.MinDelay = time.Duration(f.MinDelay)
	}
	if out.Timeout == 0 {
		out.Timeout = time.Duration(f.Timeout)
	}
	if s.Cert != nil {
		out.CertFile, out.KeyFile = r.path(s.Cert.File, ""), r.path(s.Cert.Key, "")
	}
	if s.Auth != nil {
		out.User, out.Pass = r.secret(&s.Auth.User, s.Auth.User), r.secret(&s.Auth.Password, s.Auth.Password)
	}
	r.headers(s, &out)
	r.cookies(s, &out)
	out.Proxy = r.proxy(f, s)
	return out
}

func (r *reader) headers(s *source, out *tearsheet.Fetch) {
	for _, name := range sortedKeys(s.Headers) {
		value := r.secret(&s.Headers, s.Headers[name])
		if !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
			r.at([]any{&s.Headers}, "%q is no header that HTTP can carry", name)
			continue
		}
		if out.Header == nil {
			out.Header = http.Header{}
		}
		out.Header.Set(name, value)
	}
}

func (r *reader) cookies(s *source, out *tearsheet.Fetch) {
	for _, name := range sortedKeys(s.Cookies) {
		value := r.secret(&s.Cookies, s.Cookies[name])
		if c := (&http.Cookie{Name: name, Value: value}); c.Valid() != nil {
			r.at([]any{&s.Cookies}, "%q is no cookie that HTTP can carry", name)
		}
		out.Cookies = append(out.Cookies, tearsheet.Cookie{Name: name, Value: value})
	}
}

func sortedKeys(m map[string]secret) []string {
	var names []string
	for k := range m {
		names = append(names, k)
	}
	slices.Sort(names)
	return names
}

func (r *reader) proxy(f *file, s *source) string {
	from, own := s.Proxy, any(&s.Proxy)
	if from.isZero() {
		from, own = f.Proxy, &f.Proxy
	}
	value := r.secret(own, from)
	if value == "" {
		return ""
	}
	if badAddress(value, "http", "https", "socks5") != "" {
		// The value may hold a password: it is not repeated.
		r.at([]any{own}, "this is no address of a proxy; it begins with http://, https:// or socks5://")
	}
	return value
}

// secret reads where a secret is kept. What goes wrong is told without it.
func (r *reader) secret(field any, s secret) string {
	switch {
	case s.Text != "" || s.isZero() || r.secrets == nil:
		return s.Text
	case s.Env != "":
		v, ok := r.secrets(s.Env)
		if !ok || v == "" {
			r.at([]any{field}, "the environment has no %s", s.Env)
		}
		return v
	}
	data, err := os.ReadFile(r.path(s.File, ""))
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		r.at([]any{field}, "the secret cannot be read: %s: %v", s.File, pathErr.Err)
	}
	return strings.TrimRight(string(data), "\r\n")
}

// IDFor makes an id of a listing's address: its host without "www.", and its
// path, in lower case with hyphens. The empty address gives "page".
func IDFor(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "page"
	}
	text := strings.ToLower(strings.TrimPrefix(u.Hostname(), "www.") + "/" + strings.TrimSuffix(u.Path, ".html"))
	words := strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune(idBytes[26:62], r) })
	id := strings.Join(words, "-")
	if id == "" {
		return "page"
	}
	return strings.TrimRight(id[:min(len(id), 100)], "-")
}
