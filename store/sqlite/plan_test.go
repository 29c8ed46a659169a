package sqlite

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestQueriesUseIndexes asks SQLite how it would answer: no question of a run
// may scan a table that grows with the history.
func TestQueriesUseIndexes(t *testing.T) {
	s := openIn(t, t.TempDir()).(*Store)
	cases := []struct {
		name, query, index string
	}{
		{"the newest entries", selectEntries, "entries_by_order"},
		{"revisions", selectRevisions, "PRIMARY KEY"},
		{"related", selectRelated, "PRIMARY KEY"},
		{"arrivals", selectArrivals, "entries_by_arrival"},
		{"by key", selectByKeys, "PRIMARY KEY"},
		{"by address", selectByGUIDs, "entries_by_guid"},
		{"by wording", selectByWording, "entries_by_wording"},
		{"by likeness", selectByBands, "PRIMARY KEY"},
		{"by row", selectByIDs, "INTEGER PRIMARY KEY"},
		{"a source", selectSource, "sqlite_autoindex_sources_1"},
		{"a host", selectHost, "PRIMARY KEY"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rows, err := s.write.db.Query("EXPLAIN QUERY PLAN "+c.query, slices.Repeat([]any{1}, strings.Count(c.query, "?"))...)
			if err != nil {
				t.Fatal(err)
			}
			defer rows.Close()
			var plan []string
			for rows.Next() {
				var id, parent, unused any
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					t.Fatal(err)
				}
				plan = append(plan, detail)
				for _, table := range []string{"e", "r", "v", "k", "l", "bands"} {
					if strings.HasPrefix(detail, "SCAN "+table) {
						t.Errorf("a scan: %s", detail)
					}
				}
			}
			if !strings.Contains(fmt.Sprint(plan), c.index) {
				t.Errorf("%s is not used: %q", c.index, plan)
			}
			if c.query == selectEntries && slices.Contains(plan, "USE TEMP B-TREE FOR ORDER BY") {
				t.Errorf("the whole history is sorted: %q", plan)
			}
		})
	}
}
