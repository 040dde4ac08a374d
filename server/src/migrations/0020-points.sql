-- Points and appointments (notice 一.2, 二.2(3), 三.(二), 三.(五)): slots with places, bookings, records made at a point from papers.

-- A stretch of time at an organisation, half-open, with a number of places.
create table slot (
  slot_id uuid primary key,
  season text not null,
  org_code text not null references org (code),
  org_path text collate "C" not null,
  -- Code of the pack's kinds of appointment.
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null,
  -- Kept by the trigger below and by nothing else.
  booked integer not null default 0,
  state text not null check (state in ('open', 'closed', 'cancelled')),
  version integer not null default 1,
  reason text,
  made_by uuid not null,
  check (starts_at < ends_at),
  constraint slot_holds_booked check (booked >= 0 and booked <= capacity)
);
-- Laid out twice is laid out once.
create unique index slot_once on slot (org_code, kind, starts_at) where state <> 'cancelled';
create index slot_org on slot (org_path, starts_at);

create table booking (
  registration_id uuid not null,
  booking_id uuid not null,
  slot_id uuid not null references slot,
  kind text not null,
  state text not null check (state in ('booked', 'moved', 'cancelled', 'displaced', 'arrived', 'missed')),
  version integer not null default 1,
  at timestamptz not null,
  marked_at timestamptz,
  marked_by uuid,
  primary key (registration_id, booking_id)
);
create unique index booking_id on booking (booking_id);
-- One live booking a registration and purpose.
create unique index booking_live on booking (registration_id, kind) where state = 'booked';
create index booking_slot on booking (slot_id);

-- Whatever a command believes: no slot takes more than it has places, and none that is not open takes anybody.
create function count_booking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held integer := 0;
  holds integer := 0;
begin
  if tg_op = 'UPDATE' and new.slot_id <> old.slot_id then
    raise exception 'a booking keeps its slot' using errcode = 'ZZ004';
  end if;
  if tg_op = 'UPDATE' and old.state in ('booked', 'arrived', 'missed') then held := 1; end if;
  if new.state in ('booked', 'arrived', 'missed') then holds := 1; end if;
  if tg_op = 'INSERT' then
    update slot set booked = booked + holds where slot_id = new.slot_id and state = 'open' and booked + holds <= capacity;
  elsif holds <> held then
    update slot set booked = booked + holds - held where slot_id = new.slot_id and booked + holds - held <= capacity;
  else
    return null;
  end if;
  if not found then
    raise exception 'slot % has no place', new.slot_id using errcode = 'ZZ003';
  end if;
  return null;
end $$;
create trigger booking_counts after insert or update of state, slot_id on booking
  for each row execute function count_booking();

-- A record made at a point from papers (往届生, 社会考生, 省外学籍): no roster brings it.
create table made_at_point (
  registration_id uuid primary key,
  org_code text not null references org (code),
  -- Codes of the pack: category, papers that were seen.
  category text not null,
  papers jsonb not null,
  -- What staff typed, form id -> rows, under the person's key: a value that still stands so was 由工作人员代录.
  typed bytea not null,
  by_account uuid not null,
  at timestamptz not null
);
create index made_at_point_org on made_at_point (org_code, at);

grant select, insert on slot, booking, made_at_point to zhongzhao_app;
grant update (capacity, state, version, reason) on slot to zhongzhao_app;
grant update (state, version, marked_at, marked_by) on booking to zhongzhao_app;
grant update (typed) on made_at_point to zhongzhao_app;
