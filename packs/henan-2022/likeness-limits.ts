import type { LikenessLimits } from '@zhongzhao/domain/images/likeness'

/** When two portraits of one school are put before a person (E6). */
export const likenessLimits: LikenessLimits = {
  samePicture: 8,
  sameFace: 0.2,
  otherFace: 0.6,
  swapMargin: 0.1,
  evidence:
    'hash: 11,888 pairs of different people of 2026-11 differ in 16 bits or more (median 34), the same picture encoded anew, scanned or darkened in 0–2; face: the same photograph measures up to .20, different people .29–.60, so .6 between portrait and card is advice only',
}
