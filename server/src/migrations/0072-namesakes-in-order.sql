-- Namesakes of a list from above (I3) in the order in which they are shown: below one office, twenty of them, however many there are in the
-- province. In place of 0053, which read every namesake.
create index registration_namesakes on registration (season, name collate "C", org_path, number);
drop index registration_season_name;
