-- The same class printed by the same person is one job, also when two clicks arrive at once.
update job set state = 'failed', finished_at = now() where state in ('waiting', 'running');
create unique index job_one_open on job (kind, org_path, by_account) where state in ('waiting', 'running');
