-- 分配生名额 (I6): an edition of a plan is kept as it was shown, approved by another person, and stays.

create table quota_plan (
  plan_id uuid primary key,
  season text not null,
  org_code text not null references org (code),
  org_path text collate "C" not null,
  edition integer not null check (edition >= 1),
  basis text not null check (basis in ('registered', 'confirmed', 'passed')),
  -- Least share of a senior school's plan when it was kept.
  percent integer not null,
  -- Codes of the counties whose schools count; empty: all.
  areas jsonb not null default '[]',
  state text not null check (state in ('kept', 'approved', 'sentBack', 'withdrawn', 'replaced')),
  version integer not null default 1,
  reason text,
  kept_by uuid not null references account,
  kept_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  unique (season, org_code, edition),
  check (state <> 'sentBack' or reason is not null)
);
-- Of two who keep, or approve, at once one comes second.
create unique index quota_plan_waits on quota_plan (season, org_code) where state = 'kept';
create unique index quota_plan_stands on quota_plan (season, org_code) where state = 'approved';

create table quota_senior (
  plan_id uuid not null references quota_plan,
  position integer not null,
  name text not null,
  places integer not null,
  quota integer not null,
  primary key (plan_id, position),
  unique (plan_id, name),
  check (quota between 1 and places)
);

-- A junior school as it was counted when the plan was kept.
create table quota_school (
  plan_id uuid not null references quota_plan,
  school_code text not null,
  school_path text collate "C" not null,
  school_name text not null,
  graduates integer not null check (graduates >= 0),
  primary key (plan_id, school_code)
);
create index quota_school_path on quota_school (school_path);

create table quota_part (
  plan_id uuid not null,
  school_code text not null,
  position integer not null,
  places integer not null check (places >= 0),
  last_by text not null check (last_by in ('whole', 'remainder', 'tie')),
  primary key (plan_id, school_code, position),
  foreign key (plan_id, position) references quota_senior,
  foreign key (plan_id, school_code) references quota_school
);

-- Whatever the code says: what is kept sums exactly, or nothing is kept.
create function quota_sums() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select 1 from quota_senior s left join quota_part p on p.plan_id = s.plan_id and p.position = s.position
    where s.plan_id = new.plan_id group by s.position, s.quota having coalesce(sum(p.places), 0) <> s.quota
  ) then
    raise exception 'a quota does not sum' using errcode = 'ZZ046';
  end if;
  return null;
end $$;
create constraint trigger quota_plan_sums after insert or update on quota_plan deferrable initially deferred
  for each row execute function quota_sums();

grant select, insert on quota_plan, quota_senior, quota_school, quota_part to zhongzhao_app;
grant update (state, version, reason, decided_by, decided_at) on quota_plan to zhongzhao_app;
