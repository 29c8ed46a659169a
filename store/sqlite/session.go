package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// session is a pool with the statements prepared on it so far.
type session struct {
	db       *sql.DB
	prepared sync.Map // of *sql.Stmt, by query
}

func (s *session) close() error { return s.db.Close() }

// statement prepares a query once for the life of the session. Preparing may
// wait for a connection, so it is done unlocked; of two at once one is kept.
func (s *session) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.prepared.Load(query); ok {
		return st.(*sql.Stmt), nil
	}
	st, err := s.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	kept, ok := s.prepared.LoadOrStore(query, st)
	if ok {
		st.Close()
	}
	return kept.(*sql.Stmt), nil
}

// tx is a transaction that uses the statements prepared before it. Preparing
// takes a connection of the pool and so must come first.
type tx struct {
	*sql.Tx
	statements map[string]*sql.Stmt
}

// transact runs do in one transaction: all of it or, on any error, nothing.
func (s *session) transact(ctx context.Context, queries []string, o *sql.TxOptions, do func(tx) error) error {
	statements := make(map[string]*sql.Stmt, len(queries))
	for _, q := range queries {
		st, err := s.statement(ctx, q)
		if err != nil {
			return err
		}
		statements[q] = st
	}
	t, err := s.db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer t.Rollback() // after a commit it does nothing
	if err := do(tx{t, statements}); err != nil {
		return err
	}
	return t.Commit()
}

// ask runs one query outside of any transaction of ours: a statement sees the
// store at one moment by itself.
func (s *session) ask(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	st, err := s.statement(ctx, query)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(ctx, args...)
	return each(rows, err, scan)
}

func each(rows *sql.Rows, err error, scan func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (t tx) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if st := t.statements[query]; st != nil {
		return t.StmtContext(ctx, st).ExecContext(ctx, args...)
	}
	return t.ExecContext(ctx, query, args...)
}

// rows runs a query and hands each row to scan.
func (t tx) rows(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	if st := t.statements[query]; st != nil {
		rows, err := t.StmtContext(ctx, st).QueryContext(ctx, args...)
		return each(rows, err, scan)
	}
	rows, err := t.QueryContext(ctx, query, args...)
	return each(rows, err, scan)
}
