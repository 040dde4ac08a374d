import { beijingDay } from '@zhongzhao/domain/base/time'
import { type Values, fieldAt, valueAt } from '@zhongzhao/domain/forms/form'
import { keptElsewhere } from '@zhongzhao/domain/registration/lifecycle'
import { type DoubtedEntry, registerCorrections } from '@zhongzhao/domain/printing/office-sheets'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { formOf } from '@zhongzhao/domain/season/pack'
import { correctedFields } from '../correction/store-list.ts'
import { orgFor } from '../orgs/commands.ts'
import { type OrgRow, listClasses } from '../orgs/store.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { type Dossier, loadClass } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { correctionsAsked } from '../sync/corrections.ts'
import { basicOf, idsOf, namesIn } from './naming.ts'
import { checkGlyphs, notePrinted, pdfAnswer } from './render.ts'
import { letterhead } from './tables.ts'

type Corrected = ReadonlyMap<string, readonly string[]>

/** What shows that the register is wrong, by registration: paths corrected after signing; what a school found when the registers were
 *  compared, in words (B3). */
interface Wrong {
  readonly corrected: Corrected
  readonly asked: ReadonlyMap<string, string>
}

/** What an approved correction changed of what the student register owns: the register is wrong in the same place. */
function correctedWords(ctx: Ctx, { registration: r }: Dossier, corrected: Corrected): readonly string[] {
  const pack = packOf(ctx, r)
  return (corrected.get(r.id) ?? []).flatMap((path) => {
    const field = fieldAt(pack.forms, path)
    if (field?.owner !== 'roster') return []
    return [`信息更正：${field.label}：${printedValue(field, valueAt(r.sections, path), namesIn(pack))}`]
  })
}

/** What the candidate wrote, what was corrected after signing, and what the school found. */
function writtenOf(ctx: Ctx, dossier: Dossier, { corrected, asked }: Wrong): string {
  const found = asked.get(dossier.registration.id)
  const parts = [
    basicOf(dossier)['registerErrors'] ?? '',
    ...correctedWords(ctx, dossier, corrected),
    ...(found === undefined ? [] : [`学校核对：${found}`]),
  ]
  return parts.filter((text) => text !== '').join('；')
}

function entryOf(ctx: Ctx, dossier: Dossier, wrong: Wrong): DoubtedEntry {
  const { registration: r, className } = dossier
  const pack = packOf(ctx, r)
  const fields = formOf(pack, 'basic')?.fields ?? {}
  // Who was admitted without a roster row has only the registration.
  const register: Values = dossier.roster['basic']?.[0] ?? basicOf(dossier)
  const shown = (name: string) => {
    const field = fields[name]
    return field === undefined ? '' : printedValue(field, register[name], namesIn(pack))
  }
  return {
    serial: r.number,
    // The register of a guest is kept where it stands (B7).
    className: r.guest === undefined ? className : `${className}（借读）`,
    name: shown('name'),
    sex: shown('sex'),
    birthDate: shown('birthDate'),
    ethnicGroup: shown('ethnicGroup'),
    idNumber: shown('idNumber'),
    written: writtenOf(ctx, dossier, wrong),
  }
}

/** Class by class, so that no school is too large for one answer of the database. */
async function everybodyOf(ctx: Ctx, org: OrgRow): Promise<readonly Dossier[]> {
  const scope = scopeOf(ctx, 'registration.print')
  const classes = org.kind === 'class' ? [org] : await listClasses(ctx, scope, org.code)
  const dossiers: Dossier[] = []
  for (const { path } of classes) dossiers.push(...(await loadClass(ctx, scope, { path })))
  return dossiers
}

/** 学籍更正清单 of a class or a whole school (D11; corrections after signing, notice 三.(三)): only what is saved counts, a draft is the
 *  candidate's own.
 *  Refuses NOT-FOUND, REGISTER-ERRORS-NONE, GLYPH-MISSING. */
export async function printCorrections(ctx: Ctx, input: { org: string }): Promise<FileAnswer> {
  const org = await orgFor(ctx, { code: input.org, action: 'registration.print' })
  const all = await everybodyOf(ctx, org)
  const ids = idsOf(all)
  const wrong: Wrong = {
    corrected: await correctedFields(ctx, scopeOf(ctx, 'registration.print'), ids),
    asked: await correctionsAsked(ctx, ids),
  }
  const doubting = all.filter((d) => !keptElsewhere(d.registration.state) && writtenOf(ctx, d, wrong) !== '')
  if (doubting.length === 0) throw refused('REGISTER-ERRORS-NONE')
  await checkGlyphs(ctx, doubting)
  const unit = org.kind === 'class' ? `${doubting[0]?.schoolName ?? ''}${org.name}` : org.name
  const sheet = registerCorrections(
    letterhead(ctx, unit),
    doubting.map((d) => entryOf(ctx, d, wrong)),
  )
  await notePrinted(ctx, idsOf(doubting), { table: 'register-corrections', format: 'pdf' })
  return pdfAnswer(
    { title: '学籍更正清单', parts: [sheet], pictures: {} },
    `register-corrections-${beijingDay(ctx.now)}.pdf`,
  )
}
