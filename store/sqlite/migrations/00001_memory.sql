-- +goose Up
-- Instants are microseconds since 1970 in UTC; NULL is "none". Offsets are
-- seconds east. 64-bit keys are stored as signed integers of the same bits.

CREATE TABLE sources (
    id                INTEGER PRIMARY KEY,
    name              TEXT    NOT NULL UNIQUE,
    first_merge       BIGINT,
    title             TEXT    NOT NULL DEFAULT '',
    language          TEXT    NOT NULL DEFAULT '',
    date_order        INTEGER NOT NULL DEFAULT 0,
    recipe            TEXT    NOT NULL DEFAULT '', -- JSON; '' is none
    moved             TEXT    NOT NULL DEFAULT '',
    first_run         BIGINT,
    fingerprint       TEXT    NOT NULL DEFAULT '', -- '' is nothing published
    val_url           TEXT    NOT NULL DEFAULT '',
    val_etag          TEXT    NOT NULL DEFAULT '',
    val_last_modified TEXT    NOT NULL DEFAULT '',
    val_digest        TEXT    NOT NULL DEFAULT '',
    val_fresh_until   BIGINT
);

-- One row a capture of a page, shared by all that was read from it.
CREATE TABLE evidence (
    id     INTEGER PRIMARY KEY,
    page   TEXT NOT NULL,
    at     BIGINT,
    digest TEXT NOT NULL,
    recipe TEXT NOT NULL
);

CREATE TABLE entries (
    id           INTEGER PRIMARY KEY,
    source       INTEGER NOT NULL,
    guid         TEXT    NOT NULL,
    first_seen   BIGINT,
    updated      BIGINT,
    sort_at      BIGINT,           -- where the entry stands in time
    wording      BIGINT  NOT NULL, -- hash of the headline
    place        INTEGER NOT NULL,
    url          TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    headline     TEXT    NOT NULL,
    dek          TEXT    NOT NULL,
    authors      TEXT    NOT NULL, -- JSON; '' is none
    image        TEXT    NOT NULL,
    labels       TEXT    NOT NULL, -- JSON; '' is none
    language     TEXT    NOT NULL,
    pub_at       BIGINT,
    pub_offset   INTEGER,
    pub_precision INTEGER,
    pub_zone     INTEGER,
    pub_relative INTEGER,
    pub_text     TEXT,
    mod_at       BIGINT,
    mod_offset   INTEGER,
    mod_precision INTEGER,
    mod_zone     INTEGER,
    mod_relative INTEGER,
    mod_text     TEXT,
    bits         BIGINT  NOT NULL,
    bands        BLOB,             -- 8 bytes each, big-endian
    evidence     INTEGER NOT NULL
);
CREATE UNIQUE INDEX entries_by_guid ON entries (source, guid);
-- The order of a feed, so that its newest entries are read without the rest.
CREATE INDEX entries_by_order ON entries (source, sort_at DESC, first_seen DESC, place);
CREATE INDEX entries_by_arrival ON entries (source, first_seen);
-- The same headline of about the same date, for a story at a new address.
CREATE INDEX entries_by_wording ON entries (source, wording, sort_at);

CREATE TABLE address_keys (
    source INTEGER NOT NULL,
    key    TEXT    NOT NULL,
    entry  INTEGER NOT NULL,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;

-- Later entries have greater numbers: the newest of a band are read first.
CREATE TABLE bands (
    band   BIGINT  NOT NULL,
    entry  INTEGER NOT NULL,
    source INTEGER NOT NULL,
    PRIMARY KEY (band, entry)
) WITHOUT ROWID;

CREATE TABLE revisions (
    entry        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    at           BIGINT,
    url          TEXT    NOT NULL,
    headline     TEXT    NOT NULL,
    dek          TEXT    NOT NULL,
    authors      TEXT    NOT NULL,
    pub_at       BIGINT,
    pub_offset   INTEGER,
    pub_precision INTEGER,
    pub_zone     INTEGER,
    pub_relative INTEGER,
    pub_text     TEXT,
    evidence     INTEGER NOT NULL,
    PRIMARY KEY (entry, seq)
) WITHOUT ROWID;

CREATE TABLE related (
    entry INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (entry, other)
) WITHOUT ROWID;

-- The last run of a source, and what matters of those before it.
CREATE TABLE runs (
    source    INTEGER PRIMARY KEY,
    record    TEXT    NOT NULL, -- JSON
    last_good BIGINT,
    failures  INTEGER NOT NULL
);

CREATE TABLE hosts (
    name       TEXT PRIMARY KEY,
    not_before BIGINT,
    failures   INTEGER NOT NULL,
    open_until BIGINT,
    reason     TEXT    NOT NULL
) WITHOUT ROWID;

-- Apart from hosts, which are saved at every request: this is up to 500 KiB.
CREATE TABLE robots (
    host          TEXT PRIMARY KEY,
    fetched_at    BIGINT,
    status        INTEGER NOT NULL,
    body          BLOB,
    etag          TEXT    NOT NULL,
    last_modified TEXT    NOT NULL
);

PRAGMA application_id = 1952801138; -- "tear", in the file's header
PRAGMA user_version = 1;
