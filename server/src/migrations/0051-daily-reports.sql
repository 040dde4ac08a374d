-- 日报 (K9): what the counters said at 17:00, by school; taken once a day of a season, whoever takes it. Insert-only.
create table daily_report (
  season text not null,
  day date not null,
  taken_at timestamptz not null,
  primary key (season, day)
);
create table daily_count (
  season text not null,
  day date not null,
  -- The school or the point: classes are counted with their school.
  org_path text collate "C" not null,
  state text not null,
  pupils integer not null,
  primary key (season, day, org_path, state),
  foreign key (season, day) references daily_report
);

grant select, insert on daily_report, daily_count to zhongzhao_app;
