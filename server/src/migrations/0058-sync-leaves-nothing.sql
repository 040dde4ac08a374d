-- Lines of a sync that could not be taken whole (notice 二.2; B2, B3): kept sealed for the next run of the scope, which judges them anew, so
-- that a pull of changes alone leaves nothing behind.

create table sync_kept (
  season text not null,
  org_path text collate "C" not null,
  pupil_key bytea not null,
  seq bigint not null,
  school_code text not null,
  identity_index bytea,
  was_index bytea,
  -- Sealed in the run that pulled it.
  sealed_in uuid not null,
  sealed bytea not null,
  primary key (season, org_path, pupil_key)
);
grant select, insert, delete on sync_kept to zhongzhao_app;

-- Of which run a line was sealed; null = its own.
alter table sync_line add column sealed_in uuid;
-- How many lines a run began with: they come before those it pulls.
alter table sync_run add column kept integer not null default 0;
-- Titles of the columns of the lines that are kept.
alter table sync_scope add column titles text[] not null default '{}';
