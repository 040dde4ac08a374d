-- Public lists (公示, notice 三.(一)3) and objections to them. A line holds what is shown and nothing more: the name is covered before
-- it is written here.

create table publicity_list (
  list_id uuid primary key,
  season text not null,
  org_code text not null references org (code),
  org_path text collate "C" not null,
  -- Code of the pack's kinds of list, its title and columns as they were when it was made.
  kind text not null,
  title text not null,
  columns jsonb not null,
  remark text not null default '',
  lines integer not null,
  state text not null check (state in ('prepared', 'open', 'ended', 'concluded', 'halted', 'discarded')),
  version integer not null default 1,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  opened_by uuid,
  opens_at timestamptz,
  ends_at timestamptz,
  halted_for text,
  check (state in ('prepared', 'discarded') or (opens_at is not null and ends_at is not null and opens_at < ends_at))
);
-- One live list of a kind at an organisation.
create unique index publicity_live on publicity_list (season, org_code, kind) where state in ('prepared', 'open');
create index publicity_org on publicity_list (org_path, prepared_at);
create index publicity_due on publicity_list (ends_at) where state = 'open';

create table publicity_line (
  list_id uuid not null references publicity_list,
  position integer not null,
  registration_id uuid not null,
  class_name text not null,
  name text not null,
  number_end text not null,
  result text not null,
  struck_at timestamptz,
  primary key (list_id, position)
);
create index publicity_line_registration on publicity_line (registration_id);

create table publicity_objection (
  objection_id uuid primary key,
  list_id uuid not null references publicity_list,
  -- The line it is about; none: about the list.
  position integer,
  ground text not null,
  -- What was written, how to reach who wrote it, what was answered: sealed at rest.
  words bytea not null,
  contact bytea,
  answer bytea,
  -- Hash of the receipt (受理编号), which only who objected holds.
  receipt bytea not null unique,
  -- Who answers: the office above, by the organisation graph.
  office_path text collate "C" not null,
  state text not null check (state in ('received', 'examining', 'upheld', 'dismissed')),
  version integer not null default 1,
  at timestamptz not null,
  due_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create index publicity_objection_office on publicity_objection (office_path, state);
create index publicity_objection_list on publicity_objection (list_id, at);

grant select, insert on publicity_list, publicity_line, publicity_objection to zhongzhao_app;
grant update (state, version, opened_by, opens_at, ends_at, halted_for) on publicity_list to zhongzhao_app;
grant update (struck_at) on publicity_line to zhongzhao_app;
grant update (state, version, answer, decided_by, decided_at) on publicity_objection to zhongzhao_app;
