-- A line of a public list says what is true while it is public (notice 三.(一)3): what is true no longer is taken off, and put back when it is
-- true again; what an objection took off stays off.
alter table publicity_line add column struck_for text check (struck_for in ('objection', 'untrue'));
alter table publicity_line disable trigger season_closed_update;
update publicity_line set struck_for = 'objection' where struck_at is not null;
alter table publicity_line enable trigger season_closed_update;
alter table publicity_line add check ((struck_at is null) = (struck_for is null));
grant update (struck_for) on publicity_line to zhongzhao_app;
