-- Whether a record at a point came by an application: asked for each pupil when an office counts.
create index transfer_to on transfer (to_registration) where to_registration is not null;
