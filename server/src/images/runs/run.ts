import type { RunFileViewed, RunViewed } from '@zhongzhao/api/picture-runs'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import { type Params, type RefusalCode, refusal, refusals } from '@zhongzhao/domain/base/refusals'
import { coveredFileName } from '@zhongzhao/domain/forms/mask-name'
import {
  type ArchiveFault,
  type FileFault,
  archiveFaultSentence,
  fileFaultSentence,
  fileFaults,
} from '@zhongzhao/domain/images/file-fault'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { partsOf } from '@zhongzhao/domain/registration/picture-file'

/** Most files of one run, and bytes of one picture and of one archive. */
export const MOST_FILES = 10_000
export const MOST_PICTURE = 20 * 1024 * 1024
export const MOST_ARCHIVE = 2 * 1024 * 1024 * 1024

export type FileState =
  'unpaired' | 'paired' | 'waiting' | 'taken' | 'refused' | 'twice' | 'passedOver' | 'skipped'

export type ArchiveState = 'listing' | 'unpacking' | 'done' | 'failed'

/** Why a file was not taken in: a fault of the file, or a refusal of the command that would have kept it. */
export interface Fault {
  readonly code: FileFault | RefusalCode
  readonly params: Params
}

export const fault = (code: Fault['code'], params: Params = {}): Fault => ({ code, params })

const isFileFault = (code: string): code is FileFault => (fileFaults as readonly string[]).includes(code)

export function faultSentence({ code, params }: Fault): string {
  if (isFileFault(code)) return fileFaultSentence(code, params)
  return code in refusals ? refusal(code, params).message : ''
}

export interface ArchiveTold {
  readonly code: ArchiveFault
  readonly params: Params
}

export type Counts = RunViewed['counts']

export interface Run {
  readonly id: string
  readonly org: string
  readonly orgName: string
  readonly season: string
  readonly door: PictureKind
  readonly way: 'number' | 'order'
  readonly pace: 'running' | 'paused'
  readonly account: string
  readonly byName: string
  readonly at: Date
  readonly archive: {
    readonly state: ArchiveState
    readonly file: string | null
    readonly bytes: number
    readonly fault: ArchiveTold | null
  } | null
  readonly counts: Counts
}

/** One file with whose it is and what became of it since. */
export interface RunFile {
  readonly id: string
  readonly run: string
  readonly door: PictureKind
  readonly position: number
  readonly pathSealed: Buffer
  readonly state: FileState
  /** How it stands now. */
  readonly outcome: Outcome
  readonly registration: string | null
  readonly pupilName: string | null
  readonly className: string | null
  readonly image: string | null
  readonly contentHash: string | null
  readonly findings: readonly PictureFindingView[]
  readonly steps: readonly string[]
  readonly fault: Fault | null
}

export const pathPlace = (run: string, file: string) => `picture-run:${run}:${file}`

const phaseNames = {
  empty: '还没有文件',
  listing: '正在读取压缩包',
  pairing: '等待核对配对',
  running: '正在导入',
  paused: '已暂停',
  finished: '已完成',
} as const
type Phase = keyof typeof phaseNames

function phaseOf({ pace, archive, counts }: Run, total: number): Phase {
  const unpacking = archive?.state === 'listing' || archive?.state === 'unpacking'
  if (archive?.state === 'listing') return pace === 'paused' ? 'paused' : 'listing'
  if (counts.waiting > 0 || unpacking) return pace === 'paused' ? 'paused' : 'running'
  if (counts.unpaired + counts.paired > 0)
    return counts.accepted + counts.doubtful > 0 ? 'finished' : 'pairing'
  return total === 0 ? 'empty' : 'finished'
}

export function runView(run: Run): RunViewed {
  const total = Object.values(run.counts).reduce((sum, n) => sum + n, 0)
  const phase = phaseOf(run, total)
  const { archive } = run
  return {
    id: run.id,
    door: run.door,
    way: run.way,
    org: run.orgName,
    by: run.byName,
    at: run.at.getTime(),
    phase,
    phaseName: phaseNames[phase],
    pace: run.pace,
    counts: { ...run.counts },
    total,
    ...(archive === null
      ? {}
      : {
          archive: {
            state: archive.state,
            bytes: archive.bytes,
            ...(archive.fault === null
              ? {}
              : { sentence: archiveFaultSentence(archive.fault.code, archive.fault.params) }),
          },
        }),
  }
}

const outcomeNames = {
  unpaired: '未配对',
  paired: '待确认',
  waiting: '等待',
  accepted: '合格',
  doubtful: '存疑',
  looking: '检查中',
  refused: '未导入',
  twice: '待选择',
  passedOver: '未采用',
  skipped: '已跳过',
} as const
export type Outcome = keyof typeof outcomeNames

const mayBe: Readonly<Partial<Record<FileState, readonly string[]>>> = {
  twice: ['choose'],
  passedOver: ['choose'],
}

/** What a reader sees of a file; `path` opened, of which the last part is shown, numbers covered. */
export function fileView(file: RunFile, path: string): RunFileViewed {
  const { outcome } = file
  const told = [
    ...(file.fault === null ? [] : [faultSentence(file.fault)]),
    ...file.findings.map((f) => f.sentence),
  ]
  return {
    id: file.id,
    name: coveredFileName(path),
    folder: coveredFileName(partsOf(path).at(-2) ?? ''),
    outcome,
    outcomeName: outcomeNames[outcome],
    ...(file.registration === null || file.pupilName === null
      ? {}
      : { pupil: { registration: file.registration, name: file.pupilName, class: file.className ?? '' } }),
    ...(file.image === null ? {} : { image: file.image }),
    told: told.filter((sentence) => sentence !== ''),
    findings: file.findings.map((f) => ({ ...f })),
    steps: [...file.steps],
    may: [...(mayBe[file.state] ?? [])],
  }
}
