import { findingKind } from '@zhongzhao/domain/base/finding'
import { checkRegistration } from '@zhongzhao/domain/registration/checks'
import { registrationLifecycle, unfinishedStates } from '@zhongzhao/domain/registration/lifecycle'
import { needsConsent } from '@zhongzhao/domain/registration/registration'
import { classFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { recordEvent, recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadClass } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { activatedIn } from './store-board.ts'

function todoOf(ctx: Ctx, dossier: Dossier, activated: boolean): string[] {
  const r = dossier.registration
  if (!unfinishedStates.includes(r.state)) return []
  const pack = packOf(ctx, r)
  const errors = checkRegistration(r, pack).filter((f) => f.severity === 'error')
  const todo: string[] = []
  if (!activated) todo.push('未激活账号')
  if (r.consentAt === undefined && needsConsent(r, { underAge: pack.consent.underAge, now: ctx.now }))
    todo.push('缺监护人同意书')
  if (r.returned !== undefined) todo.push('被退回待修改')
  if (errors.some((f) => findingKind(f) === 'picture')) todo.push('缺合格照片')
  if (errors.some((f) => findingKind(f) !== 'picture')) todo.push('信息未填完')
  return todo.length === 0 ? ['填完未确认'] : todo
}

function consentOf(ctx: Ctx, { registration: r }: Dossier) {
  if (r.consentAt !== undefined) return 'recorded'
  return needsConsent(r, { underAge: packOf(ctx, r).consent.underAge, now: ctx.now })
    ? 'missing'
    : 'not-needed'
}

/** 我的班级 (K8): the class by state and the names of the unfinished, for a phone. */
export async function readBoard(ctx: Ctx, input: { class: string }) {
  const org = await classFor(ctx, { code: input.class, action: 'registration.read' })
  const dossiers = await loadClass(ctx, scopeOf(ctx, 'registration.read'), { path: org.path })
  const activated = await activatedIn(ctx, scopeOf(ctx, 'registration.read'), org.path)
  const states: Record<string, number> = {}
  for (const { registration } of dossiers) states[registration.state] = (states[registration.state] ?? 0) + 1
  const pupils = dossiers.map((dossier) => {
    const r = dossier.registration
    return {
      id: r.id,
      name: r.sections['basic']?.[0]?.['name'] ?? '',
      state: r.state,
      stateName: registrationLifecycle.states[r.state],
      activated: activated.has(r.id),
      portrait: r.pictures.portrait?.verdict ?? 'none',
      returned: r.returned !== undefined,
      consent: consentOf(ctx, dossier),
      todo: todoOf(ctx, dossier, activated.has(r.id)),
    }
  })
  return {
    class: { code: org.code, name: org.name, school: dossiers[0]?.schoolName ?? '' },
    total: dossiers.length,
    states,
    pupils,
  }
}

/** Phone numbers of the class in the clear (K8): one act of the class, and in the history of each pupil, who shall see it (C8). */
export async function readPhones(ctx: Ctx, input: { class: string }) {
  const org = await classFor(ctx, { code: input.class, action: 'registration.uncover' })
  const dossiers = await loadClass(ctx, scopeOf(ctx, 'registration.uncover'), { path: org.path })
  const by = byOf(ctx, org.path)
  await recordEvent(ctx, { kind: 'class.phonesUncovered', at: ctx.now, by }, { subject: org.code })
  const seen = {
    kind: 'registration.uncovered',
    at: ctx.now,
    by,
    detail: { purpose: '班级电话，联系学生和监护人' },
  }
  await recordEvents(
    ctx,
    seen,
    dossiers.map(({ registration }) => registration.id),
  )
  return {
    lines: dossiers.map(({ registration: r }) => ({
      id: r.id,
      name: r.sections['basic']?.[0]?.['name'] ?? '',
      phone: r.sections['basic']?.[0]?.['phone'] ?? '',
      guardians: (r.sections['guardians'] ?? []).map((g) => ({
        name: g['name'] ?? g['institution'] ?? '',
        phone: g['phone'] ?? '',
      })),
    })),
  }
}
