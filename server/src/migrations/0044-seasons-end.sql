-- The end of a season (招生年度) and what the next one knows of it (A7). Nothing is deleted, no record is changed: what became of each is
-- written beside it, and a closed season takes no change any more, whatever a command believes.

-- A season without a row goes on.
create table season_life (
  season text primary key,
  state text not null,
  version integer not null default 1,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  closed_at timestamptz
);

-- What became of a registration when its season ended; insert-only.
create table season_outcome (
  registration_id uuid primary key,
  season text not null,
  outcome text not null,
  at timestamptz not null
);
create index season_outcome_season on season_outcome (season, outcome);

-- Work over all registrations of a season, by batches; where it stands survives a killed process.
create table season_run (
  season text not null,
  kind text not null check (kind in ('end', 'carry')),
  state text not null check (state in ('running', 'done')),
  after_id uuid,
  done integer not null default 0,
  total integer not null default 0,
  by_account uuid not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (season, kind)
);

-- Last season's registration of the same person; insert-only. `basis`: identity (the same person is known), number (a number the earlier
-- person had), person (somebody decided).
create table earlier_registration (
  registration_id uuid primary key,
  earlier_id uuid not null unique,
  basis text not null check (basis in ('identity', 'number', 'person')),
  by_account uuid,
  at timestamptz not null
);

-- Who may be one person and is not known to be: never linked by the name alone.
create table carry_work (
  registration_id uuid not null,
  earlier_id uuid not null,
  season text not null,
  org_path text collate "C" not null,
  state text not null,
  version integer not null default 1,
  decided_by uuid,
  decided_at timestamptz,
  primary key (registration_id, earlier_id)
);
create index carry_work_open on carry_work (season, org_path) where state = 'open';
create index registration_season_id on registration (season, registration_id);
create index sync_line_renumbered on sync_line (identity_index) where was_index is not null;

create function season_takes_no_change() returns trigger language plpgsql as $$
begin
  if exists (select 1 from touched t join season_life l on l.season = t.season and l.state in ('closing', 'closed')) then
    raise exception 'a closed season takes no change' using errcode = 'ZZ044';
  end if;
  return null;
end $$;
create trigger season_closed_insert after insert on registration referencing new table as touched
  for each statement execute function season_takes_no_change();
create trigger season_closed_update after update on registration referencing new table as touched
  for each statement execute function season_takes_no_change();
create trigger season_closed_delete after delete on registration referencing old table as touched
  for each statement execute function season_takes_no_change();

grant select, insert on season_life, season_outcome, season_run, earlier_registration, carry_work to zhongzhao_app;
grant update on season_life, season_run, carry_work to zhongzhao_app;
