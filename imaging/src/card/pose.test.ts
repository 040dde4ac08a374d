import type { CardLayout } from '@zhongzhao/domain/images/card/layout'
import { describe, expect, it } from 'vitest'
import { type Affine, type Point, alongSegment, applyAffine, fitAffine } from './affine.ts'
import { findPose } from './pose.ts'
import type { TextLine } from './text-lines.ts'

const strip = { from: [0, 0], width: 1, height: 0.1 } as const
const layout: CardLayout = {
  labels: [
    [-0.53, -0.9],
    [-0.53, -0.76],
    [-0.53, -0.61],
    [-0.53, -0.46],
    [-0.53, 0],
  ],
  numberLabelLength: 0.34,
  strips: { name: strip, sex: strip, birth: strip, number: strip },
  nameFrom: 0.2,
  em: 0.07,
  corners: [],
  evidence: '',
}

/** Ends of the printed runs of a card in its own frame: four lines, the number's label, the number. */
const printed: readonly (readonly [Point, Point])[] = [
  [
    [-0.53, -0.9],
    [-0.1, -0.9],
  ],
  [
    [-0.53, -0.76],
    [-0.42, -0.76],
  ],
  [
    [-0.53, -0.61],
    [-0.42, -0.61],
  ],
  [
    [-0.53, -0.46],
    [-0.42, -0.46],
  ],
  [
    [-0.53, 0],
    [-0.19, 0],
  ],
  [
    [0, 0],
    [1, 0],
  ],
]

/** What a detector would see: runs never point left. */
function seenAs(pose: Affine, runs = printed): readonly TextLine[] {
  return runs.map(([from, to]) => {
    const [p, q] = [applyAffine(pose, from), applyAffine(pose, to)]
    return {
      left: p[0] <= q[0] ? p : q,
      right: p[0] <= q[0] ? q : p,
      thickness: 0.035 * Math.hypot(pose[0], pose[3]),
    }
  })
}

const turned = (degrees: number, length = 350): Affine => {
  const angle = (degrees * Math.PI) / 180
  return alongSegment([300, 400], [300 + length * Math.cos(angle), 400 + length * Math.sin(angle)])
}

function expectPose(found: Affine | undefined, wanted: Affine): void {
  for (const point of [
    [0, 0],
    [1, 0],
    [-0.53, -0.9],
  ] as const) {
    const [x, y] = applyAffine(found ?? [0, 0, 0, 0, 0, 0], point)
    const [u, v] = applyAffine(wanted, point)
    expect(Math.hypot(x - u, y - v)).toBeLessThan(2)
  }
}

describe('how a card lies', () => {
  it.each([0, 4, 12, -12, 90, 180, -90])('is found when it is turned by %i degrees', (degrees) => {
    const pose = turned(degrees)
    const found = findPose(seenAs(pose), layout)
    expect(found?.found).toBe(7)
    expectPose(found?.toPicture, pose)
  })

  it('is found when the number runs together with its label', () => {
    const merged = [
      ...printed.slice(0, 4),
      [
        [-0.53, 0],
        [1, 0],
      ] as const,
    ]
    expectPose(findPose(seenAs(turned(3), merged), layout)?.toPicture, turned(3))
  })

  it('is found by the label when the number runs out of the picture', () => {
    const cut = [
      ...printed.slice(0, 5),
      [
        [0, 0],
        [0.6, 0],
      ] as const,
    ]
    expectPose(findPose(seenAs(turned(0), cut), layout)?.toPicture, turned(0))
  })

  it('is not disturbed by text across the card', () => {
    const watermark = [
      [-0.3, -0.4],
      [1.2, -0.9],
    ] as const
    expectPose(findPose(seenAs(turned(2), [...printed, watermark]), layout)?.toPicture, turned(2))
  })

  it('is unknown without text, and hardly supported by text that is no card', () => {
    expect(findPose([], layout)).toBeUndefined()
    const paragraph = [0, 1, 2, 3].map(
      (row) =>
        [
          [0, row * 0.1],
          [1, row * 0.1],
        ] as const,
    )
    expect(findPose(seenAs(turned(0), paragraph), layout)?.found ?? 0).toBeLessThan(4)
  })
})

describe('an affine fit', () => {
  it('gives back the map that made the pairs', () => {
    const map: Affine = [300, -20, 40, 15, 310, 60]
    const plan = [
      [0, 0],
      [1, 0],
      [-0.5, -0.9],
      [0.3, -0.2],
    ] as const
    const fitted = fitAffine(plan.map((p) => [p, applyAffine(map, p)] as const))
    for (const [i, value] of map.entries()) expect(fitted?.[i]).toBeCloseTo(value, 6)
  })

  it('needs three points that are not on one line', () => {
    const line = [
      [0, 0],
      [1, 0],
      [2, 0],
    ] as const
    expect(fitAffine(line.map((p) => [p, p] as const))).toBeUndefined()
    expect(
      fitAffine([
        [
          [0, 0],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ]),
    ).toBeUndefined()
  })
})
