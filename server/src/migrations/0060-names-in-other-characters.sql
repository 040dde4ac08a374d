-- Names are compared in whatever characters they are written (G4): the keys of the names that lie here are made anew, as the comparer comes round.
insert into duplicate_waiting (registration_id, asked_at) select registration_id, now() from registration
on conflict (registration_id) do update set asked_at = excluded.asked_at, attempts = 0;
