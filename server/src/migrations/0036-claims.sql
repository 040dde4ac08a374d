-- 资格审核 (notice 一, 三.(一)1–3).

create table claim (
  claim_id uuid primary key,
  season text not null,
  registration_id uuid not null,
  person_id uuid not null,
  kind text not null,
  -- Of a bonus; empty otherwise.
  item text not null default '',
  state text not null check (state in ('waiting', 'returned', 'refused', 'passed', 'withdrawn', 'appealed', 'upheld')),
  version integer not null default 1,
  -- Where it waits, or who decided last.
  step text not null,
  office_path text collate "C" not null,
  since timestamptz not null,
  due timestamptz not null,
  -- As last computed: the list shows it, whoever decides computes it anew.
  proposal text not null check (proposal in ('meets', 'fails', 'open')),
  cosigned text,
  -- Who entered it from a list; null = the candidate.
  entered_by uuid,
  claimed_at timestamptz not null,
  decided_at timestamptz,
  appealed_at timestamptz,
  reasons jsonb not null default '[]',
  -- What the family says in its appeal, sealed under the person's key.
  words bytea,
  last_act jsonb
);
-- One claim of a kind a registration, whoever writes it.
create unique index claim_once on claim (registration_id, kind, item) where state <> 'withdrawn';
create index claim_desk on claim (office_path, state, since, claim_id);
create index claim_due on claim (due) where state in ('waiting', 'appealed');
create index claim_passed on claim (season, kind, registration_id) where state = 'passed';

-- Every act on a claim and who did it; four eyes are read from here. Insert-only but for the mark that it was taken back.
create table claim_step (
  claim_id uuid not null,
  -- Version of the claim after the act.
  step_no integer not null,
  event text not null,
  step text not null,
  office_path text collate "C",
  account_id uuid,
  at timestamptz not null,
  reasons jsonb not null default '[]',
  note bytea,
  message_id uuid,
  undone boolean not null default false,
  primary key (claim_id, step_no)
);

-- What was uploaded for a claim: sealed under the person's key, named by the hash of what lies on disk.
create table claim_file (
  registration_id uuid not null,
  file_id uuid not null,
  kind text not null,
  item text not null default '',
  paper text not null,
  type text not null check (type in ('jpeg', 'png', 'pdf')),
  bytes integer not null,
  content_hash text not null,
  file text not null,
  at timestamptz not null,
  -- Set when it was submitted: from then on it stays.
  claim_id uuid,
  primary key (registration_id, file_id)
);
create unique index claim_file_id on claim_file (file_id);
create index claim_file_claim on claim_file (claim_id);

-- Who opened whose file, when and for which office. Insert-only.
create table claim_file_opening (
  file_id uuid not null,
  opening_id uuid not null,
  registration_id uuid not null,
  account_id uuid not null,
  office_path text collate "C" not null,
  at timestamptz not null,
  primary key (file_id, opening_id)
);

grant select, insert on claim, claim_step, claim_file, claim_file_opening to zhongzhao_app;
grant update on claim to zhongzhao_app;
grant update (undone) on claim_step to zhongzhao_app;
grant update (claim_id) on claim_file to zhongzhao_app;
grant delete on claim_file to zhongzhao_app;

-- A file that was submitted stays, whatever the code says.
create function keep_submitted_file() returns trigger language plpgsql as $$
begin
  if old.claim_id is not null then
    raise exception 'a submitted file stays' using errcode = 'ZZ005';
  end if;
  return old;
end $$;
create trigger submitted_file_stays before delete on claim_file for each row execute function keep_submitted_file();

-- A pupil who sits in another class takes the claims along that wait at or below the school: same depth, new path.
create function claim_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update claim c set office_path = array_to_string((string_to_array(new.org_path, '/'))[1:cardinality(string_to_array(c.office_path, '/'))], '/')
    where c.registration_id = new.registration_id and c.state in ('waiting', 'returned', 'appealed')
      and c.office_path <> new.org_path and not starts_with(new.org_path, c.office_path || '/');
  return null;
end $$;
create trigger claim_office after update of org_path on registration
  for each row when (old.org_path is distinct from new.org_path) execute function claim_follows();

-- For who publishes, counts or prints: where each claim stands. Read only, no values.
create view claim_standing as
  select c.claim_id, c.season, c.registration_id, c.kind, c.item, c.state, c.step, c.office_path, c.since, c.due, c.decided_at, c.version
  from claim c;
grant select on claim_standing to zhongzhao_app;
