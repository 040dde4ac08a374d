import type { CardLayout } from '@zhongzhao/domain/images/card/layout'
import type { CardLimits, CardSpec } from '@zhongzhao/domain/images/card/spec'

/** Measured on the flat specimens with `document calibrate`. The real card is set in the same places to within what the
 *  pose allows, but nobody has measured a real one: run the command on cards that may be used for it. */
const layout: CardLayout = {
  labels: [
    [-0.534, -0.9],
    [-0.529, -0.757],
    [-0.529, -0.612],
    [-0.535, -0.464],
    [-0.529, 0.004],
  ],
  numberLabelLength: 0.342,
  strips: {
    name: { from: [-0.556, -0.9], width: 1, height: 0.1 },
    sex: { from: [-0.556, -0.755], width: 0.96, height: 0.1 },
    birth: { from: [-0.556, -0.61], width: 0.92, height: 0.1 },
    number: { from: [-0.05, 0], width: 1.1, height: 0.1 },
  },
  nameFrom: 0.19,
  em: 0.068,
  corners: [
    [-0.694, -1.078],
    [1.3, -1.078],
    [1.3, 0.18],
    [-0.694, 0.18],
  ],
  evidence: 'six flat specimens of 2026-11, one typeface; every constant within .005 of all six',
}

const limits: CardLimits = {
  leastWidth: 0.5,
  leastFound: 4,
  leastLabels: 5,
  leastContrast: 0.48,
  leastSharpness: 0.3,
  mostWashed: 0.15,
  mostOffCentre: 0.1,
  mostCutOff: 0.02,
  mostRoll: 15,
  patchSeam: 11,
  sureDigit: 0.8,
  sureCharacter: 0.9,
  leastDigit: 0.5,
  lead: 2,
  trail: 2,
  alike: 0.72,
  alikeRead: 0.5,
  rivalLead: 0.05,
  mostBeyond: 0.5,
  improbable: 0.02,
  evidence:
    '57 labelled specimens and 425 drawn anew (seeds 11, 21, 31; 17 invented people, three faces) of 2026-11: the number line of sound cards has a contrast from .58 and a sharpness from .46, that of blurred ones reaches .5 and .33 but never both; seams of sound cards reach 10, of patches from 13; a character is like itself from .82 in the same face, 龚 like 䶮 to .81',
}

/** 居民身份证, second generation, the side with the portrait. */
export const cardSpec: CardSpec = { layout, limits }
