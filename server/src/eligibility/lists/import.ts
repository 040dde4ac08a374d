import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-lists'
import { doubtWords, moveListed } from '@zhongzhao/domain/claims/listed'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import { bonusItem } from '@zhongzhao/domain/season/eligibility'
import { orgFor } from '../../orgs/commands.ts'
import { actorOver } from '../../platform/actor-over.ts'
import type { Ctx } from '../../platform/context.ts'
import { orRefuse, refused } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events.ts'
import { scopeOf } from '../../platform/scope.ts'
import { sha256 } from '../../platform/sealed-text.ts'
import type { Upload } from '../../platform/serve.ts'
import { type Matched, type Matching, matchLines, registerMatched } from './match.ts'
import { type FileLine, readLines } from './read-file.ts'
import * as store from './store.ts'

/** The office that holds the list and the item it is about. Refuses NOT-FOUND, LISTED-ITEM. */
async function matchingOf(ctx: Ctx, { org: code, item }: { org: string; item: string }): Promise<Matching> {
  const org = await orgFor(ctx, { code, action: 'claim.import' })
  if (bonusItem(ctx.pack.eligibility, item)?.from !== 'list') throw refused('LISTED-ITEM')
  return { office: { path: org.path, name: org.name }, item }
}

/** 导入前检查 (I3): what a file would do; nothing of it is kept. Refuses NOT-FOUND, LISTED-ITEM, LISTED-FILE, LISTED-ROWS,
 *  ROSTER-UNREADABLE. */
export async function checkListFromAbove(
  ctx: Ctx,
  input: InputOf<typeof api.checkListFromAbove>,
  upload: Upload,
): Promise<OutputOf<typeof api.checkListFromAbove>> {
  const matching = await matchingOf(ctx, input)
  const lines = await readLines(ctx, upload)
  const matched = await matchLines(ctx, scopeOf(ctx, 'claim.import'), { ...matching, lines })
  const of = (event: string) => matched.filter(({ found }) => found.event === event).length
  return {
    rows: lines.length,
    matched: of('match'),
    there: of('findThere'),
    problems: matched.flatMap(({ line, found }) =>
      'why' in found
        ? [{ row: line.row, name: line.name, number: maskNumber(line.number), why: doubtWords[found.why] }]
        : [],
    ),
  }
}

/** A line as it is kept. */
function keptLine(
  ctx: Ctx,
  { line, found }: Matched<FileLine>,
  { list, claims }: { list: string; claims: ReadonlyMap<string, string> },
): store.NewLine {
  const { keys } = ctx.services
  const whose = 'registration' in found ? found.registration : undefined
  return {
    row: line.row,
    name: line.name,
    number: keys.seal(line.number, store.numberPlace(list, line.row)),
    index: keys.index(line.number),
    state: orRefuse(moveListed('new', found.event)),
    why: 'why' in found ? found.why : '',
    registration: whose,
    claim: whose === undefined ? undefined : claims.get(whose),
  }
}

/** 导入上级照顾名单 (I3): what is certain is registered and told to the families, the rest is work; all or nothing, once a file. Refuses
 *  NOT-FOUND, LISTED-ITEM, LISTED-FILE, LISTED-ROWS, LISTED-TWICE, ROSTER-UNREADABLE. */
export async function importListFromAbove(
  ctx: Ctx,
  input: InputOf<typeof api.importListFromAbove>,
  upload: Upload,
): Promise<OutputOf<typeof api.importListFromAbove>> {
  const matching = await matchingOf(ctx, input)
  const { office, item } = matching
  const scope = scopeOf(ctx, 'claim.import')
  const by = actorOver(ctx, 'claim.import', office.path)
  const lines = await readLines(ctx, upload)
  const list = await store.insertList(ctx, {
    office: office.path,
    item,
    source: input.source.trim(),
    contentHash: sha256(upload.bytes),
    by: by.account,
  })
  if (list === 'there') throw refused('LISTED-TWICE')
  const matched = await matchLines(ctx, scope, { ...matching, lines })
  const done = await registerMatched(ctx, scope, { ...matching, matched })
  const { claims } = done
  const kept = done.lines.map((one) => keptLine(ctx, one, { list, claims }))
  await store.insertLines(ctx, list, kept)
  const open = kept.filter(({ why }) => why !== '').length
  const detail = { rows: lines.length, registered: claims.size, open, org: office.path }
  await recordEvent(ctx, { kind: 'claim.listImported', at: ctx.now, by, detail }, { subject: list })
  return { list, registered: claims.size, open }
}
