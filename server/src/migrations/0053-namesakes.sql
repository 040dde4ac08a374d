-- Namesakes in the whole season (a list of the province, I3): the other indexes of names begin with one office.
create index registration_season_name on registration (season, name collate "C");
