-- What an upheld objection changes is kept, not the whole row as it stood when it was answered: what is signed in between stays
-- (notice 二.2(4)). Those that wait for the head now keep what differs from what is in force.
-- A season that is over is put right with the others.
alter table evaluation_objection disable trigger season_closed_update;
update evaluation_objection b
set proposed = (
  select coalesce(jsonb_object_agg(p.key, p.value), '{}'::jsonb) from jsonb_each(b.proposed) p
  where p.value is distinct from e.signed -> p.key
)
from evaluation e
where e.registration_id = b.registration_id and b.state = 'upheld' and b.proposed is not null;
alter table evaluation_objection enable trigger season_closed_update;
