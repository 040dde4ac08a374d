-- People outlive seasons. Numbers are found through keyed blind indexes; the numbers themselves are sealed.

create table person (
  person_id uuid primary key,
  created_at timestamptz not null default now()
);

-- One data key per person, wrapped by the master key: rotation rewraps, erasure destroys the row.
create table person_key (
  person_id uuid primary key references person,
  generation integer not null,
  wrapped bytea not null
);

-- Every number a person has or had: idNumber, studentNumber, registrationNumber, examNumber. `index` = HMAC, never the number.
create table person_alias (
  kind text not null,
  index bytea not null,
  generation integer not null default 1,
  person_id uuid not null references person,
  valid boolean not null default true,
  at timestamptz not null default now(),
  primary key (kind, index, person_id)
);
create index person_alias_index on person_alias (index) where valid;
create index person_alias_person on person_alias (person_id);

create table account (
  account_id uuid primary key,
  kind text not null check (kind in ('candidate', 'staff')),
  person_id uuid references person,
  login text unique,
  name text not null,
  password_hash text,
  failed integer not null default 0,
  locked_until timestamptz,
  frozen_at timestamptz,
  created_at timestamptz not null default now(),
  check ((kind = 'candidate') = (person_id is not null)),
  check ((kind = 'staff') = (login is not null))
);
create unique index account_person on account (person_id) where person_id is not null;

create table grant_given (
  grant_id uuid primary key,
  account_id uuid not null references account,
  role text not null,
  org_path text collate "C" not null,
  given_by uuid,
  at timestamptz not null default now(),
  until timestamptz,
  revoked_at timestamptz
);
create index grant_account on grant_given (account_id) where revoked_at is null;

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  device_id uuid,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  uncovered_until timestamptz
);
create index session_account on session (account_id);

-- Wrong passwords per account and device, never per network address (C7): forty pupils behind one address.
create table sign_in_failure (
  device_id uuid not null,
  account_id uuid not null,
  failed integer not null,
  locked_until timestamptz,
  at timestamptz not null default now(),
  primary key (account_id, device_id)
);

create table activation_slip (
  slip_id uuid primary key,
  person_id uuid not null references person,
  code_hash bytea not null,
  printed_at timestamptz not null default now(),
  printed_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create index activation_slip_person on activation_slip (person_id);
create unique index activation_slip_live on activation_slip (person_id) where used_at is null and voided_at is null;

-- Asked twice, done once.
create table idempotency (
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  body bytea not null,
  at timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_at on idempotency (at);

grant select, insert on person, person_key, person_alias, account, grant_given, session, sign_in_failure, activation_slip, idempotency to zhongzhao_app;
grant update on idempotency, person_alias, account, grant_given, session, sign_in_failure, activation_slip to zhongzhao_app;
grant delete on session, sign_in_failure, idempotency to zhongzhao_app;
-- A roster batch nobody has built on may be taken back whole (B1).
grant delete on person, person_key, person_alias to zhongzhao_app;
