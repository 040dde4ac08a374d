-- 初中毕业生综合素质评价 (notice 二.1, 二.2(4)): a record beside the registration, so that no signed form goes stale when a grade comes.

create table evaluation_class (
  season text not null,
  class_code text not null references org (code),
  org_path text collate "C" not null,
  state text not null default 'entering' check (state in ('entering', 'signed', 'reopened')),
  version integer not null default 0,
  -- Kept by entering and signing, for the offices above the school.
  pupils integer not null default 0,
  complete integer not null default 0,
  -- Of the last reopening.
  reason text,
  signed_at timestamptz,
  signed_by uuid,
  primary key (season, class_code)
);
create index evaluation_class_org on evaluation_class (season, org_path);

-- Column -> grade, codes of the pack's scheme.
create table evaluation (
  registration_id uuid primary key,
  marks jsonb not null default '{}',
  version integer not null default 1,
  -- Everybody who has entered a grade of this pupil: none of them signs, none of them answers an objection.
  entered_by uuid[] not null default '{}',
  entered_at timestamptz,
  -- In force since it was signed; marks may move on when the class is reopened.
  signed jsonb,
  signed_at timestamptz,
  upheld boolean not null default false,
  check ((signed is null) = (signed_at is null))
);

create table evaluation_objection (
  registration_id uuid not null,
  objection_id uuid not null,
  season text not null,
  class_code text not null,
  -- Of the class, and of the organisation that answers.
  org_path text collate "C" not null,
  answering_path text collate "C" not null,
  state text not null check (state in ('asked', 'explained', 'upheld', 'corrected', 'withdrawn', 'closed')),
  version integer not null default 1,
  columns text[] not null,
  -- Sealed under the person's key.
  words bytea not null,
  reply bytea,
  note bytea,
  proposed jsonb,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  primary key (registration_id, objection_id)
);
create unique index evaluation_objection_id on evaluation_objection (objection_id);
-- One open objection a registration, whoever writes it.
create unique index evaluation_objection_once on evaluation_objection (registration_id) where state in ('asked', 'upheld');
create index evaluation_objection_answering on evaluation_objection (season, answering_path, asked_at);
create index evaluation_objection_org on evaluation_objection (season, org_path, asked_at);

-- What is in force for a registration: its own, else that of another registration of the person in this season (who returned home goes on
-- attending the school that evaluates). Absent columns = 待评定.
create view evaluation_standing as
  select r.registration_id, r.person_id, r.season, e.registration_id as evaluated_as, e.signed as marks, e.signed_at, e.entered_by
  from registration r left join lateral (
    select v.registration_id, v.signed, v.signed_at, v.entered_by
    from registration o join evaluation v on v.registration_id = o.registration_id
    where o.person_id = r.person_id and o.season = r.season and v.signed is not null
    order by o.registration_id = r.registration_id desc, v.signed_at desc limit 1
  ) e on true;

grant select, insert, update on evaluation_class, evaluation, evaluation_objection to zhongzhao_app;
grant select on evaluation_standing to zhongzhao_app;
