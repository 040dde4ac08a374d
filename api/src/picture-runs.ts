import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, cursor, Id, PictureFinding, Time } from './shapes.ts'

const Door = Type.Union([Type.Literal('portrait'), Type.Literal('document')])
/** number: named by the ID number. order: a photographer's names, paired by the shooting-order sheet. */
const Way = Type.Union([Type.Literal('number'), Type.Literal('order')])
const Pace = Type.Union([Type.Literal('running'), Type.Literal('paused')])
/** Files by what became of them. */
const RunCounts = Type.Object({
  unpaired: Count,
  paired: Count,
  waiting: Count,
  accepted: Count,
  doubtful: Count,
  looking: Count,
  refused: Count,
  twice: Count,
  passedOver: Count,
  skipped: Count,
})

/** An import of pictures (导入批次, E5). */
export const RunView = Type.Object({
  id: Id,
  door: Door,
  way: Way,
  org: Type.String(),
  by: Type.String(),
  at: Time,
  /** empty, listing (the archive's directory is read), pairing (a shooting order waits for a look), running, paused, finished */
  phase: Type.String(),
  phaseName: Type.String(),
  pace: Pace,
  counts: RunCounts,
  total: Count,
  /** An archive is being unpacked by the server, or what became of it. */
  archive: Type.Optional(
    Type.Object({ state: Type.String(), sentence: Type.Optional(Type.String()), bytes: Count }),
  ),
})
export type RunViewed = Static<typeof RunView>

/** One file of an import. `name`: last part of its path, numbers covered. */
export const RunFileView = Type.Object({
  id: Id,
  name: Type.String(),
  /** The folder it lies in, covered too: tells two files of one name apart. */
  folder: Type.String(),
  outcome: Type.String(),
  outcomeName: Type.String(),
  /** Whose it is, inside the reader's scope. */
  pupil: Type.Optional(Type.Object({ registration: Id, name: Type.String(), class: Type.String() })),
  image: Type.Optional(Id),
  /** What is wrong and what to do, in sentences. */
  told: Type.Array(Type.String()),
  findings: Type.Array(PictureFinding),
  steps: Type.Array(Type.String()),
  may: Type.Array(Type.String()),
})
export type RunFileViewed = Static<typeof RunFileView>

/** `id` is made by the caller: asked twice, it is one run. */
export const openRun = endpoint({
  id: 'openRun',
  title: '开始一批图片导入',
  method: 'POST',
  path: '/picture-runs',
  action: 'image.supply',
  input: Type.Object({ id: Id, door: Door, way: Way, org: Type.Optional(Code) }),
  output: RunView,
})
export const listRuns = endpoint({
  id: 'listRuns',
  title: '图片导入批次',
  method: 'GET',
  path: '/picture-runs',
  action: 'image.supply',
  input: Type.Object({ door: Door }),
  output: Type.Object({ runs: Type.Array(RunView) }),
})
export const readRun = endpoint({
  id: 'readRun',
  title: '查看一批图片导入',
  method: 'GET',
  path: '/picture-runs/:id',
  action: 'image.supply',
  input: Type.Object({ id: Id }),
  output: RunView,
})

/** What a folder holds, before any bytes travel. The same folder told again continues where it stood; `corrections`: each takes the
 *  place of what this run has of the same pupil. Answers in the same order which of them are still needed. */
export const tellFiles = endpoint({
  id: 'tellFiles',
  title: '登记一批图片的文件名',
  method: 'POST',
  path: '/picture-runs/:id/files',
  action: 'image.supply',
  input: Type.Object({
    id: Id,
    as: Type.Union([Type.Literal('folder'), Type.Literal('corrections')]),
    files: Type.Array(
      Type.Object({
        path: Type.String({ minLength: 1, maxLength: 400 }),
        bytes: Type.Integer({ minimum: 0 }),
        /** ms since 1970, when it was last changed. */
        modified: Type.Integer(),
      }),
      { maxItems: 500 },
    ),
  }),
  output: Type.Object({
    files: Type.Array(
      Type.Object({
        id: Id,
        state: Type.String(),
        needed: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
      }),
    ),
  }),
})
/** The bytes of one file. Sent twice, it is taken in once. Multipart. */
export const sendFile = endpoint({
  id: 'sendFile',
  title: '上传一批图片中的一个文件',
  method: 'POST',
  path: '/picture-runs/:id/files/:file/content',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ id: Id, file: Id }),
  output: RunFileView,
})
/** A ZIP; the server unpacks it in the background. Multipart. */
export const sendArchive = endpoint({
  id: 'sendArchive',
  title: '上传图片压缩包',
  method: 'POST',
  path: '/picture-runs/:id/archive',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ id: Id }),
  output: RunView,
})
export const paceRun = endpoint({
  id: 'paceRun',
  title: '暂停或继续图片导入',
  method: 'POST',
  path: '/picture-runs/:id/pace',
  action: 'image.supply',
  input: Type.Object({ id: Id, pace: Pace }),
  output: RunView,
})
export const listRunFiles = endpoint({
  id: 'listRunFiles',
  title: '图片导入的每个文件',
  method: 'GET',
  path: '/picture-runs/:id/files',
  action: 'image.supply',
  input: Type.Object({
    id: Id,
    show: Type.Union([
      Type.Literal('all'),
      Type.Literal('work'),
      Type.Literal('accepted'),
      Type.Literal('paired'),
      Type.Literal('unpaired'),
    ]),
    cursor,
  }),
  output: Type.Object({ files: Type.Array(RunFileView), next: Type.Optional(Type.String()) }),
})
/** Of several files of one pupil this one counts. */
export const chooseFile = endpoint({
  id: 'chooseFile',
  title: '选用同一考生的一个文件',
  method: 'POST',
  path: '/picture-runs/:id/files/:file/choose',
  action: 'image.supply',
  input: Type.Object({ id: Id, file: Id }),
  output: RunFileView,
})
/** What was not taken in, with the reason of each, as CSV. */
export const refusedFiles = endpoint({
  id: 'refusedFiles',
  title: '下载未导入的图片清单',
  method: 'GET',
  path: '/picture-runs/:id/refused',
  action: 'image.supply',
  answer: 'file',
  input: Type.Object({ id: Id }),
  output: Type.Unknown(),
})
/** 拍照顺序表 of a class or a school. */
export const orderSheet = endpoint({
  id: 'orderSheet',
  title: '下载拍照顺序表',
  method: 'GET',
  path: '/picture-runs/order-sheets/:org',
  action: 'image.supply',
  answer: 'file',
  input: Type.Object({ org: Code }),
  output: Type.Unknown(),
})
/** What pairing found, to be looked over before anything is written. */
export const PairingView = Type.Object({
  pairs: Count,
  problems: Type.Array(Type.Object({ row: Count, sentence: Type.String() })),
  missing: Type.Array(Type.Object({ name: Type.String(), class: Type.String() })),
  /** Covered base names. */
  surplus: Type.Array(Type.String()),
})
/** The filled-in sheet (XLSX, CSV). Multipart. Sent again, the pairing is made anew. */
export const pairRun = endpoint({
  id: 'pairRun',
  title: '按拍照顺序表配对',
  method: 'POST',
  path: '/picture-runs/:id/pairing',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ id: Id }),
  output: PairingView,
})
export const readPairing = endpoint({
  id: 'readPairing',
  title: '查看配对结果',
  method: 'GET',
  path: '/picture-runs/:id/pairing',
  action: 'image.supply',
  input: Type.Object({ id: Id }),
  output: PairingView,
})
export const confirmPairing = endpoint({
  id: 'confirmPairing',
  title: '确认配对并导入',
  method: 'POST',
  path: '/picture-runs/:id/pairing/confirm',
  action: 'image.supply',
  input: Type.Object({ id: Id }),
  output: RunView,
})
