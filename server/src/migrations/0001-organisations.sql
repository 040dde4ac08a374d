-- Organisations, seasons, packs. The application owns nothing: the owner runs migrations, the server is zhongzhao_app.

create table org (
  code text primary key,
  kind text not null check (kind in ('province', 'city', 'county', 'school', 'point', 'class')),
  name text not null,
  -- Codes from the root, joined by '/'. C collation: prefix ranges use the index.
  path text collate "C" not null unique,
  -- School code as the student-status system writes it (学校标识码); absent above the school.
  school_code text,
  constraint path_ends_in_code check (path = code or path like '%/' || code)
);
create unique index org_school_code on org (school_code) where school_code is not null and kind <> 'class';

create table pack_version (
  season text not null,
  version integer not null,
  sha256 text not null,
  body jsonb not null,
  at timestamptz not null default now(),
  primary key (season, version)
);

-- Season time = database time + offset. Real installations keep 0 (a trigger of the sandbox table sees to it).
create table season_clock (
  only_one boolean primary key default true check (only_one),
  offset_ms bigint not null default 0
);
insert into season_clock default values;

create table window_extension (
  extension_id uuid primary key,
  org_path text collate "C",
  registration_id uuid,
  activity text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  reason text not null,
  by_account uuid not null,
  at timestamptz not null default now(),
  check ((org_path is null) <> (registration_id is null)),
  check (valid_from < valid_until)
);
create index window_extension_registration on window_extension (registration_id);

grant select on org, pack_version, season_clock, window_extension to zhongzhao_app;
grant insert, update on org to zhongzhao_app;
grant insert on pack_version, window_extension to zhongzhao_app;
grant update on season_clock to zhongzhao_app;
