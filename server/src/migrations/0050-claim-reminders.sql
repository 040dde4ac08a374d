-- An office is reminded before the deadline of its level (notice 三.(一)1: 督促): once a day of deadlines, whoever reminds and however often.
-- Insert-only.
create table claim_reminder (
  season text not null,
  office_path text collate "C" not null,
  -- Day in Beijing on which what it was reminded of is due.
  due_day date not null,
  claims integer not null,
  first_due timestamptz not null,
  at timestamptz not null,
  primary key (season, office_path, due_day)
);
create index claim_reminder_office on claim_reminder (office_path, at);

grant select, insert on claim_reminder to zhongzhao_app;
