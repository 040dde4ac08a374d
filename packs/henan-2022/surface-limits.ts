import type { SurfaceLimits } from '@zhongzhao/domain/images/eye/surface-limits'

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
  grid: {
    pass: 2.6,
    refuse: 4,
    basis: '二.2(1)',
    evidence: `${people}: camera pictures measure up to 2.2, mosaics of 8 to 15 px 5.6 and more`,
  },
  screen: {
    face: 2.3,
    both: { face: 1.97, wall: 2.8 },
    basis: '二.2(1)',
    evidence: `${people}: camera pictures measure up to 1.9 on the face, screens 2.05 and more with 3.1 on the wall, prints 3.2 on both`,
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
    basis: '二.2(1)',
    evidence: `${people}: hair has a chroma of up to 22 between 28° and 85° and changes by 1 and more from strand to strand; drawn caps and beanies are even to .73 and more`,
  },
  light: {
    least: 22,
    most: 97,
    basis: '二.2(1)',
    evidence: `${people}: skin in usable light measures 28 and more, in pictures at a quarter of the light 16 and less`,
  },
}
