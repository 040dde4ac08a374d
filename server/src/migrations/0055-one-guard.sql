-- One guard of a closed season (A7) for every table that belongs to one: in place of the near-copies of 0054, and where none stood.
-- First argument: how a row finds its season. Nothing or `own`: by its own column; else parents as `registration.registration_id`, several
-- with a space between. Second: rows that may be written all the same.
create or replace function season_takes_no_change() returns trigger language plpgsql as $$
declare
  way text;
  named text;
begin
  if tg_nargs = 0 then
    perform season_takes_change(t.season) from (select distinct season from touched) t;
    return null;
  end if;
  foreach way in array string_to_array(tg_argv[0], ' ') loop
    for named in execute case way
      when 'own' then format('select distinct t.season from touched t where not (%s) order by 1', tg_argv[1])
      else format('select distinct s.season from touched t join %I s using (%I) where not (%s) order by 1',
        split_part(way, '.', 1), split_part(way, '.', 2), tg_argv[1])
      end
    loop
      perform season_takes_change(named);
    end loop;
  end loop;
  return null;
end $$;

-- Puts the guard on a table.
create function closes_with_season(guarded regclass, through text default 'own', but text default 'false') returns void language plpgsql as $$
declare
  act text;
  given text := case when through = 'own' and but = 'false' then '' else format('%L, %L', through, but) end;
begin
  foreach act in array array['insert', 'update', 'delete'] loop
    execute format('drop trigger if exists season_closed_%s on %s', act, guarded);
    execute format('create trigger season_closed_%s after %s on %s referencing %s table as touched for each statement execute function season_takes_no_change(%s)',
      act, act, guarded, case act when 'delete' then 'old' else 'new' end, given);
  end loop;
end $$;

-- What carries a season itself. What the clock ends after the last day (a list taken down, an application lapsed) is ended all the same.
select closes_with_season(t::regclass) from unnest(array[
  'registration', 'active_registration', 'claim', 'correction_request', 'extension_request', 'responsibility', 'falsification',
  'sync_work', 'leaving_report', 'slot', 'duplicate_case', 'filed_plan', 'evaluation_class', 'evaluation_objection', 'claim_list', 'quota_plan'
]) t;
select closes_with_season('publicity_list', 'own', 't.state = ''ended''');
select closes_with_season('transfer', 'own', 't.state = ''lapsed''');

-- What belongs to a registration.
select closes_with_season(t::regclass, 'registration.registration_id') from unnest(array[
  'registration_draft', 'image', 'sheet_receipt', 'sheet_scan', 'correction', 'correction_paper', 'exemption', 'card_difference', 'likeness_case',
  'returning_notice', 'made_at_point', 'booking', 'evaluation', 'claim_file', 'capture_delivery'
]) t;
-- More time is given to a registration, or to an organisation by a request.
select closes_with_season('window_extension', 'registration.registration_id extension_request.request_id');
select closes_with_season('claim_step', 'claim.claim_id');
select closes_with_season('correction_step', 'correction_request.correction_id');
select closes_with_season('duplicate_step', 'duplicate_case.case_id');
select closes_with_season('duplicate_merge', 'duplicate_case.case_id');
select closes_with_season('claim_list_line', 'claim_list.list_id');
select closes_with_season('publicity_line', 'publicity_list.list_id');
select closes_with_season('publicity_objection', 'publicity_list.list_id');
select closes_with_season('quota_senior', 'quota_plan.plan_id');
select closes_with_season('quota_school', 'quota_plan.plan_id');
select closes_with_season('quota_part', 'quota_plan.plan_id');

drop function season_takes_no_list();
drop function season_takes_no_objection();
drop function season_takes_no_sheet();
