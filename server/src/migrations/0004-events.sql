-- 留痕: append-only, no values. Inserted without waiting for one another; a sealer takes what lies below
-- pg_snapshot_xmin(pg_current_snapshot()) and gives it a leaf index (RFC 9162 shape; the tree comes with the trust issue).

create table event (
  event_id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  at timestamptz not null,
  wall timestamptz not null default now(),
  account_id uuid,
  org_path text collate "C",
  request_id text,
  registration_id uuid,
  subject text,
  fields text[] not null default '{}',
  detail jsonb not null default '{}',
  version integer,
  -- Salted commitment of the record afterwards (SHA-256 over salt and canonical content).
  salt bytea,
  commitment bytea
);
create index event_registration on event (registration_id, at) where registration_id is not null;
create index event_account on event (account_id, at);

create table event_leaf (
  leaf_index bigint primary key,
  event_id uuid not null unique references event,
  leaf_hash bytea not null
);
create table tree_head (
  tree_size bigint primary key,
  root_hash bytea not null,
  at timestamptz not null,
  signature bytea not null
);

grant select, insert on event, event_leaf, tree_head to zhongzhao_app;
