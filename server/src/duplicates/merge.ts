import { type DuplicateCase, otherSide } from '@zhongzhao/domain/duplicates/decide'
import { decideRestoring, decideSuperseding } from '@zhongzhao/domain/duplicates/supersede'
import type { State } from '@zhongzhao/domain/registration/registration'
import { cancelAllMessages, sendMessage } from '../messages/store.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { type Dossier, save } from '../registration/store.ts'
import { circumstances } from '../registration/view.ts'
import {
  type ActiveRow,
  type ClosedAccount,
  type MovedAliases,
  activeAstray,
  aliasesAstray,
  closeAccount,
  findMerge,
  insertMerge,
  madeSince,
  moveActive,
  moveActiveBack,
  moveAliases,
  moveAliasesBack,
  openAccount,
} from './store-merge.ts'

/** Both records, held. */
export interface HeldPair {
  readonly first: Dossier
  readonly second: Dossier
}

/** Everything a merging changed: enough to take it back. */
interface MergeRecord {
  readonly was: State
  /** Of the closed registration, afterwards. */
  readonly version: number
  readonly aliases: MovedAliases
  readonly active: readonly ActiveRow[]
  readonly account: ClosedAccount | undefined
  readonly slips: readonly string[]
}

const placeOf = (id: string, version: number) => `duplicate-merge:${id}:${version}`

/** Bytes travel as base64, times as ISO text. */
const written = (record: MergeRecord) =>
  JSON.stringify(record, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null
    return bytes?.type === 'Buffer' ? { base64: Buffer.from(bytes.data ?? []).toString('base64') } : value
  })

function read(text: string): MergeRecord {
  const record = JSON.parse(text, (_, value: unknown) => {
    const bytes = value as { base64?: string } | null
    return typeof bytes?.base64 === 'string' ? Buffer.from(bytes.base64, 'base64') : value
  }) as MergeRecord
  const { account } = record
  const frozenAt = account?.frozenAt ?? null
  return account === undefined || frozenAt === null
    ? record
    : { ...record, account: { ...account, frozenAt: new Date(frozenAt) } }
}

function partsOf(of: DuplicateCase, pair: HeldPair) {
  const stays = of.stays ?? 'first'
  const [remaining, closed] = [pair[stays], pair[otherSide(stays)]]
  const people = { from: closed.registration.person, to: remaining.registration.person }
  const records = { from: closed.registration.id, to: remaining.registration.id }
  return { remaining, closed, people, records }
}

/** Carries a merging out (G4): one record closes, its numbers, identity and sign-in lead to the other; both candidates are told.
 *  Pictures, messages and papers stay where they are. Runs after the case has moved, in its transaction. */
export async function merge(
  ctx: Ctx,
  of: DuplicateCase,
  { pair, askedBy, office }: { pair: HeldPair; askedBy: string | undefined; office: string },
): Promise<void> {
  const { remaining, closed, people, records } = partsOf(of, pair)
  const decision = orRefuse(decideSuperseding(closed.registration, askedBy, circumstances(ctx, closed)))
  await save(ctx, decision, { key: closed.key, was: closed.registration.version })
  const record: MergeRecord = {
    was: closed.registration.state,
    version: decision.next.version,
    aliases: await moveAliases(ctx, people),
    active: await moveActive(ctx, records),
    ...(await closeAccount(ctx, people.from)),
  }
  const sealed = ctx.services.keys.seal(written(record), placeOf(of.id, of.version))
  await insertMerge(ctx, { id: of.id, version: of.version, record: sealed })
  await cancelAllMessages(ctx, closed.registration.id)
  const told = { params: { office } }
  await sendMessage(ctx, {
    registration: closed.registration,
    draft: { template: 'duplicate-closed', ...told },
  })
  await sendMessage(ctx, {
    registration: remaining.registration,
    draft: { template: 'duplicate-stays', ...told },
  })
}

async function recordOf(ctx: Ctx, of: DuplicateCase): Promise<MergeRecord | undefined> {
  const found = await findMerge(ctx, of.id)
  return found === undefined
    ? undefined
    : read(ctx.services.keys.open(found.record, placeOf(of.id, found.version)).toString())
}

/** What has happened since the merging that undoing would break, in words. */
export async function laterActs(ctx: Ctx, of: DuplicateCase, pair: HeldPair): Promise<readonly string[]> {
  const record = await recordOf(ctx, of)
  if (record === undefined) return []
  const { closed, people, records } = partsOf(of, pair)
  const astray = await aliasesAstray(ctx, people, record.aliases)
  const moved = await activeAstray(ctx, records.to, record.active)
  const made = await madeSince(ctx, people.from, record)
  const again = astray.given > 0 || moved > 0
  return [
    ...(closed.registration.version === record.version ? [] : ['作废的那份报名又有改动']),
    ...(again ? ['保留的那份报名又与别的报名合并，或者号码又有更改'] : []),
    ...(astray.taken > 0 ? ['作废的那份报名的号码另有使用'] : []),
    ...(made > 0 ? ['为作废的那份报名又打印了注册密码条或开了账号'] : []),
  ]
}

/** Takes a merging back: everything as it was before, sessions excepted. */
export async function unmerge(
  ctx: Ctx,
  of: DuplicateCase,
  { pair, askedBy, office }: { pair: HeldPair; askedBy: string | undefined; office: string },
): Promise<void> {
  const record = await recordOf(ctx, of)
  if (record === undefined) throw new Error('a merged case without its record')
  const { remaining, closed, people, records } = partsOf(of, pair)
  const given = circumstances(ctx, closed)
  const decision = orRefuse(decideRestoring(closed.registration, { was: record.was, askedBy }, given))
  await save(ctx, decision, { key: closed.key, was: closed.registration.version })
  await moveAliasesBack(ctx, people, record.aliases)
  await moveActiveBack(ctx, records, record.active)
  await openAccount(ctx, record)
  for (const { registration } of [closed, remaining])
    await sendMessage(ctx, { registration, draft: { template: 'duplicate-undone', params: { office } } })
}
