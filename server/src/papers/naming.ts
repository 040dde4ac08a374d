import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import { currentDivision, divisionTitle } from '@zhongzhao/domain/codes/division'
import type { Filling } from '@zhongzhao/domain/printing/layout'
import type { Registrant } from '@zhongzhao/domain/printing/form-sheet'
import { factsOf } from '@zhongzhao/domain/registration/registration'
import type { Ctx } from '../platform/context.ts'
import type { Dossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'

/** Names of codes as they are printed. */
export const codeNames: Filling['names'] = (table, code) =>
  table === 'division' ? divisionName(code) : tableNamed(table).find(code)?.name

const divisionName = (code: string) => divisionTitle(code, '2022-03-01') ?? currentDivision(code)?.name

export function fillingOf(ctx: Ctx, { registration: r }: Dossier): Filling {
  return { forms: packOf(ctx, r).forms, sections: r.sections, names: codeNames, facts: factsOf(r) }
}

export function registrantOf({ registration: r, schoolName, className }: Dossier): Registrant {
  return { name: r.sections['basic']?.[0]?.['name'] ?? '', serial: r.number, school: schoolName, className }
}

export const basicOf = (dossier: Dossier) => dossier.registration.sections['basic']?.[0] ?? {}
