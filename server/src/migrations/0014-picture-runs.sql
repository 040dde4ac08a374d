-- Imports of pictures by folder, archive or shooting order (E5): what came, whose it is, what became of it. File names are ID
-- numbers: sealed, and found by a keyed index.

create table picture_run (
  run_id uuid primary key,
  season text not null,
  -- The organisation whose pupils the pictures may be of; whoever stands above it may see the run.
  org_path text collate "C" not null,
  door text not null check (door in ('portrait', 'document')),
  way text not null check (way in ('number', 'order')),
  pace text not null default 'running' check (pace in ('running', 'paused')),
  by_account uuid not null,
  at timestamptz not null default now(),
  -- An archive that is being unpacked: name of the sealed file beside the database, its bytes before sealing.
  archive_state text check (archive_state in ('listing', 'unpacking', 'done', 'failed')),
  archive_file text,
  archive_bytes bigint,
  archive_fault jsonb,
  lease_until timestamptz,
  attempts integer not null default 0,
  -- Of the shooting order: what of the filled-in sheet could not be paired, and who has no picture.
  pairing jsonb
);
create index picture_run_org on picture_run (org_path, at);
create index picture_run_open on picture_run (at) where archive_state in ('listing', 'unpacking');

create table picture_run_file (
  run_id uuid not null references picture_run,
  file_id uuid not null,
  -- In the order in which they came.
  position bigint generated always as identity,
  -- Keyed index of the whole path; the path itself, sealed.
  path_index bytea not null,
  path_sealed bytea not null,
  -- What the browser or the archive says of it, to tell whether it is the same file again: bytes; modified (ms) or CRC.
  bytes bigint not null,
  mark bigint not null,
  -- Place in the archive's directory; absent when it comes from a folder.
  entry integer,
  -- unpaired, paired: of a shooting order, before it is confirmed. waiting: for its bytes. taken: kept. refused. twice: another file
  -- of the same pupil is there, a person chooses. passedOver: the other was chosen. skipped: no picture at all.
  state text not null check (state in ('unpaired', 'paired', 'waiting', 'taken', 'refused', 'twice', 'passedOver', 'skipped')),
  registration_id uuid,
  image_id uuid,
  content_hash text,
  verdict text,
  findings jsonb not null default '[]',
  steps jsonb not null default '[]',
  -- {"code": …, "params": {…}}: a FileFault or a refusal.
  fault jsonb,
  primary key (run_id, file_id)
);
create unique index picture_run_file_path on picture_run_file (run_id, path_index);
create index picture_run_file_state on picture_run_file (run_id, state, position);
create index picture_run_file_pupil on picture_run_file (run_id, registration_id) where registration_id is not null;

grant select, insert, update on picture_run, picture_run_file to zhongzhao_app;
