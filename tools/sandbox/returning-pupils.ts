import { PUPILS_PER_CLASS, sandboxPupils } from './pupils.ts'

/** How far a made-up pupil of the third class has come in returning home. */
export type ReturningStage = 'turned' | 'applied' | 'accepted' | 'declined' | 'reported'

export interface ReturningPupil {
  readonly seat: number
  readonly stage: ReturningStage
  readonly secret: string
  readonly note: string
}

/** The third class of the first school: each stage has somebody in it. */
export const returningPupils: readonly ReturningPupil[] = [
  { seat: 1, stage: 'turned', secret: '坡上开着七朵野菊', note: '回户籍地报考：已选择，还没有申请' },
  { seat: 2, stage: 'applied', secret: '桥下漂过两片梧桐', note: '回户籍地报考：已申请，等接收' },
  { seat: 3, stage: 'accepted', secret: '院里晾着四条围巾', note: '回户籍地报考：报名点已接收' },
  { seat: 4, stage: 'declined', secret: '墙角堆着九块青砖', note: '回户籍地报考：报名点未接收' },
  { seat: 5, stage: 'reported', secret: '灯下抄完五页生字', note: '回户籍地报考：反映了提前离校' },
]

const THIRD = 2 * PUPILS_PER_CLASS

/** ID number and phone of a seat of the third class, as the roster has them. */
export function thirdClassRow(seat: number) {
  const [row] = sandboxPupils()
    .drop(THIRD + seat - 1)
    .take(1)
  if (row === undefined) throw new Error(`sandbox: no seat ${seat}`)
  return { idNumber: row.身份证件号, phone: row.联系电话 }
}
