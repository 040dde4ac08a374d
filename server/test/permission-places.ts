import { newId } from '../src/platform/context.ts'
import { pathPlace } from '../src/images/runs/run.ts'
import { rowPlace } from '../src/roster/prepare.ts'
import type { Pupil } from './enrol.ts'
import type { World } from './world.ts'

/** A pupil with an image, a sheet, a job, a roster batch and an import of pictures beside it, at each place. */
export interface Place {
  readonly pupil: Pupil
  readonly school: string
  readonly class: string
  readonly image: string
  readonly sheet: string
  readonly job: string
  readonly batch: string
  readonly run: string
  readonly runFile: string
}

export const sites: Readonly<
  Record<string, { school: string; classNo: string; idNumber: string; schoolPath: string }>
> = {
  own: {
    school: '2141010001',
    classNo: '01',
    idNumber: '410105200803149969',
    schoolPath: '41/4101/410105/2141010001',
  },
  otherClass: {
    school: '2141010001',
    classNo: '02',
    idNumber: '41010520080101004X',
    schoolPath: '41/4101/410105/2141010001',
  },
  otherSchool: {
    school: '2141010002',
    classNo: '01',
    idNumber: '410105200802020063',
    schoolPath: '41/4101/410105/2141010002',
  },
  otherCounty: {
    school: '2141010003',
    classNo: '01',
    idNumber: '410105200805050022',
    schoolPath: '41/4101/410102/2141010003',
  },
  otherCity: {
    school: '2141900101',
    classNo: '01',
    idNumber: '410105200806060046',
    schoolPath: '41/419001/2141900101',
  },
  underProvince: {
    school: '2141000001',
    classNo: '01',
    idNumber: '41010520080707006X',
    schoolPath: '41/2141000001',
  },
}

async function plantRun(world: World, { org, pupil, by }: { org: string; pupil: Pupil; by: string }) {
  const [run, runFile] = [newId(), newId()]
  const { keys } = world.services
  await world.owner
    .insertInto('picture_run')
    .values({
      run_id: run,
      season: world.services.packs.current.season,
      org_path: org,
      door: 'portrait',
      way: 'number',
      by_account: by,
      archive_state: null,
      archive_file: null,
      archive_bytes: null,
      archive_fault: null,
      pairing: null,
    })
    .execute()
  await world.owner
    .insertInto('picture_run_file')
    .values({
      run_id: run,
      file_id: runFile,
      path_index: keys.index(runFile),
      path_sealed: keys.seal('1.jpg', pathPlace(run, runFile)),
      bytes: 1,
      mark: 1,
      entry: null,
      state: 'waiting',
      registration_id: pupil.id,
      image_id: null,
      content_hash: null,
      verdict: null,
      findings: '[]',
      steps: '[]',
      fault: null,
    })
    .execute()
  return { run, runFile }
}

/** A case of two pupils of one school, under the id of the first. */
export async function plantDouble(world: World, pupil: Pupil, other: Pupil): Promise<void> {
  const [first = '', second = ''] = [pupil.id, other.id].toSorted()
  await world.owner
    .insertInto('duplicate_case')
    .values({
      case_id: pupil.id,
      season: world.services.packs.current.season,
      registration_id: first,
      other_id: second,
      org_path: '41/4101/410105/2141010001',
      kind: 'sameNumber',
      signals: '{}',
      weight: 100,
      twins: 'none',
      state: 'found',
      stays: null,
      proposed_by: null,
      approved_by: null,
      undo_asked_by: null,
      undone_by: null,
      found_at: new Date(),
    })
    .execute()
}

/** Lays one of everything down at a place. */
export async function plant(
  world: World,
  { school, classNo, idNumber, schoolPath }: (typeof sites)[string],
): Promise<Place> {
  const pupil = await world.enrol({ name: '王示例', idNumber, school, classNo })
  const [image, sheet, job, batch, by] = [newId(), newId(), newId(), newId(), newId()]
  const klass = `${school}-09${classNo}`
  const { owner } = world
  const file = await world.services.files.put(Buffer.from(image))
  await owner
    .insertInto('image')
    .values({
      registration_id: pupil.id,
      image_id: image,
      kind: 'portrait',
      original_hash: '',
      derived_hash: '',
      original_file: file,
      derived_file: file,
      facts: '{}',
      findings: '[]',
      steps: '[]',
      verdict: 'accepted',
      supplied_by: by,
    })
    .execute()
  await owner
    .insertInto('sheet')
    .values({
      registration_id: pupil.id,
      sheet_id: sheet,
      number: `${pupil.number}-01`,
      digits: pupil.number.padStart(16, '0'),
      seal_code: 'ab'.repeat(32),
      version: 1,
      printed_at: new Date(),
      printed_by: by,
    })
    .execute()
  await owner
    .insertInto('job')
    .values({
      job_id: job,
      kind: 'class-forms',
      org_path: `${schoolPath}/${klass}`,
      by_account: by,
      state: 'done',
      input: '{}',
      failures: '[]',
      file: null,
      file_name: null,
    })
    .execute()
  await owner
    .insertInto('roster_batch')
    .values({
      batch_id: batch,
      season: world.services.packs.current.season,
      org_path: schoolPath,
      file_name: 'r.csv',
      sha256: '',
      state: 'checked',
      counts: '{}',
      schools: '[]',
      failure: null,
      by_account: by,
    })
    .execute()
  await owner
    .insertInto('roster_row')
    .values({
      batch_id: batch,
      row_number: 0,
      kind: 'header',
      school_code: '',
      class_no: '',
      name: '',
      digest: null,
      before: null,
      identity_index: null,
      registration_id: null,
      sealed: world.services.keys.seal('["姓名"]', rowPlace(batch, 0)),
      problems: '[]',
    })
    .execute()
  const { run, runFile } = await plantRun(world, { org: `${schoolPath}/${klass}`, pupil, by })
  return { pupil, school, class: klass, image, sheet, job, batch, run, runFile }
}
