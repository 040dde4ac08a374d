-- Scanned pages of signed sheets, as the archive sees them (which ones, not what they show); published by `papers`.
create view filed_scan as
  select c.registration_id, c.sheet_id, c.scan_id, not exists (
    select 1 from sheet_scan n where n.registration_id = c.registration_id and n.sheet_id = c.sheet_id and (n.at, n.scan_id) > (c.at, c.scan_id)
  ) as newest
  from sheet_scan c;

grant select on filed_scan to zhongzhao_app;
