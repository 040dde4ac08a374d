import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/duty'
import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { printable, renderPdf } from '../platform/pdf.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import * as store from './store-duty.ts'

/** 责任制登记 (notice 三.(一) 谁主管、谁审核、谁负责; A9): versions kept, and who below has none. Refuses NOT-FOUND. */
export async function readDuty(
  ctx: Ctx,
  input: InputOf<typeof api.readDuty>,
): Promise<OutputOf<typeof api.readDuty>> {
  const org = await orgFor(ctx, { code: input.org, action: 'duty.keep' })
  const versions = await store.listVersions(ctx, org.path)
  const below = await store.listDutiesBelow(ctx, scopeOf(ctx, 'duty.keep'), org.path)
  return {
    org: { code: org.code, name: org.name },
    versions: versions.map((row) => ({ ...row, at: row.at.getTime() })),
    below: below.map(({ code, name, people, at }) => ({
      code,
      name,
      ...(people === null || at === null ? {} : { people, at: at.getTime() }),
    })),
  }
}

/** A new version; an account that is named must hold something here. Refuses NOT-FOUND, VERSION-STALE, DUTY-NO-ACCOUNT. */
export async function keepDuty(ctx: Ctx, input: InputOf<typeof api.keepDuty>) {
  const org = await orgFor(ctx, { code: input.org, action: 'duty.keep' })
  const by = actorOver(ctx, 'duty.keep', org.path)
  const logins = Object.values(input.people).flatMap(({ login }) => (login === undefined ? [] : [login]))
  const known = await store.staffAround(ctx, { org: org.path, logins })
  const unknown = logins.find((login) => !known.has(login))
  if (unknown !== undefined) throw refused('DUTY-NO-ACCOUNT')
  const version = input.version + 1
  const kept = await store.insertVersion(ctx, {
    org: org.path,
    version,
    people: input.people,
    by: by.account,
  })
  if (kept === 'stale') throw refused('VERSION-STALE', { version })
  await recordEvent(ctx, { kind: 'duty.kept', at: ctx.now, by, detail: { org: org.path, version } })
  return { done: true as const }
}

const cell = (who: store.Responsible | undefined) =>
  who === undefined ? '未登记' : [who.name, who.post, who.phone].filter((part) => part !== '').join(' ')

/** 责任制登记表 on A4, with 填报单位（盖章）; who below has none is printed as missing. Refuses NOT-FOUND. */
export async function printDuty(ctx: Ctx, { org }: InputOf<typeof api.printDuty>): Promise<FileAnswer> {
  const seen = await readDuty(ctx, { org })
  const own = seen.versions[0]
  const rowOf = (name: string, people: store.Responsibles | undefined, at: number | undefined) => [
    name,
    cell(people?.leads),
    cell(people?.reviews),
    cell(people?.enters),
    at === undefined ? '' : beijingDay(instant(at)),
  ]
  const sheet = tableSheet({
    heading: ctx.pack.title,
    title: '信息采集工作责任制登记表',
    unit: seen.org.name,
    columns: [
      { label: '单位', width: 22, align: 'left' },
      { label: '谁主管', width: 22 },
      { label: '谁审核', width: 22 },
      { label: '谁负责（录入）', width: 22 },
      { label: '登记日期', width: 12 },
    ],
    rows: [
      rowOf(seen.org.name, own?.people, own?.at),
      ...seen.below.map((one) => rowOf(one.name, one.people, one.at)),
    ],
    notes: ['按照“谁主管、谁审核、谁负责”的原则登记；人员变动后应重新登记。'],
    orientation: 'landscape',
    printedAt: chineseTime(ctx.now),
  })
  const document = { title: '信息采集工作责任制登记表', parts: [sheet], pictures: {} }
  return {
    kind: 'file',
    bytes: await renderPdf(orRefuse(printable(document))),
    type: 'application/pdf',
    fileName: `duty-${beijingDay(ctx.now)}.pdf`,
    cache: 'never',
  }
}
