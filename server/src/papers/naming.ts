import { currentDivision } from '@zhongzhao/domain/codes/division'
import type { Filling } from '@zhongzhao/domain/printing/layout'
import { codeNames } from '@zhongzhao/domain/printing/names'
import type { Registrant } from '@zhongzhao/domain/printing/form-sheet'
import { factsOf } from '@zhongzhao/domain/registration/registration'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { seasonDayOf } from '@zhongzhao/domain/season/timetable'
import type { Ctx } from '../platform/context.ts'
import type { Dossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'

/** Names of codes as they are printed in a season: those of its first day, else today's. */
export function namesIn({ windows }: SeasonPack): Filling['names'] {
  const then = codeNames(seasonDayOf(windows))
  return (table, code) =>
    then(table, code) ?? (table === 'division' ? currentDivision(code)?.name : undefined)
}

export function fillingOf(ctx: Ctx, { registration: r }: Dossier): Filling {
  const pack = packOf(ctx, r)
  return { forms: pack.forms, sections: r.sections, names: namesIn(pack), facts: factsOf(r) }
}

export function registrantOf({ registration: r, schoolName, className }: Dossier): Registrant {
  return { name: r.sections['basic']?.[0]?.['name'] ?? '', serial: r.number, school: schoolName, className }
}

export const idsOf = (dossiers: readonly Dossier[]): readonly string[] =>
  dossiers.map(({ registration }) => registration.id)

export const basicOf = (dossier: Dossier) => dossier.registration.sections['basic']?.[0] ?? {}
