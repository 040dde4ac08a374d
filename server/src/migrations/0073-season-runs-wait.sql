-- A run that fails waits longer each time and lets the runs of other seasons pass (A7).
alter table season_run add column failures int not null default 0, add column wait_until timestamptz;
