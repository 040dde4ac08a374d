-- Counters instead of counts: heads of each class by state, kept by the registration's own triggers, set-wise, in the same
-- transaction; exact at any size and read in milliseconds (K1).

create table class_tally (
  season text not null,
  org_path text collate "C" not null,
  state text not null,
  pupils integer not null default 0,
  portraits integer not null default 0,
  documents integer not null default 0,
  primary key (season, org_path, state)
);

-- security definer: the application may read the counters, never write them.
create function tally_registrations() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into class_tally as t (season, org_path, state, pupils, portraits, documents)
  select season, org_path, state, sum(n), sum(n * has_portrait), sum(n * has_document)
  from (
    select season, org_path, state, 1 as n, (portrait is not null)::int as has_portrait, (document is not null)::int as has_document from added
    union all
    select season, org_path, state, -1, (portrait is not null)::int, (document is not null)::int from removed
  ) moved
  group by season, org_path, state
  having sum(n) <> 0 or sum(n * has_portrait) <> 0 or sum(n * has_document) <> 0
  order by season, org_path, state
  on conflict (season, org_path, state) do update set
    pupils = t.pupils + excluded.pupils, portraits = t.portraits + excluded.portraits, documents = t.documents + excluded.documents;
  return null;
end $$;

create function tally_added() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into class_tally as t (season, org_path, state, pupils, portraits, documents)
  select season, org_path, state, count(*), count(portrait), count(document) from added group by season, org_path, state order by 1, 2, 3
  on conflict (season, org_path, state) do update set
    pupils = t.pupils + excluded.pupils, portraits = t.portraits + excluded.portraits, documents = t.documents + excluded.documents;
  return null;
end $$;

create function tally_removed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update class_tally t set pupils = t.pupils - r.pupils, portraits = t.portraits - r.portraits, documents = t.documents - r.documents
  from (select season, org_path, state, count(*) as pupils, count(portrait) as portraits, count(document) as documents from removed group by season, org_path, state) r
  where t.season = r.season and t.org_path = r.org_path and t.state = r.state;
  return null;
end $$;

create trigger tally_insert after insert on registration referencing new table as added
  for each statement execute function tally_added();
create trigger tally_update after update on registration referencing old table as removed new table as added
  for each statement execute function tally_registrations();
create trigger tally_delete after delete on registration referencing old table as removed
  for each statement execute function tally_removed();

grant select on class_tally to zhongzhao_app;
