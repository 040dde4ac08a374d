-- Delegation (A5), separate administrations (A6), responsibility (A9), extensions of one organisation (A3), points (notice 三.(一)).

-- A grant hangs from the grant it was given from: who loses that one loses this one.
alter table grant_given
  add column from_grant uuid references grant_given,
  -- Whom it was taken over from (换人): the grants given below hang from the successor now.
  add column took_over uuid references grant_given,
  add column state text not null default 'active' check (state in ('offered', 'active', 'revoked', 'handedOver')),
  -- Name of the pack's rule of roles that may not meet in one account, where the rule is asked at this organisation.
  add column apart text,
  add column version integer not null default 1,
  add column ended_by uuid;
update grant_given set state = 'revoked' where revoked_at is not null;
alter table grant_given add constraint grant_ended check ((revoked_at is null) = (state in ('offered', 'active')));
create index grant_from on grant_given (from_grant) where from_grant is not null;
create index grant_org on grant_given (org_path);
create unique index grant_once on grant_given (account_id, role, org_path) where revoked_at is null;
-- Of the roles of one such rule an account holds one, whoever gives at the same moment.
create unique index grant_apart on grant_given (account_id, apart) where revoked_at is null and apart is not null;

-- The one-time code with which a new member of staff chooses an own password.
create table staff_slip (
  slip_id uuid primary key,
  account_id uuid not null references account,
  code_hash bytea not null,
  given_by uuid not null,
  at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create unique index staff_slip_live on staff_slip (account_id) where used_at is null and voided_at is null;

-- More time for one organisation: asked for by one, approved by another.
create table extension_request (
  request_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  activities text[] not null,
  -- Empty = every track.
  tracks text[] not null default '{}',
  until timestamptz not null,
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  version integer not null default 1,
  asked_by uuid not null,
  asked_org text collate "C" not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_org text collate "C",
  decided_at timestamptz,
  decided_note text,
  check (decided_by is null or state = 'withdrawn' or decided_by <> asked_by)
);
create index extension_request_org on extension_request (org_path, asked_at);
alter table window_extension
  add column tracks text[] not null default '{}',
  add column request_id uuid references extension_request;
create index window_extension_org on window_extension (org_path) where org_path is not null;

-- 责任制登记: who leads, who reviews, who enters. Insert-only; the highest version counts.
create table responsibility (
  org_path text collate "C" not null,
  season text not null,
  version integer not null,
  -- {"leads": {"name", "post", "phone", "account"?}, "reviews": …, "enters": …}
  people jsonb not null,
  by_account uuid not null,
  at timestamptz not null,
  primary key (org_path, season, version)
);

-- 弄虚作假: against a candidate (with registration_id) or an organisation. The facts are sealed.
create table falsification (
  case_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  registration_id uuid,
  facts bytea not null,
  state text not null,
  version integer not null default 1,
  by_account uuid not null,
  by_org text collate "C" not null,
  at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  outcome bytea
);
create index falsification_org on falsification (org_path, at);

-- 指定报名点: what the public is told of a point.
create table point_particulars (
  org_code text primary key references org (code),
  address text not null,
  phone text not null,
  hours text not null,
  -- First and last day, Beijing; no last day = as long as the season.
  open_from date not null,
  open_until date,
  suspended_at timestamptz,
  note text not null default '',
  version integer not null default 1,
  named_by uuid not null,
  named_at timestamptz not null default now(),
  check (open_until is null or open_from <= open_until)
);

grant select, insert on staff_slip, extension_request, responsibility, falsification, point_particulars to zhongzhao_app;
grant update on staff_slip, extension_request, falsification, point_particulars to zhongzhao_app;

-- The public directory of points, for who shows it: read only.
create view public_point as
  select o.code, o.name, o.path, p.address, p.phone, p.hours, p.open_from, p.open_until, p.suspended_at, p.note
  from point_particulars p join org o on o.code = p.org_code and o.kind = 'point';
grant select on public_point to zhongzhao_app;
