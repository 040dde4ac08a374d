-- 存档备查 (notice 三.(三): 考生签字确认的纸介质材料必须妥善保管): volumes of signed sheets, boxes, loans, hand-overs, destructions.

-- Signed sheets, as the archive sees them; published by `papers`.
create view signed_sheet as
  select s.registration_id, s.sheet_id, s.number, t.at as signed_at,
    (select min(x.at) from sheet_receipt x where x.registration_id = s.registration_id and x.sheet_id = s.sheet_id
      and x.outcome = 'superseded') as superseded_at
  from sheet s join sheet_receipt t on t.registration_id = s.registration_id and t.sheet_id = s.sheet_id and t.outcome = 'signed';

create table archive_box (
  box_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  serial integer not null check (serial > 0),
  place text not null check (length(place) >= 2),
  -- 保管人
  custodian text not null check (length(custodian) >= 2),
  version integer not null default 1,
  unique (season, org_path, serial)
);

create table archive_volume (
  volume_id uuid primary key,
  season text not null,
  -- Whose sheets they are, and the school or point that made it; the number is that organisation's.
  of_path text collate "C" not null,
  org_path text collate "C" not null,
  serial integer not null check (serial > 0),
  title text not null,
  -- Who keeps it now.
  kept_path text collate "C" not null,
  period text not null,
  keep_until timestamptz,
  box_id uuid references archive_box,
  -- The hand-over or destruction that waits for a decision.
  pending_in uuid,
  state text not null check (state in ('open', 'bound', 'dissolved', 'destroyed')),
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  bound_at timestamptz,
  destroyed_at timestamptz,
  unique (season, org_path, serial),
  check (org_path = kept_path or org_path >= kept_path || '/' and org_path < kept_path || '0'),
  check ((state = 'destroyed') = (destroyed_at is not null)),
  -- Nothing is destroyed before its time, whatever a command believes.
  check (destroyed_at is null or (keep_until is not null and destroyed_at >= keep_until)),
  check (state <> 'open' or bound_at is null),
  check (state not in ('bound', 'destroyed') or bound_at is not null)
);
create index archive_volume_kept on archive_volume (season, kept_path);
create index archive_volume_of on archive_volume (season, of_path);
create index archive_volume_box on archive_volume (box_id) where box_id is not null;

-- A sheet lies in one volume at most.
create table archive_item (
  sheet_id uuid primary key,
  registration_id uuid not null,
  volume_id uuid not null references archive_volume,
  position integer not null check (position > 0),
  unique (volume_id, position) deferrable initially deferred
);
create index archive_item_registration on archive_item (registration_id);

create table archive_loan (
  loan_id uuid primary key,
  volume_id uuid not null references archive_volume,
  state text not null check (state in ('lent', 'lost', 'returned')),
  version integer not null default 1,
  borrower text not null,
  unit text not null,
  purpose text not null,
  due_at timestamptz not null,
  lent_by uuid not null,
  lent_at timestamptz not null,
  note text,
  settled_by uuid,
  settled_at timestamptz,
  check ((state = 'returned') = (settled_at is not null))
);
-- Lent once at a time, whoever is faster.
create unique index archive_loan_out on archive_loan (volume_id) where state in ('lent', 'lost');
create index archive_loan_volume on archive_loan (volume_id, lent_at);

create table archive_handover (
  handover_id uuid primary key,
  season text not null,
  from_path text collate "C" not null,
  to_path text collate "C" not null,
  serial integer not null check (serial > 0),
  remark text not null default '',
  state text not null check (state in ('sent', 'received', 'sentBack', 'withdrawn')),
  version integer not null default 1,
  sent_by uuid not null,
  sent_at timestamptz not null,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  unique (season, from_path, serial),
  check ((state = 'sent') = (decided_at is null)),
  check (state <> 'sentBack' or reason is not null)
);
create index archive_handover_to on archive_handover (season, to_path, state);
create table archive_handover_volume (
  handover_id uuid not null references archive_handover,
  volume_id uuid not null references archive_volume,
  -- Sheets when it was sent: what was counted stays on the list.
  sheets integer not null,
  primary key (handover_id, volume_id)
);

create table archive_destruction (
  destruction_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  serial integer not null check (serial > 0),
  ground text not null,
  state text not null check (state in ('proposed', 'destroyed', 'declined', 'withdrawn')),
  version integer not null default 1,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  words text,
  decided_by uuid,
  decided_at timestamptz,
  unique (season, org_path, serial),
  check ((state = 'proposed') = (decided_at is null)),
  -- By two different people.
  check (state not in ('destroyed', 'declined') or decided_by <> proposed_by)
);
create table archive_destruction_volume (
  destruction_id uuid not null references archive_destruction,
  volume_id uuid not null references archive_volume,
  sheets integer not null,
  primary key (destruction_id, volume_id)
);
create index archive_destruction_of on archive_destruction_volume (volume_id);

-- What lies in a volume changes only while it is put together; only what was signed is filed.
create function archive_item_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  volume uuid := case when tg_op = 'DELETE' then old.volume_id else new.volume_id end;
begin
  if not exists (select 1 from archive_volume v where v.volume_id = volume and v.state = 'open') then
    raise exception 'volume % is bound', volume using errcode = 'ZZ051';
  end if;
  if tg_op = 'INSERT' and not exists (
    select 1 from sheet_receipt t where t.registration_id = new.registration_id and t.sheet_id = new.sheet_id and t.outcome = 'signed'
  ) then
    raise exception 'sheet % is not signed', new.sheet_id using errcode = 'ZZ051';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger archive_item_guard before insert or delete on archive_item for each row execute function archive_item_moves();

-- A volume moves forward only; it is dissolved empty, and destroyed by a destruction that two people decided.
create function archive_volume_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (new.state = old.state and old.state in ('open', 'bound')
    or old.state = 'open' and new.state in ('bound', 'dissolved')
    or old.state = 'bound' and new.state = 'destroyed') then
    raise exception 'volume % cannot go from % to %', old.volume_id, old.state, new.state using errcode = 'ZZ051';
  end if;
  if old.state = 'bound' and new.keep_until is distinct from old.keep_until then
    raise exception 'the period of volume % has begun', old.volume_id using errcode = 'ZZ051';
  end if;
  if new.state = 'dissolved' and exists (select 1 from archive_item i where i.volume_id = old.volume_id) then
    raise exception 'volume % still holds sheets', old.volume_id using errcode = 'ZZ051';
  end if;
  if new.state = 'destroyed' and not exists (
    select 1 from archive_destruction_volume dv join archive_destruction d using (destruction_id)
    where dv.volume_id = old.volume_id and d.state = 'destroyed' and d.decided_at = new.destroyed_at
  ) then
    raise exception 'volume % is destroyed by nobody', old.volume_id using errcode = 'ZZ051';
  end if;
  if new.state = 'destroyed' and exists (select 1 from archive_loan l where l.volume_id = old.volume_id and l.state in ('lent', 'lost')) then
    raise exception 'volume % is out', old.volume_id using errcode = 'ZZ051';
  end if;
  return new;
end $$;
create trigger archive_volume_guard before update on archive_volume for each row execute function archive_volume_moves();

grant select on signed_sheet to zhongzhao_app;
grant select, insert on archive_box, archive_volume, archive_item, archive_loan, archive_handover, archive_handover_volume,
  archive_destruction, archive_destruction_volume to zhongzhao_app;
grant update (place, custodian, version) on archive_box to zhongzhao_app;
grant update (kept_path, keep_until, box_id, pending_in, state, version, bound_at, destroyed_at) on archive_volume to zhongzhao_app;
grant delete on archive_item to zhongzhao_app;
grant update (state, version, due_at, note, settled_by, settled_at) on archive_loan to zhongzhao_app;
grant update (state, version, reason, decided_by, decided_at) on archive_handover to zhongzhao_app;
grant update (state, version, words, decided_by, decided_at) on archive_destruction to zhongzhao_app;
