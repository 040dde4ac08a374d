-- 日报 (K9) of a school, class by class, as counted at 17:00; the offices above read the schools. Insert-only.
create table daily_class_count (
  season text not null,
  day date not null,
  org_path text collate "C" not null,
  state text not null,
  pupils integer not null,
  primary key (season, day, org_path, state),
  foreign key (season, day) references daily_report
);

grant select, insert on daily_class_count to zhongzhao_app;
