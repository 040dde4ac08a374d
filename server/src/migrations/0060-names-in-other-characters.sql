-- Names are compared in whatever characters they are written (G4): the keys of the names that lie here are made anew, as the comparer comes round.
insert into duplicate_waiting (registration_id, asked_at) select registration_id, now() from registration
on conflict (registration_id) do update set asked_at = excluded.asked_at, attempts = 0;

-- Who gives up gives a booked time back in the same moment (G5): the place is free, and nobody is expected who does not come. Slots are held
-- before bookings, as everywhere.
create function release_bookings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from slot where slot_id in (select slot_id from booking where registration_id = new.registration_id and state = 'booked')
    order by slot_id for no key update;
  update booking set state = 'cancelled', version = version + 1, marked_at = now(), marked_by = null
  where registration_id = new.registration_id and state = 'booked';
  return null;
end $$;
create trigger given_up_releases after update of state on registration for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function release_bookings();
