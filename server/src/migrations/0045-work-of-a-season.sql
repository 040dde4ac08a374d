-- Work in the background belongs to the season it was asked in, also while several are open (A7).
alter table job add column season text not null default '';
drop index job_one_open;
-- The same class, asked twice in one season, is printed once; in two seasons it is two jobs.
create unique index job_one_open on job (kind, org_path, by_account, season) where state in ('waiting', 'running');

-- What was done about a season, for the page of the seasons.
create index event_of_season on event (subject) where registration_id is null and kind >= 'season.' and kind < 'season/';
