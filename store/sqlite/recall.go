package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"tearsheet"
	"tearsheet/store"
)

var (
	selectByKeys = `SELECT k.key, ` + entryColumns + ` FROM address_keys k JOIN entries e ON e.id = k.entry` + entryJoins + `
		WHERE k.source = ? AND k.key IN ` + list
	selectByGUIDs   = `SELECT ` + entryColumns + ` FROM ` + entryTables + ` WHERE e.source = ? AND e.guid IN ` + list
	selectByWording = `SELECT ` + entryColumns + ` FROM ` + entryTables + `
		WHERE e.source = ? AND e.wording = ? AND e.sort_at BETWEEN ? AND ? ORDER BY e.id DESC LIMIT 64`
	selectByIDs = `SELECT ` + entryColumns + ` FROM ` + entryTables + ` WHERE e.id IN ` + list

	// The newest entries of each of a likeness's bands.
	selectByBands = strings.TrimSuffix(strings.Repeat(
		`SELECT * FROM (SELECT entry, source FROM bands WHERE band = ? ORDER BY entry DESC LIMIT 64) UNION ALL `, someBands), " UNION ALL ")
)

// someBands is how many bands one statement takes.
const someBands = 8

// dateReach is how far apart the stated dates of one story can stand in the
// order of entries: a day stands at its midday, offsets reach from -12 to +14
// hours.
const dateReach = 38 * time.Hour

// mostAlike bounds how many candidates of a likeness are judged: those that
// share most bands, the newest among equals.
const mostAlike = 32

// memory is what a capture can be about.
type memory struct {
	known []store.Known
	rows  map[string]record // by id
	alike map[string][]candidate
}

// candidate shares bands with an item.
type candidate struct {
	entry, source int64
	shared        int
}

// recall finds the known entries that a capture can be about.
func (s *Store) recall(ctx context.Context, t tx, source int64, items []tearsheet.Item) (*memory, error) {
	m := &memory{rows: map[string]record{}, alike: map[string][]candidate{}}
	left, err := m.byKeys(ctx, t, source, items)
	if err != nil || len(left) == 0 {
		return m, err
	}
	if err := m.byAddresses(ctx, t, source, left); err != nil {
		return nil, err
	}
	for i := range left {
		if err := m.byWording(ctx, t, source, left[i]); err != nil {
			return nil, err
		}
	}
	if s.same == nil && s.related == nil {
		return m, nil
	}
	for i := range left {
		if err := m.byLikeness(ctx, t, source, left[i], s.same != nil); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *memory) add(r record, keys ...string) {
	m.rows[r.entry.ID] = r
	m.known = append(m.known, store.Known{Entry: r.entry, Keys: keys})
}

// byKeys gives the items whose address nobody answers to.
func (m *memory) byKeys(ctx context.Context, t tx, source int64, items []tearsheet.Item) (left []tearsheet.Item, err error) {
	keys := make([]string, len(items))
	for i := range items {
		keys[i] = store.Key(items[i])
	}
	answered := make(map[string]bool, len(items))
	for _, args := range parts(keys, many, source) {
		err := t.rows(ctx, func(rows *sql.Rows) error {
			var key string
			var r record
			if err := r.scan(rows, &key); err != nil {
				return err
			}
			answered[key] = true
			m.add(r, key)
			return nil
		}, selectByKeys, args...)
		if err != nil {
			return nil, err
		}
	}
	for i, it := range items {
		if !answered[keys[i]] {
			left = append(left, it)
		}
	}
	return left, nil
}

func (m *memory) byAddresses(ctx context.Context, t tx, source int64, items []tearsheet.Item) error {
	addresses := make([]string, len(items))
	for i := range items {
		addresses[i] = items[i].URL
	}
	for _, args := range parts(addresses, many, source) {
		if err := t.rows(ctx, m.scan, selectByGUIDs, args...); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) scan(rows *sql.Rows) error {
	var r record
	err := r.scan(rows)
	if err == nil {
		m.add(r)
	}
	return err
}

func (m *memory) byWording(ctx context.Context, t tx, source int64, it tearsheet.Item) error {
	if it.Headline == "" || it.Published.IsZero() {
		return nil
	}
	at := tearsheet.Entry{Item: it}.SortTime()
	return t.rows(ctx, m.scan, selectByWording, source, wording(it.Headline),
		at.Add(-dateReach).UnixMicro(), at.Add(dateReach).UnixMicro())
}

// byLikeness finds who shares bands with an item, and of them loads those of
// its own source if they may be the same story.
func (m *memory) byLikeness(ctx context.Context, t tx, source int64, it tearsheet.Item, same bool) error {
	found, err := alike(ctx, t, it.Likeness)
	if err != nil || len(found) == 0 {
		return err
	}
	m.alike[store.Key(it)] = found
	if !same {
		return nil
	}
	own := closest(found, func(c candidate) bool { return c.source == source })
	return load(ctx, t, own, func(r record) { m.add(r) })
}

// alike finds the entries that share bands with a likeness, whatever their
// source, those that share most first, then the newest.
func alike(ctx context.Context, t tx, likeness tearsheet.Signature) ([]candidate, error) {
	shared := map[int64]candidate{}
	for _, args := range parts(signed(likeness.Bands), someBands) {
		err := t.rows(ctx, func(rows *sql.Rows) error {
			var c candidate
			if err := rows.Scan(&c.entry, &c.source); err != nil {
				return err
			}
			c.shared = shared[c.entry].shared + 1
			shared[c.entry] = c
			return nil
		}, selectByBands, args...)
		if err != nil {
			return nil, err
		}
	}
	found := make([]candidate, 0, len(shared))
	for _, c := range shared {
		found = append(found, c)
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(b.shared-a.shared, cmp.Compare(b.entry, a.entry))
	})
	return found, nil
}

// closest are the row numbers of the first mostAlike candidates that fit.
func closest(found []candidate, fits func(candidate) bool) []int64 {
	var ids []int64
	for _, c := range found {
		if fits(c) && len(ids) < mostAlike {
			ids = append(ids, c.entry)
		}
	}
	return ids
}

// load reads entries by row number, in the order given.
func load(ctx context.Context, t tx, ids []int64, use func(record)) error {
	byID := make(map[int64]record, len(ids))
	for _, args := range parts(ids, many) {
		err := t.rows(ctx, func(rows *sql.Rows) error {
			var r record
			err := r.scan(rows)
			byID[r.id] = r
			return err
		}, selectByIDs, args...)
		if err != nil {
			return err
		}
	}
	for _, id := range ids {
		if r, ok := byID[id]; ok {
			use(r)
		}
	}
	return nil
}
