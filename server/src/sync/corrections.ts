import type { Ctx } from '../platform/context.ts'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { formOf } from '@zhongzhao/domain/season/pack'
import { openHeld } from '../roster/check.ts'
import { loadHeld } from '../roster/store-match.ts'
import { codeNames } from './code-names.ts'
import { toldIn } from './finish.ts'
import { worksAsked } from './store-work.ts'
import { oursOf, shownOf, titleOf } from './values.ts'

/** As it is printed for the keeper of the register: in full, since the wrong digit may be any. */
function written(ctx: Ctx, field: string, value: string): string {
  const kind = formOf(ctx.pack, 'basic')?.fields[field]
  return kind === undefined ? value : printedValue(kind, value, codeNames)
}

/** What schools have asked the keeper of the register to correct (B3), in words, of these registrations: what the register says, and
 *  what it should say. */
export async function correctionsAsked(
  ctx: Ctx,
  registrations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const works = await worksAsked(ctx, registrations)
  const records = await loadHeld(
    ctx.db,
    works.map((work) => work.registration),
    'read',
  )
  const said = works.map((work): readonly [string, string] => {
    const record = records.get(work.registration)
    const told = toldIn(ctx, work)
    if (record === undefined || shownOf(told).length === 0)
      return [work.registration, '学籍平台中没有这名学生，请核实']
    const held = openHeld(ctx.services.keys, record)
    const parts = shownOf(told).map(
      (field) =>
        `${titleOf(field)}学籍为“${written(ctx, field, told[field] ?? '')}”，应为“${written(ctx, field, oursOf(field, held))}”`,
    )
    return [work.registration, parts.join('；')]
  })
  const together = Map.groupBy(said, ([registration]) => registration)
  return new Map([...together].map(([id, parts]) => [id, parts.map(([, text]) => text).join('；')]))
}
