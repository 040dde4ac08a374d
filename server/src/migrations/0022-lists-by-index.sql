-- Lists and searches that cost the same in a province of any size (ADR 26). Every branch of a search begins with the office that the
-- school stands under, so that a county reads its own part of an index, however many others there are.

alter table registration add column office text collate "C"
  generated always as (regexp_replace(org_path, '/[^/]+/[^/]+$', '')) stored;
-- `wangzihan wzh`: the initials alone.
alter table registration add column initials text collate "C"
  generated always as (split_part(pinyin, ' ', 2)) stored;

-- Pages in class order.
create index registration_page on registration (season, org_path, class_position, registration_id);
create index registration_office_name on registration (season, office, name collate "C");
-- From the second character on: 子涵 of 王子涵.
create index registration_office_given on registration (season, office, substr(name, 2) collate "C");
-- Long names are few: looked through, for what stands in the middle.
create index registration_office_long on registration (season, office) where length(name) > 4;
create index registration_office_pinyin on registration (season, office, pinyin collate "C");
create index registration_office_initials on registration (season, office, initials);
drop index registration_name;

create index org_schools on org (path) where kind in ('school', 'point');
