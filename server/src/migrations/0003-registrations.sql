-- Registrations. Every registration-side key begins with registration_id (ready for a distributed PostgreSQL).

create table registration (
  registration_id uuid primary key,
  person_id uuid not null,
  season text not null,
  pack_version integer not null,
  number text not null,
  grade smallint not null check (grade in (8, 9)),
  track text not null,
  school_code text not null,
  org_path text collate "C" not null,
  class_position integer not null default 0,
  state text not null,
  version integer not null default 1,
  -- Clear for search and order (ADR): names and pinyin.
  name text not null,
  pinyin text not null default '',
  -- Fields not marked sensitive: form id -> rows.
  content jsonb not null,
  -- Fields marked sensitive: AES-256-GCM under the person's key, same shape.
  sealed bytea not null,
  section_versions jsonb not null default '{}',
  portrait jsonb,
  document jsonb,
  returned jsonb,
  last_review jsonb,
  consent_at timestamptz,
  confirmed_at timestamptz,
  checked_at timestamptz,
  sealed_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index registration_number on registration (season, number);
create index registration_person on registration (person_id);
create index registration_org on registration (org_path, state);
create index registration_name on registration (name);

-- What the register said, per registration: the left column of the review desk and the base of re-synchronising.
create table roster_entry (
  registration_id uuid primary key,
  batch_id uuid not null,
  content jsonb not null,
  sealed bytea not null
);
create index roster_entry_batch on roster_entry (batch_id);

-- One active registration per person and season; nothing else enforces it.
create table active_registration (
  season text not null,
  identity_index bytea not null,
  registration_id uuid not null,
  primary key (season, identity_index)
);
create index active_registration_registration on active_registration (registration_id);

-- The values of every version, sealed; insert-only.
create table registration_version (
  registration_id uuid not null,
  version integer not null,
  at timestamptz not null,
  by_account uuid,
  state text not null,
  sealed bytea not null,
  primary key (registration_id, version)
);

-- Drafts are versioned per section and write no event.
create table registration_draft (
  registration_id uuid not null,
  form text not null,
  version integer not null,
  based_on integer not null,
  sealed bytea not null,
  at timestamptz not null default now(),
  primary key (registration_id, form)
);

create table image (
  registration_id uuid not null,
  image_id uuid not null,
  kind text not null check (kind in ('portrait', 'document')),
  -- SHA-256 of the plain bytes (hex); the files themselves are sealed and named by the hash of what lies on disk.
  original_hash text not null,
  derived_hash text not null,
  original_file text not null,
  derived_file text not null,
  facts jsonb not null,
  findings jsonb not null,
  steps jsonb not null,
  verdict text not null,
  supplied_by uuid not null,
  at timestamptz not null default now(),
  primary key (registration_id, image_id)
);

-- A printed registration form; insert-only. The seal code is a keyed HMAC, never a plain hash.
create table sheet (
  registration_id uuid not null,
  sheet_id uuid not null,
  number text not null,
  digits text not null,
  seal_code text not null,
  version integer not null,
  printed_at timestamptz not null,
  printed_by uuid not null,
  primary key (registration_id, sheet_id)
);
create unique index sheet_number on sheet (number);
create index sheet_digits on sheet (digits);

-- What came back: signed, or returned as wrongly signed; insert-only.
create table sheet_receipt (
  registration_id uuid not null,
  receipt_id uuid not null,
  sheet_id uuid not null,
  outcome text not null check (outcome in ('signed', 'returned')),
  candidate text not null check (candidate in ('signed', 'missing')),
  guardian text not null check (guardian in ('signed', 'missing')),
  reasons jsonb not null default '[]',
  by_account uuid not null,
  at timestamptz not null,
  primary key (registration_id, receipt_id)
);
create unique index sheet_signed_once on sheet_receipt (registration_id, sheet_id) where outcome = 'signed';

-- An approved correction names its fields; the only key that opens sealed content. Its screens come later: the application
-- may not write it yet.
create table correction (
  registration_id uuid not null,
  correction_id uuid not null,
  fields text[] not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  closed_at timestamptz,
  primary key (registration_id, correction_id)
);

-- 考生信息一经签字确认，任何人不得擅自更改 (notice 三.(三)): the database itself refuses.
create function refuse_change_of_sealed() returns trigger language plpgsql as $$
begin
  if old.sealed_at is not null and not exists (
    select 1 from correction c where c.registration_id = old.registration_id and c.closed_at is null
  ) then
    raise exception 'sealed registration % cannot change without an approved correction', old.registration_id
      using errcode = 'ZZ001';
  end if;
  if tg_op = 'UPDATE' and new.state = 'sealed' and old.state <> 'sealed' and not exists (
    select 1 from sheet_receipt r where r.registration_id = old.registration_id and r.outcome = 'signed'
  ) then
    raise exception 'registration % has no signed sheet', old.registration_id using errcode = 'ZZ002';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger sealed_is_sealed before update or delete on registration
  for each row execute function refuse_change_of_sealed();

create table message (
  message_id uuid primary key,
  person_id uuid not null,
  registration_id uuid,
  template text not null,
  params jsonb not null,
  title text not null,
  body text not null,
  send_after timestamptz not null,
  cancelled_at timestamptz,
  at timestamptz not null default now()
);
create index message_person on message (person_id, send_after);
create index message_registration on message (registration_id, send_after);

grant select, insert on registration, roster_entry, active_registration, registration_version, registration_draft, image, sheet, sheet_receipt, message to zhongzhao_app;
grant select on correction to zhongzhao_app;
grant update on registration, roster_entry, registration_draft, message, active_registration to zhongzhao_app;
grant delete on registration, roster_entry, active_registration, registration_draft to zhongzhao_app;
