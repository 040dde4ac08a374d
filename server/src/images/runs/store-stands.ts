import { sql } from 'kysely'

/** A file `f` of a run `u` with its pupil `r`, the picture that the pupil has now `h.held`, and the eye's work on it `j`. */
export const fileTables = sql`picture_run_file f join picture_run u on u.run_id = f.run_id
  left join registration r on r.registration_id = f.registration_id
  left join lateral (select case u.door when 'portrait' then r.portrait else r.document end as held) h on true
  left join eye_job j on j.image_id = f.image_id`

/** How the file stands now: what the eye found since, and what a person judged since, count. */
export const outcome = sql<string>`case when f.state <> 'taken' then f.state
  when j.state in ('waiting', 'running') then 'looking'
  when (h.held->>'id')::uuid = f.image_id then h.held->>'verdict'
  when j.state = 'ended' then 'refused'
  else coalesce(j.verdict, f.verdict, 'doubtful') end`

/** What was found on it: by the eye too, once it has looked. */
export const findings = sql`case when f.state = 'taken' then coalesce(j.findings, f.findings) else f.findings end`

/** Why it is not the pupil's: of the import, or of the moment when the eye had looked. */
export const fault = sql`coalesce(f.fault, case when f.state = 'taken' and j.state = 'ended'
  then jsonb_build_object('code', j.reason, 'params', '{}'::jsonb) end)`
