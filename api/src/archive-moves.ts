import { Type } from 'typebox'
import { Format } from './archive.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Ids = Type.Array(Id, { minItems: 1, maxItems: 200 })
const Volumes = Type.Array(
  Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), sheets: Count }),
)
const Moved = {
  id: Type.String(),
  version: Count,
  serial: Count,
  state: Type.String(),
  stateName: Type.String(),
  volumes: Volumes,
  decidedAt: Type.Optional(Time),
  decidedBy: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
}

/** 材料移交 from here, from below, or to here; those that wait first, at most 200. */
export const archiveHandovers = endpoint({
  id: 'archiveHandovers',
  title: '材料移交',
  method: 'GET',
  path: '/orgs/:org/archive/handovers',
  action: 'archive.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    handovers: Type.Array(
      Type.Object({
        ...Moved,
        fromName: Type.String(),
        toName: Type.String(),
        remark: Type.String(),
        sentAt: Time,
        sentBy: Type.String(),
        reason: Type.Optional(Type.String()),
      }),
    ),
  }),
})

/** Hands bound volumes over to the office above. */
export const sendHandover = endpoint({
  id: 'sendHandover',
  title: '移交案卷',
  method: 'POST',
  path: '/orgs/:org/archive/handovers',
  action: 'archive.keep',
  input: Type.Object({ org: Code, volumes: Ids, remark: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ handover: Type.String() }),
})

export const withdrawHandover = endpoint({
  id: 'withdrawHandover',
  title: '撤回移交',
  method: 'POST',
  path: '/archive/handovers/:handover/withdraw',
  action: 'archive.keep',
  input: Type.Object({ handover: Id, version: Count }),
  output: Done,
})

/** The office above receives, or sends back with a reason. */
export const decideHandover = endpoint({
  id: 'decideHandover',
  title: '接收、退回移交',
  method: 'POST',
  path: '/archive/handovers/:handover',
  action: 'archive.receive',
  input: Type.Object({
    handover: Id,
    version: Count,
    event: Type.Union([Type.Literal('receive'), Type.Literal('sendBack')]),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Done,
})

/** 材料移交清单. */
export const printHandover = endpoint({
  id: 'printHandover',
  title: '打印移交清单',
  method: 'POST',
  path: '/archive/handovers/:handover/print',
  action: 'archive.read',
  answer: 'file',
  input: Type.Object({ handover: Id, format: Format }),
  output: Type.Unknown(),
})

/** 销毁 here and below; those that wait first, at most 200. */
export const archiveDestructions = endpoint({
  id: 'archiveDestructions',
  title: '案卷销毁',
  method: 'GET',
  path: '/orgs/:org/archive/destructions',
  action: 'archive.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    destructions: Type.Array(
      Type.Object({
        ...Moved,
        orgName: Type.String(),
        ground: Type.String(),
        words: Type.Optional(Type.String()),
        proposedAt: Time,
        proposedBy: Type.String(),
        /** Who may approve it while it waits: the keeper, or the office above where nobody else may there; absent: nobody yet. */
        decides: Type.Optional(
          Type.Object({
            name: Type.String(),
            place: Type.Union([Type.Literal('keeper'), Type.Literal('above')]),
          }),
        ),
      }),
    ),
  }),
})

/** Proposes volumes whose period is over. */
export const proposeDestruction = endpoint({
  id: 'proposeDestruction',
  title: '提请销毁',
  method: 'POST',
  path: '/orgs/:org/archive/destructions',
  action: 'archive.keep',
  input: Type.Object({ org: Code, volumes: Ids, ground: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ destruction: Type.String() }),
})

export const withdrawDestruction = endpoint({
  id: 'withdrawDestruction',
  title: '撤回销毁',
  method: 'POST',
  path: '/archive/destructions/:destruction/withdraw',
  action: 'archive.keep',
  input: Type.Object({ destruction: Id, version: Count }),
  output: Done,
})

/** Another person agrees and sees to it, or does not agree. */
export const decideDestruction = endpoint({
  id: 'decideDestruction',
  title: '批准销毁',
  method: 'POST',
  path: '/archive/destructions/:destruction',
  action: 'archive.destroy',
  input: Type.Object({
    destruction: Id,
    version: Count,
    event: Type.Union([Type.Literal('destroy'), Type.Literal('decline')]),
    words: Type.String({ maxLength: 200 }),
  }),
  output: Done,
})

/** 销毁清册. */
export const printDestruction = endpoint({
  id: 'printDestruction',
  title: '打印销毁清册',
  method: 'POST',
  path: '/archive/destructions/:destruction/print',
  action: 'archive.read',
  answer: 'file',
  input: Type.Object({ destruction: Id, format: Format }),
  output: Type.Unknown(),
})

/** The scanned page of a filed sheet, for a purpose of the pack's list, recorded before it is shown; also after the season has ended, until
 *  the volume is destroyed. */
export const openFiledScan = endpoint({
  id: 'openFiledScan',
  title: '查看归档扫描件',
  method: 'POST',
  path: '/archive/volumes/:volume/scans/:scan',
  action: 'archive.read',
  answer: 'file',
  input: Type.Object({ volume: Id, scan: Id, purpose: Type.String({ maxLength: 40 }) }),
  output: Type.Unknown(),
})
