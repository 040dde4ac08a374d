import { describe, expect, it } from 'vitest'
import type { FaceFacts, HeadFacts, PoseFacts, SeenFace, UprightFacts } from './face-facts.ts'
import type { FaceLimits } from './face-limits.ts'
import { inspectFace } from './inspect-face.ts'

const words = { basis: '二.2(1)', evidence: '' }
const limits: FaceLimits = {
  presence: { some: 0.5, none: 0.3, another: 0.8, perhapsAnother: 0.5, agreeing: 0.4, ...words },
  steady: { steady: 0.006, lost: 0.012, timesSteadier: 4, turnedScore: 0.5, evidence: '' },
  roll: { pass: 5.5, refuse: 9, ...words },
  yaw: { pass: 0.25, refuse: 0.42, ...words },
  centre: { pass: 0.05, refuse: 0.08, ...words },
  head: {
    least: 0.635,
    most: 0.7,
    refuseBelow: 0.565,
    refuseAbove: 0.79,
    leaning: 0.05,
    estimated: 0.06,
    wanted: 2 / 3,
    ...words,
  },
}

const seen = (quick: number, thorough?: number): SeenFace => ({
  from: [0.2, 0.3],
  to: [0.8, 0.8],
  quick,
  ...(thorough === undefined ? {} : { thorough }),
})
const straight: PoseFacts = {
  roll: 0,
  yaw: 0,
  eyes: [
    [0.35, 0.42],
    [0.65, 0.42],
  ],
  centre: 0.5,
  chin: [0.5, 0.77],
}

interface Changed {
  readonly faces?: readonly SeenFace[]
  readonly pose?: Partial<PoseFacts>
  readonly upright?: Partial<UprightFacts>
  readonly crown?: number
  readonly headCentre?: number
  readonly seenAs?: HeadFacts['seen']
}

function facts({
  faces = [seen(0.9)],
  pose,
  upright,
  crown = 0.1,
  headCentre = 0.5,
  seenAs = 'outline',
}: Changed): FaceFacts {
  return {
    faces,
    upright: { shoulders: 0.9, wobble: 0.002, ...upright },
    pose: { ...straight, ...pose },
    head: { crown, centre: headCentre, seen: seenAs },
  }
}

const found = (changed: Changed) =>
  inspectFace(facts(changed), limits).map((f) => `${f.rule} ${f.severity} ${f.code}`)

it('finds nothing on a face held as the notice asks', () => {
  expect(found({})).toEqual([])
})

describe('one face', () => {
  it('turns at 30 and 50 of 100', () => {
    expect(found({ faces: [seen(0.5)] })).toEqual([])
    expect(found({ faces: [seen(0.49)] })).toEqual(['one_face doubt FACE-UNCLEAR'])
    expect(found({ faces: [seen(0.3)] })).toEqual(['one_face doubt FACE-UNCLEAR'])
    expect(found({ faces: [seen(0.29)] })).toContain('one_face error FACE-NONE')
    const { pose: _, head: __, ...nobody } = facts({ faces: [] })
    expect(inspectFace(nobody, limits).map((f) => f.code)).toEqual(['FACE-NONE', 'HEAD-NONE'])
  })

  it('refuses a second one that the thorough detector is sure of, or both see', () => {
    expect(found({ faces: [seen(0.9), seen(0, 0.8)] })).toEqual(['one_face error FACE-SEVERAL'])
    expect(found({ faces: [seen(0.9), seen(0.4, 0.4)] })).toEqual(['one_face error FACE-SEVERAL'])
    expect(found({ faces: [seen(0.9), seen(0.39, 0.79)] })).toEqual(['one_face doubt FACE-ANOTHER'])
    expect(found({ faces: [seen(0.9), seen(0.9, 0.39)] })).toEqual(['one_face doubt FACE-ANOTHER'])
    expect(found({ faces: [seen(0.9), seen(0.2, 0.49)] })).toEqual([])
  })

  it('marks the other face', () => {
    const [finding] = inspectFace(facts({ faces: [seen(0.9), seen(0, 0.9)] }), limits)
    expect(finding?.marks).toEqual([
      { shape: 'box', meaning: 'other-face', from: [0.2, 0.3], to: [0.8, 0.8] },
    ])
  })
})

describe('which way up', () => {
  const turned = (degrees: 90 | 180 | 270, wobble = 0.002, score = 0.9) => ({ degrees, wobble, score })
  const standing = (upright: Partial<UprightFacts>) => found({ upright }).filter((f) => /level_roll/.test(f))

  it('refuses a picture on its head when the points and the shoulders say so, and judges no pose', () => {
    const upright = { shoulders: -0.9, wobble: 0.2, turned: turned(180) }
    expect(found({ upright, pose: { roll: 30, yaw: 0.9 } })).toEqual(['level_roll error FACE-UPSIDE-DOWN'])
  })

  it('asks a person when only the points say so', () => {
    const perhaps = ['level_roll doubt FACE-UPSIDE-DOWN-PERHAPS']
    expect(standing({ shoulders: 0.9, wobble: 0.2, turned: turned(180) })).toEqual(perhaps)
    expect(standing({ shoulders: -0.9, wobble: 0.2, turned: turned(180, 0.012) })).toEqual(perhaps)
    expect(standing({ shoulders: -0.9, wobble: 0.012, turned: turned(180) })).toEqual(perhaps)
  })

  it('says which way a picture lies', () => {
    const lying = inspectFace(facts({ upright: { shoulders: 0, wobble: 0.3, turned: turned(90) } }), limits)
    expect(lying.map((f) => `${f.code} ${f.measured}`)).toEqual(['FACE-LYING 头朝左'])
    expect(standing({ shoulders: 0, wobble: 0.3, turned: turned(270) })).toEqual([
      'level_roll error FACE-LYING',
    ])
  })

  it('is not asked of a face that is as steady as the turned one, or steadier', () => {
    expect(found({ upright: { shoulders: 0, wobble: 0.005, turned: turned(180) } })).toEqual([])
    expect(found({ upright: { shoulders: -0.5, wobble: 0.002, turned: turned(180, 0.013) } })).toEqual([])
    expect(found({ upright: { shoulders: -0.5, wobble: 0.009, turned: turned(180, 0.002, 0.4) } })).toEqual(
      [],
    )
  })
})

describe('level, frontal, centred', () => {
  it('turns at 5.5° and 9° on both sides', () => {
    for (const side of [1, -1]) {
      expect(found({ pose: { roll: 5.5 * side } })).toEqual([])
      expect(found({ pose: { roll: 5.6 * side } })).toEqual(['level_roll doubt FACE-TILTED-SLIGHTLY'])
      expect(found({ pose: { roll: 9 * side } })).toEqual(['level_roll doubt FACE-TILTED-SLIGHTLY'])
      expect(found({ pose: { roll: 9.1 * side } })).toEqual(['level_roll error FACE-TILTED'])
    }
  })

  it('turns at .25 and .42 of the way to the jaw', () => {
    for (const side of [1, -1]) {
      expect(found({ pose: { yaw: 0.25 * side } })).toEqual([])
      expect(found({ pose: { yaw: 0.26 * side } })).toEqual(['frontal doubt FACE-TURNED-SLIGHTLY'])
      expect(found({ pose: { yaw: 0.42 * side } })).toEqual(['frontal doubt FACE-TURNED-SLIGHTLY'])
      expect(found({ pose: { yaw: 0.43 * side } })).toEqual(['frontal error FACE-TURNED'])
    }
  })

  it('refuses off the middle only when face and head agree', () => {
    const at = (face: number, head: number) => found({ pose: { centre: face }, headCentre: head })
    expect(at(0.549, 0.549)).toEqual([])
    expect(at(0.56, 0.56)).toEqual(['centred doubt FACE-OFF-CENTRE-SLIGHTLY'])
    expect(at(0.59, 0.58)).toEqual(['centred error FACE-OFF-CENTRE'])
    expect(at(0.41, 0.42)).toEqual(['centred error FACE-OFF-CENTRE'])
    expect(at(0.7, 0.5)).toEqual(['centred doubt FACE-OFF-CENTRE-SLIGHTLY'])
    expect(at(0.63, 0.43)).toEqual([])
  })

  it('leaves the middle alone where a head leans, unless both are far off', () => {
    const at = (face: number, head: number) => found({ pose: { centre: face, roll: 12 }, headCentre: head })
    expect(at(0.54, 0.6)).toEqual(['level_roll error FACE-TILTED'])
    expect(at(0.6, 0.62)).toContain('centred error FACE-OFF-CENTRE')
  })

  it('tells the side and draws both middles', () => {
    const [finding] = inspectFace(facts({ pose: { centre: 0.38 }, headCentre: 0.4 }), limits)
    expect(finding).toMatchObject({ measured: '偏左 11%', required: '5% 以内' })
    expect(finding?.marks?.map((m) => m.meaning)).toEqual(['centre', 'centre-wanted'])
  })
})

describe('头部占照片尺寸的 2/3', () => {
  const ratio = (value: number, pose: Partial<PoseFacts> = {}) => found({ pose, crown: 0.77 - value })

  it('turns at 56.5, 63.5, 70 and 79 of 100', () => {
    expect([ratio(0.636), ratio(0.699)]).toEqual([[], []])
    expect(ratio(0.634)).toEqual(['head_ratio_2_3 doubt HEAD-SMALL-SLIGHTLY'])
    expect(ratio(0.566)).toEqual(['head_ratio_2_3 doubt HEAD-SMALL-SLIGHTLY'])
    expect(ratio(0.564)).toEqual(['head_ratio_2_3 error HEAD-SMALL'])
    const large = (value: number) => found({ pose: { chin: [0.5, 0.9] }, crown: 0.9 - value })
    expect(large(0.701)).toEqual(['head_ratio_2_3 doubt HEAD-LARGE-SLIGHTLY'])
    expect(large(0.789)).toEqual(['head_ratio_2_3 doubt HEAD-LARGE-SLIGHTLY'])
    expect(large(0.791)).toEqual(['head_ratio_2_3 error HEAD-LARGE'])
  })

  it('is milder with a head that leans', () => {
    expect(ratio(0.52, { roll: 10 })).toContain('head_ratio_2_3 doubt HEAD-SMALL-SLIGHTLY')
    expect(ratio(0.51, { roll: 10 })).toContain('head_ratio_2_3 error HEAD-SMALL')
  })

  it('refuses nobody by an estimated crown, and asks only when that is far off', () => {
    const estimated = (value: number) => found({ crown: 0.77 - value, seenAs: 'estimate' })
    expect([estimated(0.576), estimated(0.759)]).toEqual([[], []])
    expect(estimated(0.574)).toEqual(['head_ratio_2_3 doubt HEAD-SMALL-SLIGHTLY'])
    expect(estimated(0.3)).toEqual(['head_ratio_2_3 doubt HEAD-SMALL-SLIGHTLY'])
  })

  it('asks a person where the head reaches the upper edge, and refuses it when it is too large in any case', () => {
    const close = (chin: number) => found({ crown: 0, pose: { chin: [0.5, chin] } })
    expect(close(0.67)).toEqual(['head_ratio_2_3 doubt HEAD-CUT'])
    expect(close(0.8)).toEqual(['head_ratio_2_3 error HEAD-LARGE'])
  })

  it('asks a person where there is no crown', () => {
    const { head: _, ...headless } = facts({})
    expect(inspectFace(headless, limits).map((f) => f.code)).toEqual(['HEAD-UNMEASURED'])
  })

  it('draws where crown and chin are and where they should be', () => {
    const [finding] = inspectFace(facts({ crown: 0.27 }), limits)
    const lines = new Map(finding?.marks?.map((m) => [m.meaning, m.from[1]]))
    expect([...lines.keys()]).toEqual(['crown', 'crown-wanted', 'chin', 'chin-wanted'])
    expect((lines.get('chin-wanted') ?? 0) - (lines.get('crown-wanted') ?? 0)).toBeCloseTo(2 / 3, 5)
  })
})

it('refuses nobody by points that do not stay where they are', () => {
  const upright = { wobble: 0.0121 }
  expect(found({ upright, pose: { roll: 20, yaw: 0.3 } })).toEqual([
    'one_face doubt FACE-HIDDEN',
    'level_roll doubt FACE-TILTED-SLIGHTLY',
  ])
  expect(found({ upright: { wobble: 0.012 }, pose: { roll: 20 } })).toEqual(['level_roll error FACE-TILTED'])
})
