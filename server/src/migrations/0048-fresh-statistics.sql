-- After a mass import the planner must know what the tables hold: without it the next comparison walks every pair of rows until
-- autovacuum comes by. security definer: only an owner may ANALYZE (a right of its own exists from PostgreSQL 17 on).
create function analyze_register() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze person, person_alias, registration, active_registration, roster_entry, org;
end $$;
revoke execute on function analyze_register() from public;
grant execute on function analyze_register() to zhongzhao_app;
