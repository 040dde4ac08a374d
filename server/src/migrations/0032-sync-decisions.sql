-- Decisions about sync work that act (notice 二.2; B3, B4), and long feeds kept in the order in which they come.

alter table sync_work drop constraint sync_work_state_check;
alter table sync_work add constraint sync_work_state_check
  check (state in ('open', 'atRegister', 'asked', 'leaving', 'dropped', 'agreed', 'corrected'));

-- Lines that never become rows are few among very many.
create index sync_line_apart on sync_line (run_id, pupil_key) where kind <> 'present';
