import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Id, Text, Time } from './shapes.ts'

const ClassInput = Type.Object({ class: Code })
const File = Type.Unknown()
/** Prints slips for everybody of the class not yet activated: new codes, the old ones die (C1). The PDF is the only place a code is ever seen. */
export const printSlips = endpoint({
  id: 'printSlips',
  title: '打印注册密码条',
  method: 'POST',
  path: '/classes/:class/slips',
  action: 'slip.print',
  answer: 'file',
  input: ClassInput,
  output: File,
})
/** A new slip for one pupil who forgot the password (C4): the account's password dies with it, the old phone is told. */
export const reprintSlip = endpoint({
  id: 'reprintSlip',
  title: '重印注册密码条',
  method: 'POST',
  path: '/registrations/:id/slip',
  action: 'slip.print',
  answer: 'file',
  input: Type.Object({ id: Id }),
  output: File,
})
export const slipStatus = endpoint({
  id: 'slipStatus',
  title: '密码条情况',
  method: 'GET',
  path: '/classes/:class/slips',
  action: 'slip.print',
  input: ClassInput,
  output: Type.Object({
    lines: Type.Array(
      Type.Object({
        registration: Type.String(),
        name: Type.String(),
        number: Type.String(),
        status: Type.String(),
        printedAt: Type.Optional(Time),
        prints: Count,
      }),
    ),
  }),
})
/** 信息采集草表 of a class (D11). */
export const paperDrafts = endpoint({
  id: 'paperDrafts',
  title: '打印信息采集草表',
  method: 'POST',
  path: '/classes/:class/paper-drafts',
  action: 'registration.print',
  answer: 'file',
  input: ClassInput,
  output: File,
})
/** 学籍更正清单 of a class or a school, for the keeper of the student register (D11). Refuses when nobody wrote anything. */
export const registerCorrections = endpoint({
  id: 'registerCorrections',
  title: '打印学籍更正清单',
  method: 'POST',
  path: '/orgs/:org/register-corrections',
  action: 'registration.print',
  answer: 'file',
  input: Type.Object({ org: Code }),
  output: File,
})
/** 监护人同意书 of those under 14 in a class. */
export const consentForms = endpoint({
  id: 'consentForms',
  title: '打印监护人同意书',
  method: 'POST',
  path: '/classes/:class/consent-forms',
  action: 'consent.record',
  answer: 'file',
  input: ClassInput,
  output: File,
})

/** 考生报名登记表 (J1): 草稿 until the school has checked; a final print issues a sheet with its seal code. */
export const printForm = endpoint({
  id: 'printForm',
  title: '打印报名登记表',
  method: 'POST',
  path: '/registrations/:id/form',
  action: 'registration.print',
  answer: 'file',
  input: Type.Object({ id: Id }),
  output: File,
})
export const JobView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  done: Count,
  total: Count,
  failures: Type.Array(Type.Object({ name: Type.String(), reason: Type.String() })),
  at: Time,
})
/** Every checked pupil of a class as one file, in class order; runs in the background. */
export const printClass = endpoint({
  id: 'printClass',
  title: '打印全班登记表',
  method: 'POST',
  path: '/classes/:class/forms',
  action: 'registration.print',
  input: ClassInput,
  output: JobView,
})
export const readJob = endpoint({
  id: 'readJob',
  title: '任务进度',
  method: 'GET',
  path: '/jobs/:id',
  action: 'registration.print',
  input: Type.Object({ id: Id }),
  output: JobView,
})
export const jobFile = endpoint({
  id: 'jobFile',
  title: '任务文件',
  method: 'GET',
  path: '/jobs/:id/file',
  action: 'registration.print',
  answer: 'file',
  input: Type.Object({ id: Id }),
  output: File,
})

export const SheetView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  digits: Type.String(),
  registration: Type.String(),
  name: Type.String(),
  className: Type.String(),
  printedAt: Time,
  version: Type.Integer(),
  state: Type.String(),
  stateName: Type.String(),
  standing: Type.Union([
    Type.Literal('current'),
    Type.Literal('stale'),
    Type.Literal('signed'),
    Type.Literal('superseded'),
  ]),
  portrait: Type.Optional(Type.String()),
  reasons: Type.Array(Type.String()),
  /** Who signed in the place of an absent guardian. */
  signedFor: Type.Optional(Type.String()),
  /** The newest scanned page of it. */
  scan: Type.Optional(Type.String()),
})
/** QR text, barcode number or the 16 digits typed by hand. The code travels in the body. */
export const findSheet = endpoint({
  id: 'findSheet',
  title: '查找登记表',
  method: 'POST',
  path: '/sheets/find',
  action: 'registration.sign',
  input: Type.Object({ code: Type.String({ minLength: 4, maxLength: 300 }) }),
  output: SheetView,
})
export const signSheet = endpoint({
  id: 'signSheet',
  title: '登记签字',
  method: 'POST',
  path: '/sheets/:id/sign',
  action: 'registration.sign',
  input: Type.Object({
    id: Id,
    candidate: Type.Union([Type.Literal('signed'), Type.Literal('missing')]),
    /** `proxy`: in the guardian's place, on a ground of the pack. */
    guardian: Type.Union([Type.Literal('signed'), Type.Literal('proxy'), Type.Literal('missing')]),
    ground: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: SheetView,
})
export const returnSheet = endpoint({
  id: 'returnSheet',
  title: '签字有误退回',
  method: 'POST',
  path: '/sheets/:id/return',
  action: 'registration.sign',
  input: Type.Object({
    id: Id,
    reasons: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 }),
    note: Type.Optional(Text),
  }),
  output: SheetView,
})
/** 签字回收登记表 of a class. */
export const sheetRegister = endpoint({
  id: 'sheetRegister',
  title: '签字回收登记表',
  method: 'GET',
  path: '/classes/:class/sheets',
  action: 'registration.sign',
  input: ClassInput,
  output: Type.Object({
    sheets: Type.Array(SheetView),
    missing: Type.Array(
      Type.Object({ registration: Type.String(), name: Type.String(), stateName: Type.String() }),
    ),
  }),
})
export const printSheetRegister = endpoint({
  id: 'printSheetRegister',
  title: '打印签字回收登记表',
  method: 'GET',
  path: '/classes/:class/sheets/print',
  action: 'registration.sign',
  answer: 'file',
  input: Type.Object({
    class: Code,
    format: Type.Optional(Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')])),
  }),
  output: File,
})
/** Scanned pages, as pictures or in a PDF: each is matched by the QR on it and kept; signatures are recorded afterwards, one by one. */
export const keepScans = endpoint({
  id: 'keepScans',
  title: '上传签字页扫描件',
  method: 'POST',
  path: '/sheets/scans',
  action: 'registration.sign',
  carrier: 'multipart',
  input: Type.Object({}),
  output: Type.Object({
    pages: Type.Array(
      Type.Object({
        page: Count,
        found: Type.Union([Type.Literal('matched'), Type.Literal('unread'), Type.Literal('unknown')]),
        scan: Type.Optional(Type.String()),
        sheet: Type.Optional(SheetView),
      }),
    ),
  }),
})
/** A scanned page; every look is recorded. */
export const openScan = endpoint({
  id: 'openScan',
  title: '查看签字页扫描件',
  method: 'POST',
  path: '/sheets/scans/:scan/open',
  action: 'registration.sign',
  answer: 'file',
  input: Type.Object({ scan: Id }),
  output: File,
})
