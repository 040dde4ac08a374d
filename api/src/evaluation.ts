import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Text, Time } from './shapes.ts'

const GradeCode = Type.String({ minLength: 1, maxLength: 40 })
/** Column → grade. */
export const Marks = Type.Record(Type.String({ maxLength: 40 }), GradeCode)

/** A share that the scheme limits: how many of the group have the grade, how many may. */
export const CapView = Type.Object({
  column: Type.String(),
  title: Type.String(),
  grade: Type.String(),
  gradeTitle: Type.String(),
  given: Count,
  allowed: Count,
})

const PupilView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  version: Count,
  marks: Marks,
  signed: Type.Optional(Marks),
  upheld: Type.Boolean(),
})

/** The grid of a class, and what limits it. */
export const ClassEvaluationView = Type.Object({
  class: Type.Object({ code: Type.String(), name: Type.String() }),
  school: Type.Object({ code: Type.String(), name: Type.String() }),
  /** entering | signed | reopened */
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  reason: Type.Optional(Type.String()),
  signedAt: Type.Optional(Time),
  pupils: Type.Array(PupilView),
  /** Grades of the other classes that are counted together with this one, and their heads. */
  others: Type.Object({
    heads: Count,
    tally: Type.Record(Type.String(), Type.Record(Type.String(), Count)),
  }),
  window: Type.Object({ from: Time, until: Time, open: Type.Boolean() }),
  may: Type.Array(Type.String()),
})

/** 班级评价表 (notice 二.2(4)). Refuses NOT-FOUND. */
export const readClassEvaluation = endpoint({
  id: 'readClassEvaluation',
  title: '班级综合素质评价',
  method: 'GET',
  path: '/evaluation/classes/:class',
  action: 'evaluation.read',
  input: Type.Object({ class: Code }),
  output: ClassEvaluationView,
})

const Cell = Type.Object({
  column: Type.String({ maxLength: 40 }),
  was: Type.Optional(GradeCode),
  now: Type.Optional(GradeCode),
})

/** 保存: changed cells only, each with what stood there before. What somebody else wrote meanwhile is not overwritten and is told. */
export const saveEvaluation = endpoint({
  id: 'saveEvaluation',
  title: '保存班级综合素质评价',
  method: 'POST',
  path: '/evaluation/classes/:class',
  action: 'evaluation.enter',
  input: Type.Object({
    class: Code,
    rows: Type.Array(
      Type.Object({ id: Id, version: Count, cells: Type.Array(Cell, { minItems: 1, maxItems: 20 }) }),
      { maxItems: 300 },
    ),
  }),
  output: Type.Object({
    saved: Count,
    conflicts: Type.Array(
      Type.Object({ id: Type.String(), column: Type.String(), theirs: Type.Optional(Type.String()) }),
    ),
    now: ClassEvaluationView,
  }),
})

/** 校长审签 of classes of a school, each as it was seen. All or none. */
export const signEvaluations = endpoint({
  id: 'signEvaluations',
  title: '审签综合素质评价',
  method: 'POST',
  path: '/evaluation/schools/:org/sign',
  action: 'evaluation.sign',
  input: Type.Object({
    org: Code,
    classes: Type.Optional(
      Type.Array(Type.Object({ class: Code, version: Count }), { minItems: 1, maxItems: 100 }),
    ),
  }),
  output: Type.Object({ classes: Count, published: Count }),
})

/** 退回重新录入, with a reason. */
export const reopenEvaluation = endpoint({
  id: 'reopenEvaluation',
  title: '退回重新录入综合素质评价',
  method: 'POST',
  path: '/evaluation/classes/:class/reopen',
  action: 'evaluation.sign',
  input: Type.Object({ class: Code, version: Count, reason: Text }),
  output: Done,
})

/** How far an organisation is: class by class at a school, and what stands directly below it above a school. */
export const evaluationOverview = endpoint({
  id: 'evaluationOverview',
  title: '综合素质评价进度',
  method: 'GET',
  path: '/evaluation/overview/:org',
  action: 'evaluation.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    org: Type.Object({ code: Type.String(), name: Type.String(), kind: Type.String() }),
    classes: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        version: Count,
        pupils: Count,
        complete: Count,
        signedAt: Type.Optional(Time),
        caps: Type.Array(CapView),
        may: Type.Array(Type.String()),
      }),
    ),
    /** Shares of the whole school, where the scheme counts them there. */
    caps: Type.Array(CapView),
    below: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        kind: Type.String(),
        schools: Type.Object({ untouched: Count, underWay: Count, signed: Count }),
        classes: Type.Object({ untouched: Count, entering: Count, ready: Count, signed: Count }),
        pupils: Count,
        complete: Count,
        published: Count,
        objections: Count,
      }),
    ),
  }),
})

/** 导入前检查: nothing is kept. What fits comes back as cells for the grid, the rest row by row with what to do. Multipart: one sheet. */
export const checkEvaluationFile = endpoint({
  id: 'checkEvaluationFile',
  title: '检查综合素质评价表格',
  method: 'POST',
  path: '/evaluation/files',
  action: 'evaluation.enter',
  carrier: 'multipart',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    read: Count,
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        class: Type.String(),
        version: Count,
        cells: Type.Array(
          Type.Object({
            column: Type.String(),
            was: Type.Optional(Type.String()),
            now: Type.Optional(Type.String()),
          }),
        ),
      }),
    ),
    problems: Type.Array(Type.Object({ row: Count, name: Type.String(), what: Type.String() })),
  }),
})

/** 综合素质评定汇总表 of a class or a school, 综合素质评价进度表 of an office above: XLSX (also what is filled in and imported again), or PDF to be signed and stamped. */
export const printEvaluations = endpoint({
  id: 'printEvaluations',
  title: '综合素质评定汇总表',
  method: 'POST',
  path: '/evaluation/tables/:org',
  action: 'evaluation.read',
  answer: 'file',
  input: Type.Object({
    org: Code,
    format: Type.Optional(Type.Union([Type.Literal('xlsx'), Type.Literal('pdf')])),
  }),
  output: Type.Object({}),
})
