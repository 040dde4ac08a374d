-- One active registration a person and season (notice 二.2(3); G1), whatever numbers the person is known by: `active_registration` keeps a number
-- from two people, this keeps a person from two registrations. Who gave up holds the number and may come back; who is transferred goes on
-- elsewhere.
create unique index registration_one_active on registration (person_id, season) where state not in ('transferred', 'withdrawn', 'superseded');

-- A code for each meaning: ZZ003 and ZZ004 are the slots' (0020).
create or replace function forget_duplicates() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from duplicate_case where old.registration_id in (registration_id, other_id) and state in ('merged', 'undoing')) then
    raise exception 'registration % stands in a merging', old.registration_id using errcode = 'ZZ021';
  end if;
  delete from duplicate_key where registration_id = old.registration_id;
  delete from duplicate_waiting where registration_id = old.registration_id;
  delete from duplicate_step where case_id in (select case_id from duplicate_case where registration_id = old.registration_id or other_id = old.registration_id);
  delete from duplicate_case where registration_id = old.registration_id or other_id = old.registration_id;
  return null;
end $$;

create or replace function superseded_by_two() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from duplicate_case c
    where new.registration_id in (c.registration_id, c.other_id) and c.stays <> new.registration_id
      and c.state = case when new.state = 'superseded' then 'merged' else 'undone' end
  ) then
    raise exception 'registration % is closed or restored without two people', new.registration_id using errcode = 'ZZ022';
  end if;
  return new;
end $$;
