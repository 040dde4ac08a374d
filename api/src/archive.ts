import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Day } from './appointments.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Words = (most: number) => Type.String({ maxLength: most })
export const Format = Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')])
const May = Type.Array(Type.String())

/** A volume (卷) as a list shows it. */
export const VolumeView = Type.Object({
  id: Type.String(),
  version: Count,
  number: Type.String(),
  title: Type.String(),
  orgCode: Type.String(),
  orgName: Type.String(),
  keptName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  sheets: Count,
  superseded: Count,
  period: Type.String(),
  periodName: Type.String(),
  madeAt: Time,
  boundAt: Type.Optional(Time),
  keepUntil: Type.Optional(Time),
  destroyedAt: Type.Optional(Time),
  box: Type.Optional(
    Type.Object({ id: Type.String(), serial: Count, place: Type.String(), custodian: Type.String() }),
  ),
  /** The loan that has it out. */
  loan: Type.Optional(
    Type.Object({
      id: Type.String(),
      version: Count,
      borrower: Type.String(),
      unit: Type.String(),
      dueAt: Time,
      stateName: Type.String(),
      late: Type.Boolean(),
      may: May,
    }),
  ),
  /** Waits in a hand-over or a destruction. */
  pending: Type.Boolean(),
  /** The period is over: it may be proposed for destruction. */
  over: Type.Boolean(),
  may: May,
})

export const LoanView = Type.Object({
  id: Type.String(),
  version: Count,
  volume: Type.String(),
  number: Type.String(),
  title: Type.String(),
  orgName: Type.String(),
  borrower: Type.String(),
  unit: Type.String(),
  purpose: Type.String(),
  lentAt: Time,
  dueAt: Time,
  late: Type.Boolean(),
  state: Type.String(),
  stateName: Type.String(),
  note: Type.Optional(Type.String()),
  settledAt: Type.Optional(Time),
  may: May,
})

const OrgInput = Type.Object({ org: Code })

/** Volumes of an organisation and below it, or that it keeps; at most 500. */
export const archiveVolumes = endpoint({
  id: 'archiveVolumes',
  title: '案卷',
  method: 'GET',
  path: '/orgs/:org/archive/volumes',
  action: 'archive.read',
  input: OrgInput,
  output: Type.Object({ volumes: Type.Array(VolumeView), more: Type.Boolean() }),
})

/** 立卷: a volume of every signed sheet of a class, school or point that lies in none. */
export const makeVolume = endpoint({
  id: 'makeVolume',
  title: '立卷',
  method: 'POST',
  path: '/orgs/:org/archive/volumes',
  action: 'archive.keep',
  input: Type.Object({ org: Code, period: Words(40) }),
  output: Type.Object({ volume: Type.String(), sheets: Count }),
})

export const readVolume = endpoint({
  id: 'readVolume',
  title: '查看案卷',
  method: 'GET',
  path: '/archive/volumes/:volume',
  action: 'archive.read',
  input: Type.Object({ volume: Id, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  output: Type.Object({
    volume: VolumeView,
    /** A page of them, as many as `perPage`; `volume.sheets` are there. */
    perPage: Count,
    sheets: Type.Array(
      Type.Object({
        /** 件号 */
        at: Count,
        sheet: Type.String(),
        number: Type.String(),
        name: Type.String(),
        className: Type.String(),
        signedAt: Time,
        /** Replaced by a newer sheet after a correction; it stays. */
        supersededAt: Type.Optional(Time),
        /** The newest scanned page of it. */
        scan: Type.Optional(Type.String()),
      }),
    ),
    loans: Type.Array(LoanView),
  }),
})

/** `fill` takes in what was signed since; `takeOut` names a sheet, `box` a box. */
export const moveVolume = endpoint({
  id: 'moveVolume',
  title: '办理案卷',
  method: 'POST',
  path: '/archive/volumes/:volume',
  action: 'archive.keep',
  input: Type.Object({
    volume: Id,
    version: Count,
    event: Type.Union([
      Type.Literal('fill'),
      Type.Literal('takeOut'),
      Type.Literal('bind'),
      Type.Literal('dissolve'),
      Type.Literal('box'),
    ]),
    sheet: Type.Optional(Id),
    box: Type.Optional(Id),
  }),
  output: Done,
})

/** 卷内目录. */
export const printVolume = endpoint({
  id: 'printVolume',
  title: '打印卷内目录',
  method: 'POST',
  path: '/archive/volumes/:volume/print',
  action: 'archive.read',
  answer: 'file',
  input: Type.Object({ volume: Id, format: Format }),
  output: Type.Unknown(),
})

/** `due`: the day on which it has to be back, `YYYY-MM-DD`. */
export const lendVolume = endpoint({
  id: 'lendVolume',
  title: '借出案卷',
  method: 'POST',
  path: '/archive/volumes/:volume/loans',
  action: 'archive.keep',
  input: Type.Object({
    volume: Id,
    borrower: Words(50),
    unit: Words(100),
    purpose: Words(200),
    due: Day,
  }),
  output: Type.Object({ loan: Type.String() }),
})

/** Loans of volumes that the organisation or one below keeps, those that are out first; at most 300. */
export const archiveLoans = endpoint({
  id: 'archiveLoans',
  title: '借阅登记',
  method: 'GET',
  path: '/orgs/:org/archive/loans',
  action: 'archive.read',
  input: Type.Object({ org: Code, show: Type.Union([Type.Literal('out'), Type.Literal('all')]) }),
  output: Type.Object({ loans: Type.Array(LoanView) }),
})

export const moveLoan = endpoint({
  id: 'moveLoan',
  title: '办理借阅',
  method: 'POST',
  path: '/archive/loans/:loan',
  action: 'archive.keep',
  input: Type.Object({
    loan: Id,
    version: Count,
    event: Type.Union([Type.Literal('renew'), Type.Literal('giveBack'), Type.Literal('lose')]),
    due: Type.Optional(Day),
    note: Type.Optional(Words(200)),
  }),
  output: Done,
})

/** Boxes that the organisation keeps. */
export const archiveBoxes = endpoint({
  id: 'archiveBoxes',
  title: '档案盒',
  method: 'GET',
  path: '/orgs/:org/archive/boxes',
  action: 'archive.read',
  input: OrgInput,
  output: Type.Object({
    boxes: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Count,
        serial: Count,
        place: Type.String(),
        custodian: Type.String(),
        volumes: Count,
        sheets: Count,
      }),
    ),
  }),
})

/** A new box, or another custodian or place for one. */
export const keepBox = endpoint({
  id: 'keepBox',
  title: '登记档案盒',
  method: 'POST',
  path: '/orgs/:org/archive/boxes',
  action: 'archive.keep',
  input: Type.Object({
    org: Code,
    box: Type.Optional(Id),
    version: Type.Optional(Count),
    place: Type.String({ minLength: 2, maxLength: 100 }),
    custodian: Type.String({ minLength: 2, maxLength: 50 }),
  }),
  output: Type.Object({ box: Type.String() }),
})

/** 缺件: class by class how many owe a sheet, have signed, lie in a volume; of one class who is missing. */
export const archiveMissing = endpoint({
  id: 'archiveMissing',
  title: '缺件情况',
  method: 'GET',
  path: '/orgs/:org/archive/missing',
  action: 'archive.read',
  input: OrgInput,
  output: Type.Object({
    classes: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        schoolName: Type.String(),
        owed: Count,
        signed: Count,
        filed: Count,
      }),
    ),
    missing: Type.Array(
      Type.Object({
        registration: Type.String(),
        className: Type.String(),
        number: Type.String(),
        name: Type.String(),
        stateName: Type.String(),
        lack: Type.String(),
      }),
    ),
    /** More are missing than are named here. */
    more: Type.Boolean(),
  }),
})

/** 缺件报告, 上报汇总表 (with the place where the head signs), 案卷目录. */
export const printArchive = endpoint({
  id: 'printArchive',
  title: '打印归档表',
  method: 'POST',
  path: '/orgs/:org/archive/print',
  action: 'archive.read',
  answer: 'file',
  input: Type.Object({
    org: Code,
    what: Type.Union([Type.Literal('missing'), Type.Literal('summary'), Type.Literal('volumes')]),
    format: Format,
  }),
  output: Type.Unknown(),
})
