-- Correction of what has been signed (notice 三.(三): 考生信息一经签字确认，任何人不得擅自更改): asked for with named fields and papers, approved
-- level by level, signed again by both.

create table correction_request (
  registration_id uuid not null,
  correction_id uuid not null,
  season text not null,
  -- Paths, never values.
  fields text[] not null check (cardinality(fields) > 0),
  scheme text not null,
  -- Who approves, as the pack and the organisations said when it was asked for.
  levels jsonb not null,
  level_count integer not null check (level_count > 0),
  level integer not null default 0 check (level >= 0 and level < level_count),
  -- The organisation of the level that it waits for.
  waits_at text collate "C" not null,
  asked_as text not null check (asked_as in ('candidate', 'school')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  reached_at timestamptz not null,
  decided_at timestamptz,
  state text not null check (state in ('asked', 'approved', 'rejected', 'withdrawn', 'revoked', 'done')),
  version integer not null default 1,
  -- Version of the registration that was sealed when it was asked for.
  base_version integer not null,
  -- From what to what, and why: sealed under the person's key.
  sealed bytea not null,
  primary key (registration_id, correction_id)
);
create unique index correction_request_id on correction_request (correction_id);
-- One open request a registration, whoever writes it.
create unique index correction_request_open on correction_request (registration_id) where state in ('asked', 'approved');
create index correction_request_waiting on correction_request (season, state, waits_at, reached_at);

-- Who did what to a request; insert-only. The reason is sealed.
create table correction_step (
  correction_id uuid not null,
  step integer not null,
  event text not null,
  level integer not null,
  by_account uuid not null,
  org_path text collate "C",
  reason bytea not null,
  at timestamptz not null,
  primary key (correction_id, step)
);

-- Papers that were handed in: sealed files by the hash of what lies on disk.
create table correction_paper (
  registration_id uuid not null,
  paper_id uuid not null,
  code text not null,
  type text not null check (type in ('image/jpeg', 'image/png', 'application/pdf')),
  file text not null,
  bytes integer not null,
  by_account uuid not null,
  at timestamptz not null,
  -- The request that it lies beside; null until it is asked.
  correction_id uuid,
  primary key (registration_id, paper_id)
);
create index correction_paper_of on correction_paper (correction_id) where correction_id is not null;

-- Approved = as many people as there are levels have agreed, none of them who asked; then, and only then, the record opens for the named
-- fields. It closes with a newer sheet that both have signed, or when the approval is taken back.
create function correction_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  agreed integer;
begin
  if not (old.state = 'asked' and new.state in ('asked', 'approved', 'rejected', 'withdrawn')
    or old.state = 'approved' and new.state in ('revoked', 'done')) then
    raise exception 'correction % cannot go from % to %', old.correction_id, old.state, new.state using errcode = 'ZZ041';
  end if;
  if new.state = 'approved' then
    select count(distinct s.by_account) into agreed from correction_step s
      where s.correction_id = new.correction_id and s.event in ('pass', 'approve') and s.by_account <> new.asked_by;
    if agreed < new.level_count then
      raise exception 'correction % is not approved by every level', new.correction_id using errcode = 'ZZ041';
    end if;
    insert into correction (registration_id, correction_id, fields, approved_by, approved_at)
      select new.registration_id, new.correction_id, new.fields, s.by_account, new.decided_at
      from correction_step s where s.correction_id = new.correction_id and s.event = 'approve';
  elsif new.state in ('revoked', 'done') then
    if new.state = 'done' and not exists (
      select 1 from sheet_receipt t join sheet p on p.registration_id = t.registration_id and p.sheet_id = t.sheet_id
        join correction c on c.registration_id = t.registration_id and c.correction_id = new.correction_id
      where t.registration_id = new.registration_id and t.outcome = 'signed' and p.printed_at >= c.approved_at and t.at >= c.approved_at
    ) then
      raise exception 'correction % has no newly signed sheet', new.correction_id using errcode = 'ZZ002';
    end if;
    update correction set closed_at = new.decided_at
      where registration_id = new.registration_id and correction_id = new.correction_id;
  end if;
  return new;
end $$;
create trigger correction_is_agreed before update on correction_request for each row execute function correction_moves();

-- Whether anything that lies in the open changed beside the named fields. `basic.name` is a field of a form with one row,
-- `guardians.1.name` of a row of several.
create function changed_beside(before jsonb, after jsonb, named text[]) returns boolean language sql immutable as $$
  with was as (
    select f.key as form, r.at - 1 as at, c.key as name, c.value from jsonb_each(before) f
      cross join lateral jsonb_array_elements(f.value) with ordinality r (line, at) cross join lateral jsonb_each_text(r.line) c
  ), now as (
    select f.key as form, r.at - 1 as at, c.key as name, c.value from jsonb_each(after) f
      cross join lateral jsonb_array_elements(f.value) with ordinality r (line, at) cross join lateral jsonb_each_text(r.line) c
  )
  select exists (
    select 1 from was full join now using (form, at, name)
    where was.value is distinct from now.value
      and not (form || '.' || at || '.' || name = any (named) or (at = 0 and form || '.' || name = any (named)))
  )
$$;

-- The wall stays, and the approved correction opens it for its fields alone. What is sealed (`sealed`) the database cannot read: there
-- the server compares field by field before it takes the new sheet.
create or replace function refuse_change_of_sealed() returns trigger language plpgsql as $$
declare
  named text[];
begin
  if old.sealed_at is not null then
    select c.fields into named from correction c where c.registration_id = old.registration_id and c.closed_at is null;
    if named is null or tg_op = 'DELETE' then
      raise exception 'sealed registration % cannot change without an approved correction', old.registration_id
        using errcode = 'ZZ001';
    end if;
    if row (old.person_id, old.season, old.number, old.grade, old.track, old.school_code, old.org_path, old.portrait, old.document)
        is distinct from
        row (new.person_id, new.season, new.number, new.grade, new.track, new.school_code, new.org_path, new.portrait, new.document)
      or changed_beside(old.content, new.content, named) then
      raise exception 'the correction of registration % names other fields', old.registration_id using errcode = 'ZZ001';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.state = 'sealed' and old.state <> 'sealed' and not exists (
    select 1 from sheet_receipt r where r.registration_id = old.registration_id and r.outcome = 'signed'
  ) then
    raise exception 'registration % has no signed sheet', old.registration_id using errcode = 'ZZ002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- The sheet that was signed before stays in the archive, marked as replaced.
alter table sheet_receipt drop constraint sheet_receipt_outcome_check;
alter table sheet_receipt add constraint sheet_receipt_outcome_check check (outcome in ('signed', 'returned', 'superseded'));

grant select, insert on correction_request, correction_step, correction_paper to zhongzhao_app;
grant update (level, waits_at, reached_at, decided_at, state, version) on correction_request to zhongzhao_app;
grant update (correction_id) on correction_paper to zhongzhao_app;
