import type { FaceLimits } from '@zhongzhao/domain/images/eye/face-limits'

/** 正面、平视正前方、水平居中、头部占照片尺寸的 2/3 (notice 二.2(1)): where a machine may refuse and where a person looks. The notice
 *  gives no tolerances but 2/3; these keep a distance from every good picture measured. */
export const faceLimits: FaceLimits = {
  presence: {
    some: 0.5,
    none: 0.3,
    another: 0.8,
    perhapsAnother: 0.5,
    agreeing: 0.4,
    basis: '二.2(1)',
    evidence:
      '175 pictures of 2026-11: faces measure .66 and more, masked ones too; empty backgrounds and torsos at most .27; a second person .89 and .99; a badge on a cap .43',
  },
  steady: {
    steady: 0.006,
    lost: 0.012,
    timesSteadier: 4,
    turnedScore: 0.5,
    evidence:
      '175 pictures of 2026-11: upright faces move by at most .005, mosaics .006, masks .015–.024, faces on their head .2 and more; turned upright those move by .001–.002, upright ones turned over by .007 and more',
  },
  roll: {
    pass: 5.5,
    refuse: 9,
    basis: '二.2(1)',
    evidence: 'known rotations are measured within .3°; faces that people call straight lean by up to 5°',
  },
  yaw: {
    pass: 0.25,
    refuse: 0.42,
    basis: '二.2(1)',
    evidence: '17 people of 2026-11: those looking ahead measure up to .19, those turned away .46 and .73',
  },
  centre: {
    pass: 0.05,
    refuse: 0.08,
    basis: '二.2(1)',
    evidence: 'known shifts are measured within 1.5 %; centred people measure up to 4 %, turned faces more',
  },
  head: {
    least: 0.635,
    most: 0.7,
    refuseBelow: 0.565,
    refuseAbove: 0.79,
    leaning: 0.05,
    estimated: 0.06,
    wanted: 2 / 3,
    basis: '二.2(1)',
    evidence:
      '17 people whose heads are 66.7 % of the height measure .658–.689, their variants of .45–.87 within .015; a head leaning by 12° .08 less than it is',
  },
}
