import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/publicity'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { publicityLifecycle } from '@zhongzhao/domain/publicity/list'
import type { PublicityKind } from '@zhongzhao/domain/season/publicity'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import type { ListRow } from './store.ts'

type ListView = OutputOf<typeof api.listPublicity>['lists'][number]

/** The kind as the pack says it. Refuses INPUT-SHAPE. */
export function kindOf({ pack }: Pick<Ctx, 'pack'>, code: string): PublicityKind {
  const kind = pack.publicity.kinds.find((one) => one.code === code)
  if (kind === undefined) throw refused('INPUT-SHAPE', { where: 'kind' })
  return kind
}

export function listView(ctx: Ctx, row: ListRow): ListView {
  const held =
    ctx.actor === undefined ? new Set<never>() : actionsOver(ctx.actor, { org: row.org_path }, ctx.pack.roles)
  const may = mayNow(publicityLifecycle, row.state, { open: new Set<never>(), actions: held })
  return {
    id: row.list_id,
    version: row.version,
    kind: row.kind,
    title: row.title,
    orgCode: row.org_code,
    orgName: row.org_name,
    remark: row.remark,
    lines: row.lines,
    state: row.state,
    stateName: publicityLifecycle.states[row.state],
    preparedAt: row.prepared_at.getTime(),
    ...(row.opens_at === null ? {} : { opensAt: row.opens_at.getTime() }),
    ...(row.ends_at === null ? {} : { endsAt: row.ends_at.getTime() }),
    ...(row.halted_for === null ? {} : { haltedFor: row.halted_for }),
    objections: row.objections,
    unanswered: row.unanswered,
    // The end comes by the clock.
    may: may.filter((event) => event !== 'end'),
  }
}
