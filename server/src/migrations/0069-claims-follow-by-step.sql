-- A claim that waits at the class goes along when its pupil sits in another class of the same school. To another school it goes by its step,
-- decided where the school is changed: the offices above one school do not stand as deep as those above another (notice 三.(一)1–3).
drop trigger claim_office on registration;
create trigger claim_office after update of org_path on registration
  for each row when (old.org_path is distinct from new.org_path and old.school_code = new.school_code) execute function claim_follows();
