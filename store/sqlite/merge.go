package sqlite

import (
	"context"

	"tearsheet"
	"tearsheet/store"
)

// mergeStatements are prepared before a merge begins its transaction.
var mergeStatements = []string{
	selectSource, insertSource, selectByKeys, selectByGUIDs, selectByWording, selectByIDs, selectByBands,
	insertEntry, updateEntry, insertKey, insertRevision, insertEvidence, insertBands, deleteBand, insertRelated,
	clearPublished, updateProfile,
}

// Merge keeps the contract's promise.
func (s *Store) Merge(ctx context.Context, c store.Capture) (store.Merged, error) {
	var merged store.Merged
	err := s.write.transact(ctx, mergeStatements, nil, func(t tx) (err error) {
		merged, err = s.merge(ctx, t, c)
		return err
	})
	if err != nil {
		return store.Merged{}, s.fail(ctx, "merge "+c.Source, err)
	}
	return merged, nil
}

func (s *Store) merge(ctx context.Context, t tx, c store.Capture) (store.Merged, error) {
	src, err := sourceOf(ctx, t, c.Source)
	if err != nil {
		return store.Merged{}, err
	}
	m, err := s.recall(ctx, t, src.id, c.Items)
	if err != nil {
		return store.Merged{}, err
	}
	changes, err := store.Merge(m.known, c, s.same)
	if err != nil {
		return store.Merged{}, err
	}
	w := writer{tx: t, source: src.id, seen: map[tearsheet.Evidence]int64{}}
	if err := w.changes(ctx, m, changes); err != nil {
		return store.Merged{}, err
	}
	if err := s.relate(ctx, &w, m, changes); err != nil {
		return store.Merged{}, err
	}
	if err := w.profile(ctx, src, c); err != nil {
		return store.Merged{}, err
	}
	return changes.Merged, w.clear(ctx)
}

// relate links new and reworded entries with those of other sources.
func (s *Store) relate(ctx context.Context, w *writer, m *memory, changes store.Changes) error {
	if s.related == nil {
		return nil
	}
	for _, n := range changes.New {
		if err := s.link(ctx, w, n.Entry, m.alike[store.Key(n.Entry.Item)]); err != nil {
			return err
		}
	}
	for _, k := range changes.Known {
		if k.Revised == nil {
			continue
		}
		found, err := alike(ctx, w.tx, k.Entry.Item.Likeness)
		if err != nil {
			return err
		}
		if err := s.link(ctx, w, k.Entry, found); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) link(ctx context.Context, w *writer, e tearsheet.Entry, found []candidate) error {
	others := closest(found, func(c candidate) bool { return c.source != w.source })
	if len(others) == 0 {
		return nil
	}
	type name struct{ source, id string }
	rows := map[name]record{}
	var candidates []tearsheet.Entry
	err := load(ctx, w.tx, others, func(r record) {
		rows[name{r.entry.Source, r.entry.ID}] = r
		candidates = append(candidates, r.entry)
	})
	if err != nil {
		return err
	}
	for _, r := range store.Relate(e, candidates, s.related) {
		if err := w.relate(ctx, w.rows[e.ID], rows[name{r.Source, r.ID}]); err != nil {
			return err
		}
	}
	return nil
}
