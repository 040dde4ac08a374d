-- Returning home to register (notice 一.2, 二.2(3)).

-- The household is elsewhere than the school: in another county, or, where the school has no county above it, in another city.
create function lives_elsewhere(org_path text, division text) returns boolean language sql immutable as $$
  select coalesce(division, '') <> '' and case
    when org_path ~ '/[0-9]{6}/' then org_path not like '%/' || division || '/%'
    else org_path not like '%/' || left(division, 4) || '/%'
  end
$$;
-- A column of its own, so that saving a form stays cheap: the index below moves only when the answer does.
alter table registration add column elsewhere boolean not null generated always as
  (lives_elsewhere(org_path, content -> 'basic' -> 0 ->> 'householdDivision')) stored;
create index registration_elsewhere on registration (season, org_path) where grade = 9 and (elsewhere or track = 'returnHome');

-- 报名要求通知 and its receipt.
create table returning_notice (
  registration_id uuid primary key,
  text_version text not null,
  informed_by uuid not null,
  informed_at timestamptz not null,
  receipt_at timestamptz
);

create table transfer (
  transfer_id uuid primary key,
  season text not null,
  person_id uuid not null,
  from_registration uuid not null,
  to_registration uuid,
  point_path text collate "C" not null,
  household text not null,
  evidence text[] not null,
  state text not null check (state in ('applied', 'accepted', 'declined', 'cancelled', 'lapsed', 'sentBack')),
  version integer not null default 1,
  applied_at timestamptz not null,
  until timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  check ((state in ('accepted', 'sentBack')) = (to_registration is not null))
);
-- One living application a person and season, whoever writes it.
create unique index transfer_once on transfer (season, person_id) where state in ('applied', 'accepted');
create index transfer_point on transfer (point_path, state, applied_at);
create index transfer_from on transfer (from_registration);
create index transfer_due on transfer (until) where state = 'applied';

-- 是否被要求提前离校. Of the person, not of a registration: nothing that leads from a registration leads here.
create table leaving_report (
  report_id uuid primary key,
  season text not null,
  person_id uuid not null,
  -- Of the school it is about, and of the office that looks.
  school_path text collate "C" not null,
  superior_path text collate "C" not null,
  state text not null,
  version integer not null default 1,
  -- Sealed under the person's key.
  words bytea,
  reply bytea,
  said_at timestamptz not null,
  replied_at timestamptz,
  replied_by uuid,
  unique (season, person_id)
);
create index leaving_superior on leaving_report (superior_path, state, said_at);

grant select, insert, update on returning_notice, transfer, leaving_report to zhongzhao_app;
