import type { ColourLimits, DamageLimits, PictureSpec, Supplier } from '@zhongzhao/domain/images/spec'
import { cardSpec } from './card-limits.ts'
import { faceLimits } from './face-limits.ts'
import { surfaceLimits } from './surface-limits.ts'

const colour: ColourLimits = {
  grey: 4,
  doubtful: 8,
  leastSpread: 3,
  tintedBelow: 40,
  evidence:
    '232 pictures of 2026-11: grey ones measure 0, the darkest coloured one 13.8 with a spread of 6.4',
}

const damage: DamageLimits = {
  seam: 0.7,
  outOfRange: 0.002,
  evidence:
    '232 pictures of 2026-11: sound ones reach .56 and none is out of range; of 49 visible single flipped bits 37 are found (libjpeg warns of 9)',
}

/** 采用“中招信息采集”系统的采集软件采集或者按要求的格式导入: by school or registration point, not by the candidate. */
const suppliers: readonly Supplier[] = ['school', 'point']

/** 照片: 450×600, 300 dpi 以上, jpg, 30k 以内, 彩色 (notice 二.2(1)). 30k is read as 30 × 1,024 bytes when we accept and as
 *  30,000 when we write, so that neither reading refuses what we pass on. */
export const portraitSpec: PictureSpec = {
  kind: 'portrait',
  basis: '二.2(1)',
  width: 450,
  height: 600,
  maxBytes: 30_720,
  emitBytes: 30_000,
  minDpi: 300,
  maxPixels: 50_000_000,
  colour,
  damage,
  eye: { face: faceLimits, surface: surfaceLimits },
  suppliers,
}

/** 证件: 800×600, 300dpi 以上, 50K 以内, 彩照 (notice 二.2(2)). */
export const documentSpec: PictureSpec = {
  kind: 'document',
  basis: '二.2(2)',
  width: 800,
  height: 600,
  maxBytes: 51_200,
  emitBytes: 50_000,
  minDpi: 300,
  maxPixels: 50_000_000,
  colour,
  damage,
  suppliers,
  card: cardSpec,
}
