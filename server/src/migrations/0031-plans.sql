-- 方案预案 (notice 三.(二), 三.(五)): every place files its plans with the office above it; every edition stays.
create table filed_plan (
  plan_id uuid primary key,
  season text not null,
  org_code text not null references org (code),
  org_path text collate "C" not null,
  -- Code of the pack's kinds of plan.
  kind text not null,
  edition integer not null check (edition >= 1),
  title text not null,
  responsible text not null,
  -- Name of the sealed PDF among the files.
  file text not null,
  bytes integer not null,
  state text not null check (state in ('filed', 'noted', 'sentBack', 'replaced')),
  version integer not null default 1,
  reason text,
  filed_at timestamptz not null,
  filed_by uuid not null references account,
  decided_at timestamptz,
  decided_by uuid references account,
  unique (season, org_code, kind, edition),
  check (state <> 'sentBack' or reason is not null)
);
-- One edition stands; two colleagues who file at once do not both succeed.
create unique index filed_plan_stands on filed_plan (season, org_code, kind) where state <> 'replaced';
create index filed_plan_org on filed_plan (org_path);

grant select, insert on filed_plan to zhongzhao_app;
grant update (state, version, reason, decided_at, decided_by) on filed_plan to zhongzhao_app;
