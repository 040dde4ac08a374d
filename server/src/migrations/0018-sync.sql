-- Synchronising with the student-status platform (notice 二.2; B2–B4).

create table sync_run (
  run_id uuid primary key,
  season text not null,
  -- The organisation whose schools are synchronised; whoever stands above it may see the run.
  org_path text collate "C" not null,
  state text not null check (state in ('pulling', 'judging', 'writing', 'done', 'stopped', 'cancelled')),
  mode text not null check (mode in ('full', 'changes')),
  by_account uuid not null,
  at timestamptz not null default now(),
  ended_at timestamptz,
  -- Where the next page begins; '' = at the very beginning. Moves in the transaction that keeps the page's lines.
  cursor text not null,
  pages integer not null default 0,
  lines integer not null default 0,
  left_lines integer not null default 0,
  -- Titles of the columns that came, in order of arrival.
  titles text[] not null default '{}',
  -- Failures in a row, and until when to wait.
  failures integer not null default 0,
  wait_until timestamptz,
  failure text,
  batch_id uuid,
  counts jsonb not null default '{}',
  -- Who is at work, until when: a run whose process dies is taken up by another.
  lease_by uuid,
  lease_until timestamptz
);
create unique index sync_run_one on sync_run (season, org_path) where state in ('pulling', 'judging', 'writing', 'stopped');
create index sync_run_org on sync_run (org_path, at);

-- What was pulled: of each pupil the latest line, sealed, whatever the order in which they came.
create table sync_line (
  run_id uuid not null references sync_run,
  -- Keyed hash of upstream's key of the pupil.
  pupil_key bytea not null,
  seq bigint not null,
  -- Told: present or gone. Found when pulling has ended: at a school outside the scope, or a new number of somebody held.
  kind text not null check (kind in ('present', 'gone', 'elsewhere', 'renumbered')),
  school_code text not null,
  -- Keyed index of the number under which the pupil was known before, and is now.
  identity_index bytea,
  was_index bytea,
  sealed bytea not null,
  -- Row of the batch; set when pulling has ended.
  row_number integer,
  primary key (run_id, pupil_key)
);
create index sync_line_row on sync_line (run_id, row_number);

-- How far a scope has been synchronised.
create table sync_scope (
  season text not null,
  org_path text collate "C" not null,
  cursor text not null,
  at timestamptz not null,
  primary key (season, org_path)
);

-- One piece of work for one pupil and kind: upstream's values sealed, ours are read where they stand.
create table sync_work (
  work_id uuid primary key,
  season text not null,
  school_code text not null,
  org_path text collate "C" not null,
  registration_id uuid not null,
  kind text not null check (kind in ('differs', 'missing', 'moved', 'renumbered')),
  state text not null check (state in ('open', 'atRegister', 'asked', 'leaving', 'dropped', 'agreed')),
  version integer not null default 1,
  run_id uuid not null,
  fields text[] not null default '{}',
  sealed bytea not null,
  -- Keyed hash of upstream's values: tells whether they changed again.
  digest bytea not null,
  at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create unique index sync_work_one on sync_work (registration_id, kind);
create index sync_work_school on sync_work (school_code, state, work_id);
create index sync_work_org on sync_work (org_path, state, work_id);

grant select, insert, update on sync_run, sync_line, sync_scope, sync_work to zhongzhao_app;
grant delete on sync_line to zhongzhao_app;
