import { createContext, use, useState } from 'react'
import type { Viewing } from '@zhongzhao/domain/images/viewing'

/** The purpose of one sitting: chosen once, then good for each document opened in it, and each opening is recorded (F4). */
export interface SittingViewing {
  readonly chosen: Viewing | undefined
  readonly choose: (viewing: Viewing) => void
  /** What the sitting is, said in the dialog: `本班这次核验`. */
  readonly words: string
}

export const SittingContext = createContext<SittingViewing | undefined>(undefined)

/** The purpose that holds here: that of the sitting, or one for a single picture. */
export function useViewing() {
  const sitting = use(SittingContext)
  const [own, setOwn] = useState<Viewing>()
  return sitting ?? { chosen: own, choose: setOwn, words: undefined }
}
