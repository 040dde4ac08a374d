-- 实际班级 and 借读生 (B7). `registration.org_path` is the class in which the pupil sits and is counted; what the register says of
-- the class stays in `roster_entry`, the base of the next comparison (B3). Until now both were one.

alter table registration add column guest boolean not null default false;

alter table roster_entry add column org_path text collate "C";
update roster_entry e set org_path = r.org_path from registration r where r.registration_id = e.registration_id;
alter table roster_entry alter column org_path set not null;
