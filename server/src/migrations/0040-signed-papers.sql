-- Signed papers that come back (notice 三.(三); J2): who signed for an absent guardian, and pages that were scanned.

-- Code of the pack's ground on which somebody signed in the guardian's place.
alter table sheet_receipt add column guardian_ground text;
alter table sheet_receipt drop constraint sheet_receipt_guardian_check;
alter table sheet_receipt add constraint sheet_receipt_guardian_check check (guardian in ('signed', 'proxy', 'missing'));
alter table sheet_receipt add constraint sheet_receipt_ground check ((guardian = 'proxy') = (guardian_ground is not null));

-- A scanned page, matched by the QR on it; insert-only. The file is sealed under the person's key.
create table sheet_scan (
  registration_id uuid not null,
  scan_id uuid not null,
  sheet_id uuid not null,
  type text not null check (type in ('image/jpeg', 'image/png')),
  file text not null,
  -- Keyed hash of the page: sent twice, kept once.
  mark bytea not null,
  bytes integer not null,
  by_account uuid not null,
  at timestamptz not null,
  primary key (registration_id, scan_id),
  unique (registration_id, sheet_id, mark)
);

grant select, insert on sheet_scan to zhongzhao_app;
