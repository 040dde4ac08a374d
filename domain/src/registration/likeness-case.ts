import { type Result } from '../base/result.ts'
import type { Lifecycle } from '../lifecycle/table.ts'
import { step } from '../lifecycle/table.ts'
import type { LikenessKind } from '../images/likeness.ts'

/** open 待核对; twins 双胞胎; others 不是同一人; faulty 照片有误，已要求重拍. */
export type CaseState = 'open' | 'twins' | 'others' | 'faulty'
export type CaseEvent = 'exemptTwins' | 'exemptOthers' | 'findFaulty' | 'reopen'

/** The life of a case of likeness (照片相似线索状态流转表, E6). Never a refusal by itself: a person decides. */
export const likenessLifecycle: Lifecycle<CaseState, CaseEvent, never, never> = {
  title: '照片相似线索',
  states: { open: '待核对', twins: '双胞胎', others: '不是同一人', faulty: '照片有误，已要求重拍' },
  events: {
    exemptTwins: '是双胞胎',
    exemptOthers: '不是同一人',
    findFaulty: '照片有误，要求重拍',
    reopen: '重新核对',
  },
  refusalOf: {},
  table: [
    // from    event           to        by                 during    needs
    ['open', 'exemptTwins', 'twins', 'likeness.decide', 'always', []],
    ['open', 'exemptOthers', 'others', 'likeness.decide', 'always', []],
    ['open', 'findFaulty', 'faulty', 'likeness.decide', 'always', []],
    ['twins', 'reopen', 'open', 'likeness.decide', 'always', []],
    ['others', 'reopen', 'open', 'likeness.decide', 'always', []],
  ],
}

const nothing = { open: new Set<never>(), met: new Set<never>() }

/** Refuses STATE-NO-WAY: somebody else has decided. */
export function decideCase(state: CaseState, event: CaseEvent): Result<CaseState> {
  return step(likenessLifecycle, state, event, nothing)
}

/** What was decided about the same two pupils before. */
export interface EarlierCase {
  readonly kind: LikenessKind
  readonly state: CaseState
  readonly image: string
  readonly otherImage: string
}

/** Whether a new finding about two pupils is told. Twins stay alike in every new picture, but one picture for both is told even of
 *  twins; whatever else was decided holds for the two pictures it was decided of. */
export function isTold(
  found: { readonly kind: LikenessKind; readonly image: string; readonly otherImage: string },
  earlier: readonly EarlierCase[],
): boolean {
  return !earlier.some((one) => {
    const samePictures = one.image === found.image && one.otherImage === found.otherImage
    if (samePictures) return one.kind === found.kind || one.state !== 'open'
    return one.state === 'twins' && found.kind !== 'samePicture'
  })
}
