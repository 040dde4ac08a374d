-- Batches of a roster file. Staged rows are sealed like everything else that is sensitive.

create table roster_batch (
  batch_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  file_name text not null,
  sha256 text not null,
  state text not null check (state in ('checking', 'checked', 'committing', 'committed', 'rolledBack', 'failed')),
  rows integer not null default 0,
  done integer not null default 0,
  counts jsonb not null default '{}',
  schools jsonb not null default '[]',
  failure text,
  by_account uuid not null,
  at timestamptz not null default now(),
  committed_at timestamptz
);
create index roster_batch_org on roster_batch (org_path, at);

create table roster_row (
  batch_id uuid not null references roster_batch on delete cascade,
  row_number integer not null,
  kind text not null,
  school_code text not null default '',
  class_no text not null default '',
  name text not null default '',
  identity_index bytea,
  registration_id uuid,
  -- Sealed JSON: the pupil as read, or the refused row's cells.
  sealed bytea not null,
  problems jsonb not null default '[]',
  primary key (batch_id, row_number)
);
create index roster_row_kind on roster_row (batch_id, kind, row_number);

create table job (
  job_id uuid primary key,
  kind text not null,
  org_path text collate "C" not null,
  by_account uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  input jsonb not null,
  done integer not null default 0,
  total integer not null default 0,
  failures jsonb not null default '[]',
  file text,
  file_name text,
  lease_until timestamptz,
  attempts integer not null default 0,
  at timestamptz not null default now(),
  finished_at timestamptz
);
create index job_waiting on job (at) where state in ('waiting', 'running');

grant select, insert, update on roster_batch, roster_row, job to zhongzhao_app;
grant delete on roster_batch, roster_row to zhongzhao_app;
