/**
 * Forward only: one entry per schema version, never edited once released, and the same number on both storages. STRICT
 * tables refuse a fractional time in SQLite as PostgreSQL does. Raw webhooks stand apart from `request`, so that a
 * change of status does not rewrite bodies. Written in SQLite's words; PostgreSQL's are put in their place.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE lead (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 0,
    next_seq INTEGER NOT NULL DEFAULT 1,
    next_position INTEGER NOT NULL DEFAULT 1,
    binding TEXT NOT NULL,
    messenger TEXT,
    last_activity INTEGER NOT NULL,
    state TEXT,
    bot TEXT,
    desk TEXT,
    handoff_desk TEXT,
    search TEXT NOT NULL,
    data TEXT NOT NULL,
    dialog TEXT
  ) STRICT;
  CREATE INDEX lead_activity ON lead (last_activity, id);
  CREATE INDEX lead_binding ON lead (binding, last_activity, id);
  CREATE INDEX lead_open ON lead (id) WHERE state IN ('bot', 'waiting', 'operator');

  CREATE TABLE alias (
    binding TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, lead TEXT NOT NULL,
    PRIMARY KEY (binding, kind, value)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE request (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    binding TEXT NOT NULL,
    dedupe_key TEXT,
    at INTEGER NOT NULL,
    rule TEXT NOT NULL,
    event_type TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    tries INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX request_dedupe ON request (binding, dedupe_key) WHERE dedupe_key IS NOT NULL;
  CREATE INDEX request_at ON request (at, n);
  CREATE INDEX request_binding ON request (binding, at, n);
  CREATE INDEX request_dead ON request (ended_at, n) WHERE status = 'dead';
  CREATE INDEX request_finished ON request (at) WHERE status IN ('done', 'ignored', 'dropped');

  CREATE TABLE raw (
    n INTEGER PRIMARY KEY,
    method TEXT NOT NULL, path TEXT NOT NULL, query TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE inbox (
    n INTEGER PRIMARY KEY,
    request TEXT NOT NULL,
    i INTEGER NOT NULL,
    binding TEXT NOT NULL,
    lead TEXT,
    seq INTEGER,
    at INTEGER NOT NULL,
    late INTEGER NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    event TEXT NOT NULL,
    UNIQUE (request, i)
  ) STRICT;
  CREATE UNIQUE INDEX inbox_lead ON inbox (lead, seq) WHERE lead IS NOT NULL;
  CREATE INDEX inbox_queued ON inbox (lead, seq) WHERE status = 'queued';
  CREATE INDEX inbox_waiting ON inbox (binding, n) WHERE status = 'waiting';
  CREATE INDEX inbox_unfinished ON inbox (at, status) WHERE status IN ('queued', 'waiting');

  CREATE TABLE wait_key (
    binding TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, inbox INTEGER NOT NULL,
    PRIMARY KEY (binding, kind, value, inbox)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX wait_key_inbox ON wait_key (inbox);

  CREATE TABLE outbox (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    lead TEXT NOT NULL,
    leg TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    started_at INTEGER,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    reason TEXT,
    provider_id TEXT,
    outcome TEXT,
    command TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX outbox_open ON outbox (lead, leg, position) WHERE status IN ('pending', 'started', 'parked');
  CREATE INDEX outbox_due ON outbox (lead, due_at) WHERE status IN ('pending', 'started');
  CREATE INDEX outbox_unfinished ON outbox (created_at, status) WHERE status IN ('pending', 'started', 'parked');
  CREATE INDEX outbox_dead ON outbox (ended_at, n) WHERE status = 'dead';
  CREATE INDEX outbox_finished ON outbox (ended_at) WHERE status IN ('delivered', 'cancelled', 'dropped');

  CREATE TABLE timer (
    lead TEXT NOT NULL, name TEXT NOT NULL, episode TEXT NOT NULL,
    due INTEGER NOT NULL,
    fires_at INTEGER NOT NULL,
    PRIMARY KEY (lead, name, episode)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX timer_fires ON timer (fires_at, lead, name, episode);

  CREATE TABLE timeline (
    n INTEGER PRIMARY KEY,
    lead TEXT NOT NULL, at INTEGER NOT NULL, dialog TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, data TEXT
  ) STRICT;
  CREATE INDEX timeline_lead ON timeline (lead, n);
  CREATE INDEX timeline_at ON timeline (at);
  `,
  `
  CREATE TABLE transcript (
    n INTEGER PRIMARY KEY,
    lead TEXT NOT NULL,
    dialog TEXT NOT NULL,
    place TEXT NOT NULL,
    facts TEXT NOT NULL,
    revision INTEGER NOT NULL,
    due_at INTEGER,
    since INTEGER NOT NULL,
    part INTEGER NOT NULL,
    from_line INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    archived_at INTEGER,
    UNIQUE (lead, dialog)
  ) STRICT;
  CREATE INDEX transcript_lead ON transcript (lead, n);
  CREATE INDEX transcript_due ON transcript (due_at, lead, dialog) WHERE due_at IS NOT NULL;
  CREATE INDEX transcript_since ON transcript (since) WHERE due_at IS NOT NULL;
  `,
  // A lead can be erased without a walk over everybody's commands.
  `
  CREATE INDEX alias_lead ON alias (lead);
  CREATE INDEX outbox_lead ON outbox (lead) WHERE status IN ('delivered', 'cancelled', 'dead', 'dropped');
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;
