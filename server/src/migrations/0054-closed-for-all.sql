-- A closed season takes no change (A7): of registrations (0044), and as well of claims, public lists and objections to them, corrections
-- and scanned sheets, whichever season the command believed to work in.

-- Holds the end of the season off until the change is kept or undone: whoever approves the end takes the same lock alone, so that what
-- was under way is told as it became, and what comes after finds the season closed. A lock and not a row: it costs a change no write.
create function season_takes_change(named text) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('season-life:' || named, 0));
  if exists (select 1 from season_life l where l.season = named and l.state in ('closing', 'closed')) then
    raise exception 'a closed season takes no change' using errcode = 'ZZ044';
  end if;
end $$;

create or replace function season_takes_no_change() returns trigger language plpgsql as $$
begin
  perform season_takes_change(t.season) from (select distinct season from touched) t;
  return null;
end $$;
create trigger season_closed_insert after insert on claim referencing new table as touched
  for each statement execute function season_takes_no_change();
create trigger season_closed_update after update on claim referencing new table as touched
  for each statement execute function season_takes_no_change();
create trigger season_closed_insert after insert on correction_request referencing new table as touched
  for each statement execute function season_takes_no_change();
create trigger season_closed_update after update on correction_request referencing new table as touched
  for each statement execute function season_takes_no_change();

-- What the clock takes down after its last day is taken down all the same.
create function season_takes_no_list() returns trigger language plpgsql as $$
begin
  perform season_takes_change(t.season) from (select distinct season from touched where state <> 'ended') t;
  return null;
end $$;
create trigger season_closed_insert after insert on publicity_list referencing new table as touched
  for each statement execute function season_takes_no_list();
create trigger season_closed_update after update on publicity_list referencing new table as touched
  for each statement execute function season_takes_no_list();

create function season_takes_no_objection() returns trigger language plpgsql as $$
begin
  perform season_takes_change(t.season)
    from (select distinct l.season from touched x join publicity_list l on l.list_id = x.list_id) t;
  return null;
end $$;
create trigger season_closed_insert after insert on publicity_objection referencing new table as touched
  for each statement execute function season_takes_no_objection();
create trigger season_closed_update after update on publicity_objection referencing new table as touched
  for each statement execute function season_takes_no_objection();

create function season_takes_no_sheet() returns trigger language plpgsql as $$
begin
  perform season_takes_change(t.season)
    from (select distinct r.season from touched x join registration r on r.registration_id = x.registration_id) t;
  return null;
end $$;
create trigger season_closed_insert after insert on sheet_scan referencing new table as touched
  for each statement execute function season_takes_no_sheet();
