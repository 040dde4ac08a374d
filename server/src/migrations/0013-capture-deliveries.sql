-- What a capture station delivered (E4): the station's own id of one capture, and what it was answered. A capture that is sent
-- again after a lost reply finds its answer here and is kept once. Insert-only.

create table capture_delivery (
  registration_id uuid not null,
  -- Made by the station; the same for every attempt.
  capture_id uuid not null,
  kind text not null check (kind in ('portrait', 'document')),
  account_id uuid not null,
  -- Absent when it was refused and not kept.
  image_id uuid,
  -- Verdict, findings and steps as they were answered; no personal data.
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (registration_id, capture_id)
);

grant select, insert on capture_delivery to zhongzhao_app;
