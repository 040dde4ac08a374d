import type { SurfaceLimits } from '@zhongzhao/domain/images/eye/surface-limits'

const fresh = '894 variants of 8 people made afterwards, which these limits were then chosen on, 2026-11'
const people = '175 labelled pictures of 17 people and 424 variants of 8 others, 2026-11'

/** 蓝色背景、免冠、清晰、不得翻拍 (notice 二.2(1)): where a machine may refuse and where a person looks. */
export const surfaceLimits: SurfaceLimits = {
  wall: {
    certain: { pass: 0.88, refuse: 0.62 },
    whole: 0.6,
    dark: 0.35,
    basis: '二.2(1)',
    evidence: `${people}: blue walls, unevenly lit ones too, measure .81 and more (.93 when the head is centred), others .52 at most`,
  },
  blur: {
    pass: 0.58,
    refuse: 0.64,
    basis: '二.2(1)',
    evidence: `${people}: sharp faces measure up to .56, blurred and shaken ones .71 and more, four times enlarged ones .63 and more`,
  },
  coarseBlur: {
    pass: 0.52,
    noisy: 0.49,
    noise: 0.45,
    basis: '二.2(1)',
    evidence: `${fresh}: good faces measure up to .50, noisy ones up to .47, blurred ones under noise .49 and more`,
  },
  grid: {
    pass: 2.6,
    refuse: 4,
    basis: '二.2(1)',
    evidence: `${people}: camera pictures measure up to 2.2, glasses with thick rims 2.4, mosaics of 8 to 15 px 5.6 and more, of the eyes alone 2.6 and more`,
  },
  screen: {
    face: 2.3,
    both: { face: 1.93, wall: 2.55 },
    grain: { blur: 0.225, wall: 2.1 },
    frame: { rim: 0.2, within: 0.6 },
    basis: '二.2(1)',
    evidence: `${people}: camera pictures measure up to 1.9 on the face, screens 2.05 and more with 3.1 on the wall, prints 3.2 on both, faint gratings 1.95 with 2.6 on the wall; scans of prints have a blur of .21 at most with 2.2 on the wall, noisy camera pictures .23 and more`,
  },
  tear: {
    part: 0.13,
    basis: '二.2(1)',
    evidence: `${people}: sound portraits measure up to .06 (of 539 others one .11); of 24 visibly torn by one flipped bit all measure .15 and more`,
  },
  lens: {
    pass: 0.58,
    refuse: 0.45,
    basis: '二.2(1)',
    evidence: `${people}: bare eyes and clear glasses leave .62 and more of the light, dark glasses .5 at most`,
  },
  mask: {
    refuse: 18,
    among: 10,
    doubt: 16,
    basis: '二.2(1)',
    evidence: `${people}: masks measure 17 and more and are of one colour to within 4; faces, bearded ones too, up to 15`,
  },
  hat: {
    even: { doubt: 0.6, refuse: 0.7 },
    hair: { hueFrom: 15, hueUntil: 105, other: 18, most: 42 },
    smooth: 0.3,
    forehead: 0.25,
    plain: { even: 0.93, spread: 8, light: 36, apart: 14 },
    height: 0.75,
    basis: '二.2(1)',
    evidence: `${people}: hair has a chroma of up to 22 between 28° and 85° and changes by 1 and more from strand to strand; drawn caps and beanies are even to .73 and more; its lightest and darkest tenth are 11 and more apart, those of caps, hoods and beanies of one colour 6 at most; the crown is 1 eye distance and more above the brows`,
  },
  light: {
    least: 22,
    most: 97,
    basis: '二.2(1)',
    evidence: `${people}: skin in usable light measures 28 and more, in pictures at a quarter of the light 16 and less`,
  },
}
