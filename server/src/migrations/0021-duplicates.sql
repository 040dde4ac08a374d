-- Duplicates across the province (疑似重复报名, G4): found by keys, decided by two people, merged and taken apart again.

-- By what the neighbours of a registration are found: keyed hashes (HMAC, cut to 16 bytes) of number, name and birthday, pinyin
-- and birthday, telephone and birthday, parts of the portrait's hash. Never a value.
create table duplicate_key (
  key bytea not null check (octet_length(key) = 16),
  registration_id uuid not null,
  kind text not null,
  primary key (key, registration_id)
);
create index duplicate_key_registration on duplicate_key (registration_id);

-- Registrations that have changed and wait to be compared. A row each, gone when done; what failed three times is set aside.
create table duplicate_waiting (
  registration_id uuid primary key,
  asked_at timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz
);
create index duplicate_waiting_open on duplicate_waiting (asked_at) where attempts < 3;

-- One case a pair; the lesser id first.
create table duplicate_case (
  case_id uuid primary key,
  season text not null,
  registration_id uuid not null,
  other_id uuid not null,
  -- The nearest organisation above both: its office decides.
  org_path text collate "C" not null,
  kind text not null,
  -- Which traits agree and which differ: {"name": "variant", ...}; never a value.
  signals jsonb not null,
  weight integer not null,
  twins text not null check (twins in ('twins', 'none')),
  state text not null check (state in ('found', 'dismissed', 'proposed', 'merged', 'undoing', 'undone')),
  version integer not null default 1,
  -- Which of the two remains.
  stays uuid,
  proposed_by uuid,
  approved_by uuid,
  undo_asked_by uuid,
  undone_by uuid,
  found_at timestamptz not null,
  decided_at timestamptz,
  check (registration_id < other_id),
  check (stays is null or stays in (registration_id, other_id)),
  -- 双胞胎 are never merged.
  constraint twins_stay_two check (twins = 'none' or state in ('found', 'dismissed', 'undone')),
  -- Four eyes, for merging and for undoing.
  constraint merged_by_two check (state not in ('merged', 'undoing', 'undone')
    or (stays is not null and proposed_by is not null and approved_by is not null and approved_by <> proposed_by)),
  constraint undone_by_two check (state <> 'undone'
    or (undo_asked_by is not null and undone_by is not null and undone_by <> undo_asked_by))
);
create unique index duplicate_case_pair on duplicate_case (registration_id, other_id);
create index duplicate_case_other on duplicate_case (other_id);
create index duplicate_case_org on duplicate_case (season, state, org_path, found_at);

-- What was said and done about a case; insert-only. The reason is sealed.
create table duplicate_step (
  case_id uuid not null,
  step integer not null,
  event text not null,
  by_account uuid,
  org_path text collate "C",
  reason bytea not null,
  at timestamptz not null,
  primary key (case_id, step)
);

-- Everything that a merging changed, sealed: undoing reads it. Insert-only.
create table duplicate_merge (
  case_id uuid not null,
  -- Version of the case that merged.
  version integer not null,
  record bytea not null,
  at timestamptz not null,
  primary key (case_id, version)
);

create function ask_for_duplicates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into duplicate_waiting (registration_id, asked_at) values (new.registration_id, clock_timestamp())
    on conflict (registration_id) do update set asked_at = excluded.asked_at, attempts = 0;
  return null;
end $$;
create function ask_for_duplicates_of_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into duplicate_waiting (registration_id, asked_at) select registration_id, clock_timestamp() from added
    on conflict (registration_id) do update set asked_at = excluded.asked_at, attempts = 0;
  return null;
end $$;
create trigger compare_added after insert on registration referencing new table as added
  for each statement execute function ask_for_duplicates_of_added();
-- Every change of a record has a new version; what the register alone changes has another sealed text.
create trigger compare_changed after update on registration for each row
  when (old.version <> new.version or old.name <> new.name or old.sealed <> new.sealed or old.org_path <> new.org_path)
  execute function ask_for_duplicates();
create trigger compare_portrait after insert or update of hash on likeness for each row
  when (new.kind = 'portrait') execute function ask_for_duplicates();

-- A batch of the roster that is taken back leaves nothing; what has been merged is not taken back.
create function forget_duplicates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from duplicate_case where old.registration_id in (registration_id, other_id) and state in ('merged', 'undoing')) then
    raise exception 'registration % stands in a merging', old.registration_id using errcode = 'ZZ003';
  end if;
  delete from duplicate_key where registration_id = old.registration_id;
  delete from duplicate_waiting where registration_id = old.registration_id;
  delete from duplicate_step where case_id in (select case_id from duplicate_case where registration_id = old.registration_id or other_id = old.registration_id);
  delete from duplicate_case where registration_id = old.registration_id or other_id = old.registration_id;
  return null;
end $$;
create trigger duplicates_gone after delete on registration
  for each row execute function forget_duplicates();

-- 重复作废 only by a case that two people have merged, and back only by one that two people have undone.
create function superseded_by_two() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from duplicate_case c
    where new.registration_id in (c.registration_id, c.other_id) and c.stays <> new.registration_id
      and c.state = case when new.state = 'superseded' then 'merged' else 'undone' end
  ) then
    raise exception 'registration % is closed or restored without two people', new.registration_id using errcode = 'ZZ004';
  end if;
  return new;
end $$;
create trigger superseded_is_agreed before update on registration for each row
  when ((old.state = 'superseded') <> (new.state = 'superseded'))
  execute function superseded_by_two();

grant select, insert, delete on duplicate_key to zhongzhao_app;
grant select, update, delete on duplicate_waiting to zhongzhao_app;
grant select, insert on duplicate_case, duplicate_step, duplicate_merge to zhongzhao_app;
grant update (org_path, kind, signals, weight, twins, state, version, stays, proposed_by, approved_by, undo_asked_by, undone_by, decided_at)
  on duplicate_case to zhongzhao_app;

-- What lies here already.
insert into duplicate_waiting (registration_id, asked_at) select registration_id, now() from registration;
