import type { Mark } from '../mark.ts'
import type { CardFacts, CharacterReading, LineLight } from './facts.ts'
import type { CardLimits, CardSpec } from './spec.ts'

/** Round limits to judge on both sides of. For tests. */
export const limits: CardLimits = {
  leastWidth: 0.5,
  leastFound: 4,
  leastLabels: 5,
  leastContrast: 0.4,
  leastSharpness: 0.2,
  mostWashed: 0.1,
  mostOffCentre: 0.1,
  mostCutOff: 0.02,
  mostRoll: 15,
  patchSeam: 10,
  sureDigit: 0.8,
  sureCharacter: 0.9,
  leastDigit: 0.5,
  lead: 2,
  trail: 3,
  alike: 0.7,
  alikeRead: 0.5,
  rivalLead: 0.05,
  mostBeyond: 0.5,
  improbable: 0.02,
  evidence: '',
}

const strip = { from: [0, 0], width: 1, height: 0.1 } as const

export const spec: CardSpec = {
  limits,
  layout: {
    labels: [],
    numberLabelLength: 0.3,
    strips: { name: strip, sex: strip, birth: strip, number: strip },
    nameFrom: 0.2,
    em: 0.07,
    corners: [],
    evidence: '',
  },
}

const mark: Mark = { shape: 'box', meaning: 'line-read', from: [0.1, 0.1], to: [0.9, 0.2] }

export const light = (changed: Partial<LineLight> = {}): LineLight => ({
  mark,
  contrast: 0.8,
  sharpness: 0.5,
  washed: 0,
  ...changed,
})

/** A character as it is read on a good card. */
export const character = (asked: string, changed: Partial<CharacterReading> = {}): CharacterReading => ({
  asked,
  read: asked,
  certainty: 0.99,
  likelihood: 0.99,
  alike: 0.9,
  ...changed,
})

/** px-free corners of a card that lies straight in the middle. */
export const corners = [
  [0.07, 0.13],
  [0.93, 0.13],
  [0.93, 0.87],
  [0.07, 0.87],
] as const

export const number = '990101200904120024'

export const digitsOf = (text: string, certainty = 0.99) => [...text].map((digit) => ({ digit, certainty }))

/** A good card of an invented pupil that says what the registry says. */
export const goodCard = {
  pose: { corners, width: 0.86, roll: 0, found: 7 },
  labels: 8,
  name: {
    light: light(),
    read: '王示例',
    characters: [...'王示例'].map((c) => character(c)),
    extra: [],
    beyond: 0,
  },
  sex: { light: light(), asked: '女', best: '女', lead: 13 },
  ethnicity: { light: light(), asked: '汉', best: '汉', lead: 13 },
  birth: { light: light(), asked: '20090412', best: '20090412', lead: 6 },
  number: { light: light(), asked: number, digits: digitsOf(number), check: 'fits', seam: 3 },
} as const satisfies CardFacts
