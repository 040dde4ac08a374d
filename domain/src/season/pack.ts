import type { SeasonId } from '../base/ids.ts'
import type { ArchivePolicy } from './archive.ts'
import type { AbsentGuardianRule } from './absent-guardian.ts'
import { type Result, ok } from '../base/result.ts'
import type { ApartRule } from '../access/apart.ts'
import type { Role } from '../access/role.ts'
import type { Form } from '../forms/form.ts'
import type { LikenessLimits } from '../images/likeness.ts'
import type { PictureSpec } from '../images/spec.ts'
import type { ExemptionPolicy } from '../images/exempting.ts'
import type { PictureReason } from '../images/picture-reason.ts'
import type { ViewingPurpose } from '../images/viewing.ts'
import type { MessageTemplate } from '../messages/template.ts'
import type { ConsentWording, DraftWording, SlipWording } from '../printing/home-sheets.ts'
import type { PrintedForm } from '../printing/layout.ts'
import type { CredentialMatrix } from './credentials.ts'
import type { EligibilityPolicy } from './eligibility.ts'
import type { NumberTemplate } from './registration-number.ts'
import type { EvaluationRules } from './evaluation.ts'
import type { CorrectionRules } from './corrections.ts'
import type { ReturningRules } from './returning.ts'
import type { DuplicatePolicy } from './duplicate-policy.ts'
import type { PlanPolicy } from './plans.ts'
import type { PointPolicy } from './points.ts'
import type { PublicityPolicy } from './publicity.ts'
import type { Window } from './timetable.ts'

export type PictureKind = 'portrait' | 'document'

/** Who may bring a picture in (notice 二.2(1)–(2)): data of the pack (E0). */
export type Supplier = 'school' | 'point' | 'candidate'

export interface PicturePolicy {
  readonly spec: PictureSpec
  readonly suppliers: readonly Supplier[]
  readonly basis: string
}

/** A reason the review desk can tick; the candidate reads it beside the field. */
export interface ReturnReason {
  readonly code: string
  readonly text: string
  /** The reason written when the card says something else than the form (F2). */
  readonly about?: 'card'
}

/** A fact that rests on general knowledge: data, and said to be so. */
export interface Assumed<T> {
  readonly value: T
  readonly basis: string
}

/** Everything one province decides for one season (招生年度). A value: it survives JSON.stringify. */
export interface SeasonPack {
  readonly season: SeasonId
  readonly version: number
  readonly title: string
  readonly province: { readonly code: string; readonly name: string }
  readonly year: number
  readonly notice: string
  readonly windows: readonly Window[]
  readonly forms: readonly Form[]
  readonly pictures: Readonly<Record<PictureKind, PicturePolicy>>
  /** Why staff may open a document picture (F4). */
  readonly viewingPurposes: readonly ViewingPurpose[]
  /** When two portraits are put before a person (E6). */
  readonly likeness: LikenessLimits
  /** When two registrations are put before a person as perhaps one (G4). */
  readonly duplicates: DuplicatePolicy
  /** Which proof of identity whom (F3). */
  readonly credentials: CredentialMatrix
  /** 回户籍地报考 (notice 一.2, 二.2(3)). */
  readonly returning: ReturningRules
  /** 综合素质评价 (notice 二.2(4)). */
  readonly evaluation: EvaluationRules
  /** 信息更正 after both have signed (notice 三.(三)). */
  readonly corrections: CorrectionRules
  /** 资格审核 (notice 一, 三.(一)1–3). */
  readonly eligibility: EligibilityPolicy
  readonly roles: readonly Role[]
  /** Roles that never meet in one account (A6). */
  readonly apart: readonly ApartRule[]
  /** Days a new member of staff has to use the activation code. */
  readonly staffCodeDays: Assumed<number>
  /** Points, appointments, records made at a point (notice 一.2, 三.(五)). */
  readonly points: PointPolicy
  /** 公示 (notice 三.(一)3). */
  readonly publicity: PublicityPolicy
  /** 存档备查 (notice 三.(三)). */
  readonly archive: ArchivePolicy
  /** Plans that places file with the office above (notice 三.(二), 三.(五)). */
  readonly plans: PlanPolicy
  readonly returnReasons: readonly ReturnReason[]
  readonly paperReturnReasons: readonly ReturnReason[]
  /** Why a person refuses a picture. */
  readonly pictureReasons: readonly PictureReason[]
  /** What each ground may exempt a portrait from (E8). */
  readonly exemptionPolicies: readonly ExemptionPolicy[]
  readonly pledge: Assumed<string>
  readonly lesson: readonly string[]
  readonly consent: {
    readonly underAge: number
    readonly textVersion: string
    readonly text: string
    readonly basis: string
  }
  readonly history: { readonly gapMonths: number; readonly basis: string }
  readonly undoSeconds: Assumed<number>
  /** 补报 (A1): for so many days from now one candidate may be let in at the most. */
  readonly lateDays: Assumed<number>
  readonly registrationNumber: Assumed<NumberTemplate>
  readonly slipDays: Assumed<number>
  readonly absentGuardian: AbsentGuardianRule
  /** What the candidate reads beside a field that now says what the register says (B3). */
  readonly followed: Assumed<string>
  readonly messages: readonly MessageTemplate[]
  readonly printedForm: PrintedForm
  /** 注册密码条, 信息采集草表, 监护人同意书. */
  readonly papers: {
    readonly slip: SlipWording
    readonly draft: DraftWording
    readonly consent: ConsentWording
  }
}

/** The form of the pack; absent only when the id is not one of the season's. */
export function formOf(pack: SeasonPack, id: string): Form | undefined {
  return pack.forms.find((f) => f.id === id)
}

/** A released field is never removed or retyped (ARCHITECTURE §9): the paths in which `next` breaks with `released`. */
export function brokenFields(released: SeasonPack, next: SeasonPack): readonly string[] {
  return released.forms.flatMap((form) =>
    Object.entries(form.fields)
      .filter(([name, field]) => formOf(next, form.id)?.fields[name]?.kind !== field.kind)
      .map(([name]) => `${form.id}.${name}`),
  )
}

export function compatible(released: SeasonPack, next: SeasonPack): Result<SeasonPack> {
  const broken = brokenFields(released, next)
  if (broken.length > 0)
    throw new Error(
      `pack ${next.season}@${next.version} removes or retypes released fields: ${broken.join(', ')}`,
    )
  return ok(next)
}
