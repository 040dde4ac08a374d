import type { Area, Luma } from './luma.ts'

/** Length of the mean that blurs once more. px */
const MEAN = 9

/** Sums of neighbouring differences along one direction, before and after blurring once more. */
function differences(
  luma: Luma,
  area: Area,
  step: number,
): { readonly before: number; readonly lost: number } {
  const { width, data } = luma
  const along = step === 1
  const reach = MEAN >> 1
  const [outerFrom, outerTo] = along ? [area.top, area.bottom] : [area.left, area.right]
  const [innerFrom, innerTo] = along ? [area.left, area.right] : [area.top, area.bottom]
  let [before, lost] = [0, 0]
  for (let o = outerFrom; o < outerTo; o++) {
    const base = along ? o * width : o
    const at = (i: number) => data[base + i * step] ?? 0
    for (let i = innerFrom + reach + 1; i < innerTo - reach; i++) {
      // The mean around i − 1 moves on to i: its change is the difference of the samples entering and leaving.
      const blurred = Math.abs(at(i + reach) - at(i - 1 - reach)) / MEAN
      const sharp = Math.abs(at(i) - at(i - 1))
      before += sharp
      lost += Math.max(0, sharp - blurred)
    }
  }
  return { before, lost }
}

/** How much less there is to lose by blurring once more (Crete et al. 2007): 0 sharp, 1 blurred; the worse direction counts, so that
 *  a shaken picture is found. */
export function blurOf(luma: Luma, area: Area): number {
  const [across, down] = [differences(luma, area, 1), differences(luma, area, luma.width)]
  const blur = ({ before, lost }: typeof across) => (before === 0 ? 1 : (before - lost) / before)
  return Math.max(blur(across), blur(down))
}
