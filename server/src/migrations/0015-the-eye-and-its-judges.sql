-- Pictures that wait for the eye (E2), judging doubtful ones, exemptions (E8).

-- A picture that passed the hard checks and waits to be looked at. Its files lie sealed already; the row of `image` comes with
-- the verdict, in one transaction with the registration's change and the end of the job.
create table eye_job (
  job_id uuid primary key,
  registration_id uuid not null,
  -- The id that the picture will have; ids grow with time, so the newer picture has the greater one.
  image_id uuid not null unique,
  kind text not null check (kind in ('portrait', 'document')),
  original_hash text not null,
  derived_hash text not null,
  original_file text not null,
  derived_file text not null,
  facts jsonb not null,
  -- What the hard checks found; with the end of the job, everything that was found.
  findings jsonb not null,
  steps jsonb not null,
  account_id uuid not null,
  -- When it came in (season's time): that is when it was supplied, however long the queue is.
  at timestamptz not null,
  -- set-aside: two processes died over it, a person looks. superseded: a newer one is kept. ended: could not be attached,
  -- `reason` is the code.
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'set-aside', 'superseded', 'ended')),
  deaths integer not null default 0,
  lease_until timestamptz,
  verdict text,
  -- Whether the registration has it now; a refused one never takes another's place.
  kept text check (kept in ('kept', 'left')),
  reason text,
  finished_at timestamptz
);
create index eye_job_open on eye_job (image_id) where state in ('waiting', 'running');
create index eye_job_of_pupil on eye_job (registration_id, kind, image_id) where state in ('waiting', 'running');

-- The queue of the doubtful: every desk asks for it, few pictures are in it.
create index registration_doubtful_portrait on registration (season, org_path)
  where portrait->>'verdict' = 'doubtful' or portrait->>'dispute' is not null;
create index registration_doubtful_document on registration (season, org_path) where document->>'verdict' = 'doubtful';

-- A refused picture is no picture: whoever has none else still has to come (K1).
create function counts_as_picture(picture jsonb) returns integer language sql immutable as
  $$ select case when picture is null or picture->>'verdict' = 'refused' then 0 else 1 end $$;

create or replace function tally_moved() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into class_tally as t (season, org_path, state, pupils, portraits, documents)
  select season, org_path, state, sum(pupils), sum(portraits), sum(documents)
  from (values
    (old.season, old.org_path, old.state, -1, -counts_as_picture(old.portrait), -counts_as_picture(old.document)),
    (new.season, new.org_path, new.state, 1, counts_as_picture(new.portrait), counts_as_picture(new.document))
  ) as moved (season, org_path, state, pupils, portraits, documents)
  group by season, org_path, state
  order by season, org_path, state
  on conflict (season, org_path, state) do update set
    pupils = t.pupils + excluded.pupils, portraits = t.portraits + excluded.portraits, documents = t.documents + excluded.documents;
  return null;
end $$;

create or replace function tally_added() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into class_tally as t (season, org_path, state, pupils, portraits, documents)
  select season, org_path, state, count(*), sum(counts_as_picture(portrait)), sum(counts_as_picture(document))
  from added group by season, org_path, state order by 1, 2, 3
  on conflict (season, org_path, state) do update set
    pupils = t.pupils + excluded.pupils, portraits = t.portraits + excluded.portraits, documents = t.documents + excluded.documents;
  return null;
end $$;

create or replace function tally_removed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update class_tally t set pupils = t.pupils - r.pupils, portraits = t.portraits - r.portraits, documents = t.documents - r.documents
  from (select season, org_path, state, count(*) as pupils, sum(counts_as_picture(portrait)) as portraits,
      sum(counts_as_picture(document)) as documents
    from removed group by season, org_path, state) r
  where t.season = r.season and t.org_path = r.org_path and t.state = r.state;
  return null;
end $$;

drop trigger tally_update on registration;
create trigger tally_update after update on registration for each row
  when (old.state is distinct from new.state or old.org_path is distinct from new.org_path
    or counts_as_picture(old.portrait) <> counts_as_picture(new.portrait)
    or counts_as_picture(old.document) <> counts_as_picture(new.document))
  execute function tally_moved();

update class_tally t set portraits = c.portraits, documents = c.documents
from (select season, org_path, state, sum(counts_as_picture(portrait)) as portraits, sum(counts_as_picture(document)) as documents
  from registration group by season, org_path, state) c
where t.season = c.season and t.org_path = c.org_path and t.state = c.state;

-- Exemptions from rules of the portrait (E8): asked by one person, approved by another, valid until withdrawn.
create table exemption (
  registration_id uuid not null,
  exemption_id uuid not null,
  ground text not null check (ground in ('medical', 'religious', 'disability')),
  rules text[] not null,
  -- What was seen as evidence; sealed with the person's key.
  note bytea not null,
  state text not null,
  version integer not null default 1,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (registration_id, exemption_id)
);
create index exemption_waiting on exemption (asked_at) where state = 'asked';

grant select, insert on eye_job, exemption to zhongzhao_app;
grant update (state, deaths, lease_until, findings, facts, verdict, kept, reason, finished_at) on eye_job to zhongzhao_app;
grant update (state, version, decided_by, decided_at) on exemption to zhongzhao_app;
