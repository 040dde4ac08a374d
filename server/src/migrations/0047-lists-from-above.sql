-- Lists from above (上级照顾名单, I3): what is certain becomes a claim, the rest is work of the office that holds the list.

create table claim_list (
  list_id uuid primary key,
  season text not null,
  org_path text collate "C" not null,
  -- Code of a bonus item of the pack.
  item text not null,
  source text not null,
  content_hash text not null,
  imported_by uuid not null references account,
  imported_at timestamptz not null,
  unique (season, org_path, item, content_hash)
);
create index claim_list_org on claim_list (org_path, imported_at);

create table claim_list_line (
  list_id uuid not null references claim_list,
  -- Row of the file below its header.
  row_no integer not null,
  name text not null,
  -- As it was written, sealed; found by its keyed index.
  number bytea not null,
  number_index bytea not null,
  state text not null check (state in ('registered', 'there', 'doubtful', 'unmatched', 'dismissed')),
  why text not null default '',
  version integer not null default 1,
  registration_id uuid,
  claim_id uuid,
  reason text,
  decided_by uuid references account,
  decided_at timestamptz,
  primary key (list_id, row_no),
  check (state not in ('registered', 'there') or registration_id is not null),
  check (state <> 'dismissed' or reason is not null)
);
create index claim_list_line_open on claim_list_line (list_id) where state in ('doubtful', 'unmatched');
create index claim_list_line_claim on claim_list_line (claim_id) where claim_id is not null;

grant select, insert on claim_list, claim_list_line to zhongzhao_app;
grant update (state, why, version, registration_id, claim_id, reason, decided_by, decided_at) on claim_list_line to zhongzhao_app;
