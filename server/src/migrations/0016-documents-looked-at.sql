-- Looking at documents (F4), reading cards (F2), what proofs of identity are owed (F3), swapped and doubled portraits (E6).

-- Who opened whose document, when and what for (个人信息保护法 art. 28, 未成年人网络保护条例 art. 36). Insert-only.
create table document_opening (
  registration_id uuid not null,
  opening_id uuid not null,
  image_id uuid not null,
  account_id uuid not null,
  -- Role and organisation in whose name it was opened.
  role text not null,
  org_path text collate "C" not null,
  -- Code of the pack's closed list; the note is sealed with the person's key.
  purpose text not null,
  note bytea,
  at timestamptz not null,
  primary key (registration_id, opening_id)
);
create index document_opening_account on document_opening (account_id, at);

-- What a card said when it was read by machine. Insert-only; one reading a picture.
create table card_reading (
  registration_id uuid not null,
  image_id uuid not null,
  outcome text not null check (outcome in ('agrees', 'differs', 'illegible', 'unread')),
  at timestamptz not null,
  primary key (registration_id, image_id)
);

-- A field in which card and register differ: work for a person, never a refusal.
create table card_difference (
  registration_id uuid not null,
  difference_id uuid not null,
  image_id uuid not null,
  field text not null,
  -- Both values, sealed; and the line cut out of the card (JPEG, sealed).
  told bytea not null,
  line bytea,
  state text not null,
  version integer not null default 1,
  decided_by uuid,
  decided_at timestamptz,
  primary key (registration_id, difference_id)
);
create unique index card_difference_once on card_difference (registration_id, image_id, field);
create index card_difference_state on card_difference (state, registration_id);

-- 证件材料 seen or deferred, by kind (F3): {"idCard": {...}}.
alter table registration add column credentials jsonb not null default '{}';

-- How a portrait looks, in numbers: a hash of 64 bits and a face descriptor. Biometric: sealed with the person's key, in no
-- export, and gone with the picture.
create table likeness (
  registration_id uuid not null,
  kind text not null check (kind in ('portrait', 'document')),
  image_id uuid not null,
  hash bytea not null check (octet_length(hash) = 8),
  descriptor bytea,
  at timestamptz not null,
  primary key (registration_id, kind)
);

create function forget_likeness() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.portrait->>'id' is distinct from old.portrait->>'id' then
    delete from likeness where registration_id = new.registration_id and kind = 'portrait';
  end if;
  if new.document->>'id' is distinct from old.document->>'id' then
    delete from likeness where registration_id = new.registration_id and kind = 'document';
  end if;
  return null;
end $$;
create trigger picture_replaced after update of portrait, document on registration
  for each row execute function forget_likeness();
create function forget_likeness_of_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from likeness where registration_id = old.registration_id;
  return null;
end $$;
create trigger registration_gone after delete on registration
  for each row execute function forget_likeness_of_gone();

-- Two pupils of one school who seem to share a portrait, or to have each other's.
create table likeness_case (
  registration_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('samePicture', 'sameFace', 'swapped')),
  image_id uuid not null,
  other_image uuid not null,
  -- Distances only: {"hash": 3, "face": 0.14}.
  measured jsonb not null,
  state text not null,
  version integer not null default 1,
  decided_by uuid,
  decided_at timestamptz,
  at timestamptz not null,
  primary key (registration_id, case_id)
);
create unique index likeness_case_once on likeness_case (registration_id, other_id, kind, image_id, other_image);
create index likeness_case_other on likeness_case (other_id);

-- One comparison of a school: asked for, under way, done.
create table likeness_run (
  school_code text primary key,
  asked_at timestamptz not null,
  lease_until timestamptz,
  finished_at timestamptz,
  pictures integer not null default 0,
  described integer not null default 0,
  found integer not null default 0
);

-- Pictures that nobody has studied yet: cards to be read, portraits to be described. A row a picture, gone when done; what
-- killed its reader twice is set aside.
create table picture_study (
  registration_id uuid not null,
  image_id uuid not null,
  kind text not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  at timestamptz not null default now(),
  primary key (registration_id, image_id)
);
create index picture_study_waiting on picture_study (at) where attempts < 2;
create function study_new_picture() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into picture_study (registration_id, image_id, kind) values (new.registration_id, new.image_id, new.kind)
    on conflict do nothing;
  return null;
end $$;
create trigger picture_arrived after insert on image
  for each row execute function study_new_picture();

grant select, insert on document_opening, card_reading, card_difference, likeness, likeness_case, likeness_run, picture_study to zhongzhao_app;
grant update (state, version, decided_by, decided_at) on card_difference, likeness_case to zhongzhao_app;
grant update on likeness, likeness_run, picture_study to zhongzhao_app;
grant delete on likeness, picture_study to zhongzhao_app;

-- What lies here already.
insert into picture_study (registration_id, image_id, kind) select registration_id, image_id, kind from image;

-- How the card that is filed now stands, for who shows a registration (F2): read only.
create view card_standing as
  select c.registration_id, c.image_id, c.outcome,
    (select count(*)::int from card_difference d
      where d.registration_id = c.registration_id and d.image_id = c.image_id and d.state = 'open') as waiting
  from card_reading c;
grant select on card_standing to zhongzhao_app;
