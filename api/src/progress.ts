import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count } from './shapes.ts'

const States = Type.Record(Type.String(), Count)
const Line = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  total: Count,
  states: States,
  activated: Count,
  portraits: Count,
  documents: Count,
})
/** Counts by state of everything directly below an organisation: schools of a county, classes of a school (K1, I7). */
export const progress = endpoint({
  id: 'progress',
  title: '进度',
  method: 'GET',
  path: '/progress',
  action: 'progress.read',
  input: Type.Object({ org: Type.Optional(Code) }),
  output: Type.Object({ org: Line, lines: Type.Array(Line) }),
})

const HeadCountLine = Type.Object({
  code: Type.String(),
  name: Type.String(),
  rostered: Count,
  collected: Count,
  returning: Count,
  withdrawn: Count,
  moved: Count,
  /** 重复作废 (G4). */
  superseded: Count,
  open: Count,
  /** 借读生 among the rostered. */
  guests: Count,
  closes: Type.Boolean(),
})
/** 人数核对表 (B7): pupils in the roster = collected + returning home + given up + moved + still open. */
export const headCount = endpoint({
  id: 'headCount',
  title: '人数核对表',
  method: 'GET',
  path: '/head-count',
  action: 'progress.read',
  input: Type.Object({ school: Code }),
  output: Type.Object({ lines: Type.Array(HeadCountLine), total: HeadCountLine }),
})
export const printHeadCount = endpoint({
  id: 'printHeadCount',
  title: '打印人数核对表',
  method: 'GET',
  path: '/head-count/print',
  action: 'progress.read',
  answer: 'file',
  input: Type.Object({ school: Code }),
  output: Type.Unknown(),
})

/** The class teacher's page (K8): my class by state, the unfinished by name. */
export const classBoard = endpoint({
  id: 'classBoard',
  title: '我的班级',
  method: 'GET',
  path: '/classes/:class/board',
  action: 'registration.read',
  input: Type.Object({ class: Code }),
  output: Type.Object({
    class: Type.Object({ code: Type.String(), name: Type.String(), school: Type.String() }),
    total: Count,
    states: States,
    pupils: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        activated: Type.Boolean(),
        portrait: Type.String(),
        returned: Type.Boolean(),
        consent: Type.String(),
        todo: Type.Array(Type.String()),
      }),
    ),
  }),
})
/** Phone numbers of the class, uncovered once per session, recorded. */
export const classPhones = endpoint({
  id: 'classPhones',
  title: '全班联系电话',
  method: 'POST',
  path: '/classes/:class/phones',
  action: 'registration.uncover',
  input: Type.Object({ class: Code }),
  output: Type.Object({
    lines: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        phone: Type.String(),
        guardians: Type.Array(Type.Object({ name: Type.String(), phone: Type.String() })),
      }),
    ),
  }),
})
