-- What a dry run prepares for the commit, and what a roll-back needs.

-- Keyed digest of what the register said last: an unchanged row is known without opening anything sealed.
alter table roster_entry add column digest bytea;

-- Class the row belongs to; what stood before a changed row was written (sealed), for the roll-back.
alter table roster_row add column org_path text collate "C" not null default '';
alter table roster_row add column digest bytea;
alter table roster_row add column before bytea;
create index roster_row_problem on roster_row (batch_id, row_number) where problems <> '[]';

-- Registration numbers are dealt out by season, in ranges, outside the transaction that uses them: gaps, never twice.
create table registration_serial (
  season text primary key,
  dealt bigint not null default 0
);

-- New pupils as they will stand in the register, everything sensitive already sealed under each person's own key, so that
-- the commit is plain set-wise SQL. Unlogged: a crash of the database empties it, and the commit then asks for a new dry run.
create unlogged table roster_staged (
  batch_id uuid not null,
  row_number integer not null,
  person_id uuid not null,
  -- Absent when the person is known from an earlier season.
  wrapped bytea,
  registration_id uuid not null,
  event_id uuid not null,
  identity_index bytea not null,
  id_number_index bytea,
  student_number_index bytea,
  grade smallint not null,
  track text not null,
  school_code text not null,
  org_path text collate "C" not null,
  class_position integer not null,
  name text not null,
  pinyin text not null,
  content jsonb not null,
  sealed bytea not null,
  entry_sealed bytea not null,
  version_sealed bytea not null,
  digest bytea not null,
  salt bytea not null,
  commitment bytea not null,
  primary key (batch_id, row_number)
);

grant select, insert, update on registration_serial to zhongzhao_app;
grant select, insert, delete on roster_staged to zhongzhao_app;
