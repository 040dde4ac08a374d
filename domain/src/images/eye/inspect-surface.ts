import type { ImageFinding } from '../finding.ts'
import type { Mark } from '../mark.ts'
import { note } from '../note.ts'
import type { AboveFacts, SurfaceFacts } from './surface-facts.ts'
import type { HatLimits, SurfaceLimits } from './surface-limits.ts'

const percent = (part: number) => `${Math.round(part * 100)}%`
const hundredths = (value: number) => String(Math.round(value * 100) / 100)

const covered = ({ from, to }: SurfaceFacts['places']['eyes']): readonly Mark[] => [
  { shape: 'box', meaning: 'covered', from, to },
]

/** 蓝色背景. */
function inspectWall({ wall }: SurfaceFacts, limits: SurfaceLimits['wall']): readonly ImageFinding[] {
  const { pass, refuse } = limits.certain
  if (wall.certain >= pass && wall.whole >= limits.whole) return []
  if (wall.value < limits.dark)
    return [note('background_blue', 'doubt', 'WALL-DARK')(percent(wall.value), percent(limits.dark))]
  const marks = wall.elsewhere.map(({ from, to }): Mark => ({
    shape: 'box',
    meaning: 'background',
    from,
    to,
  }))
  const sure = wall.certain < refuse
  const code = sure ? 'WALL-NOT-BLUE' : 'WALL-PARTLY-BLUE'
  const measured = percent(wall.certain >= pass ? wall.whole : wall.certain)
  return [note('background_blue', sure ? 'error' : 'doubt', code)(measured, '全部蓝色', marks)]
}

/** 清晰: a mosaic is told as one, since its squares are as sharp as any edge. */
function inspectSharpness(
  { blur, coarseBlur, grid, lens }: SurfaceFacts,
  limits: SurfaceLimits,
): readonly ImageFinding[] {
  // Dark glasses are two even squares themselves.
  if (grid.blocks > (lens < limits.lens.pass ? limits.grid.refuse : limits.grid.pass)) {
    const sure = grid.blocks > limits.grid.refuse
    const code = sure ? 'FACE-MOSAIC' : 'FACE-MOSAIC-PERHAPS'
    return [note('sharp', sure ? 'error' : 'doubt', code)(`${grid.period} 像素`, '清晰的照片')]
  }
  const noisy =
    coarseBlur > (blur < limits.coarseBlur.noise ? limits.coarseBlur.noisy : limits.coarseBlur.pass)
  if (blur <= limits.blur.pass) {
    if (!noisy) return []
    const { pass } = limits.coarseBlur
    return [note('sharp', 'doubt', 'FACE-BLURRED-PERHAPS')(hundredths(coarseBlur), hundredths(pass))]
  }
  const sure = blur > limits.blur.refuse
  const code = sure ? 'FACE-BLURRED' : 'FACE-BLURRED-PERHAPS'
  return [note('sharp', sure ? 'error' : 'doubt', code)(hundredths(blur), hundredths(limits.blur.pass))]
}

/** 不得采用翻拍、扫描: a machine only ever doubts. A blurred or squared picture has frequencies of its own. */
function inspectScreen(
  { screen, blur, grid, wall }: SurfaceFacts,
  limits: SurfaceLimits,
): readonly ImageFinding[] {
  const { face, both, grain, frame } = limits.screen
  const doubt = (code: 'SCREEN-PERHAPS' | 'FRAME-PERHAPS') => note('not_recapture', 'doubt', code)
  if (wall.frame.rim < frame.rim && wall.frame.within > frame.within)
    return [doubt('FRAME-PERHAPS')('四周有边框', '没有边框')]
  if (blur > limits.blur.refuse || grid.blocks > limits.grid.refuse) return []
  const dots = blur < grain.blur && screen.wall >= grain.wall
  const seen = screen.face >= face || (screen.face >= both.face && screen.wall >= both.wall)
  if (!seen && !dots) return []
  return [doubt('SCREEN-PERHAPS')(hundredths(screen.face), hundredths(face))]
}

function inspectGlasses(
  { lens, places }: SurfaceFacts,
  limits: SurfaceLimits['lens'],
): readonly ImageFinding[] {
  if (lens >= limits.pass) return []
  const sure = lens < limits.refuse
  const code = sure ? 'GLASSES-DARK' : 'GLASSES-PERHAPS'
  const write = note('no_glasses', sure ? 'error' : 'doubt', code)
  return [write(percent(lens), percent(limits.pass), covered(places.eyes))]
}

/** A mask hides the face that the picture is for. */
function inspectMask(
  { below, places }: SurfaceFacts,
  limits: SurfaceLimits['mask'],
): readonly ImageFinding[] {
  if (below.least < limits.doubt) return []
  const sure = below.least >= limits.refuse && below.among <= limits.among
  const code = sure ? 'FACE-MASKED' : 'FACE-MASKED-PERHAPS'
  return [
    note('one_face', sure ? 'error' : 'doubt', code)('口鼻不见皮肤', '露出整张脸', covered(places.below)),
  ]
}

/** Of a colour that no hair has. */
function foreign({ chroma, hue }: AboveFacts, { hair }: HatLimits): boolean {
  const hairHue = hue >= hair.hueFrom && hue <= hair.hueUntil
  return chroma > (hairHue ? hair.most : hair.other)
}

/** How surely a head-dress is worn. Black hair in poor light has no strands either, so one without colour must reach the brows to be refused,
 *  unless it is lighter than the hair of pupils and evenly so. */
function hatSeen(above: AboveFacts, limits: HatLimits): 'no' | 'perhaps' | 'surely' {
  const { even, plain } = limits
  const smooth = above.rough < limits.smooth && above.even >= even.refuse && above.skin < limits.forehead
  const dyed = foreign(above, limits) && above.even >= even.doubt
  if (smooth || (dyed && above.even >= even.refuse)) return 'surely'
  const apart = above.apart >= plain.apart
  if (apart && above.even >= plain.even && above.spread <= plain.spread)
    return above.light >= plain.light ? 'surely' : 'perhaps'
  return dyed || above.height < limits.height ? 'perhaps' : 'no'
}

/** 免冠. In the dark everything is even. */
function inspectHat({ above, light, places }: SurfaceFacts, limits: SurfaceLimits): readonly ImageFinding[] {
  const seen = light < limits.light.least ? 'no' : hatSeen(above, limits.hat)
  if (seen === 'no') return []
  const [severity, code] =
    seen === 'surely' ? (['error', 'HAT-WORN'] as const) : (['doubt', 'HAT-PERHAPS'] as const)
  return [note('bareheaded', severity, code)('头顶不见头发', '免冠', covered(places.above))]
}

function inspectLight(
  { light }: SurfaceFacts,
  { least, most }: SurfaceLimits['light'],
): readonly ImageFinding[] {
  if (light < least) return [note('sharp', 'doubt', 'LIGHT-DARK')(hundredths(light), String(least))]
  return light > most ? [note('sharp', 'doubt', 'LIGHT-BURNT')(hundredths(light), String(most))] : []
}

/** Flipped bits that every decoder takes for a picture. */
function inspectTear({ tear }: SurfaceFacts, { part }: SurfaceLimits['tear']): readonly ImageFinding[] {
  if (tear.part < part) return []
  const marks: readonly Mark[] = [{ shape: 'line', meaning: 'damage', from: [0, tear.at], to: [1, tear.at] }]
  return [note('decodes', 'doubt', 'PICTURE-TORN')(`宽度的 ${percent(tear.part)}`, '没有断层', marks)]
}

/** What the eye measured around and on the face against the season's limits (notice 二.2(1): 蓝色背景、免冠、不得翻拍扫描; E2). Returns all
 *  it found. Ears, brows, clear glasses, clothes are never refused or doubted. */
export function inspectSurface(facts: SurfaceFacts, limits: SurfaceLimits): readonly ImageFinding[] {
  return [
    ...inspectWall(facts, limits.wall),
    ...inspectSharpness(facts, limits),
    ...inspectScreen(facts, limits),
    ...inspectHat(facts, limits),
    ...inspectGlasses(facts, limits.lens),
    ...inspectMask(facts, limits.mask),
    ...inspectLight(facts, limits.light),
    ...inspectTear(facts, limits.tear),
  ]
}
