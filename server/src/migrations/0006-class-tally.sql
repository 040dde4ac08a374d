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
-- An update counts only when something counted has moved (the trigger's own condition): saving a section costs nothing here.
create function tally_moved() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into class_tally as t (season, org_path, state, pupils, portraits, documents)
  select season, org_path, state, sum(pupils), sum(portraits), sum(documents)
  from (values
    (old.season, old.org_path, old.state, -1, -(old.portrait is not null)::int, -(old.document is not null)::int),
    (new.season, new.org_path, new.state, 1, (new.portrait is not null)::int, (new.document is not null)::int)
  ) as moved (season, org_path, state, pupils, portraits, documents)
  group by season, org_path, state
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
create trigger tally_update after update on registration for each row
  when (old.state is distinct from new.state or old.org_path is distinct from new.org_path
    or (old.portrait is null) <> (new.portrait is null) or (old.document is null) <> (new.document is null))
  execute function tally_moved();
create trigger tally_delete after delete on registration referencing old table as removed
  for each statement execute function tally_removed();

grant select on class_tally to zhongzhao_app;
