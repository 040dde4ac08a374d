-- The log of what offices do, read newest first by an auditor (A6, A9): events that are not about one registration.
create index event_of_offices on event (event_id) where registration_id is null;
