import type { CardAsked, CardFacts, CharacterReading, LineLight } from '@zhongzhao/domain/images/card/facts'

/** A line of the drawn card: clear, in the left half. */
const light = (y: number): LineLight => ({
  mark: { shape: 'box', meaning: 'line-read', from: [0.1, y], to: [0.5, y + 0.06] },
  contrast: 0.8,
  sharpness: 0.6,
  washed: 0,
})

/** What a reader finds on a card that prints `printed`, asked what the register says. A sharp card in the middle. */
export function cardFacts(asked: CardAsked, printed: CardAsked = asked): CardFacts {
  const character = (one: string, at: number): CharacterReading => {
    const read = [...(printed.name ?? '')][at] ?? ''
    return one === read
      ? { asked: one, read, certainty: 0.99, likelihood: 0.99, alike: 0.9 }
      : { asked: one, read, certainty: 0.99, likelihood: 0.001, alike: 0.2, rival: 0.9 }
  }
  const choice = (y: number, own = '', shown = '') => ({
    light: light(y),
    asked: own,
    best: shown,
    lead: own === shown ? 12 : -12,
  })
  return {
    pose: {
      corners: [
        [0.1, 0.15],
        [0.9, 0.15],
        [0.9, 0.85],
        [0.1, 0.85],
      ],
      width: 0.8,
      roll: 0,
      found: 7,
    },
    labels: 8,
    name: {
      light: light(0.2),
      read: printed.name ?? '',
      characters: [...(asked.name ?? '')].map(character),
      extra: [],
      beyond: 0,
    },
    sex: choice(0.3, asked.sex, printed.sex),
    ethnicity: choice(0.3, asked.ethnicity, printed.ethnicity),
    birth: choice(0.4, asked.birth, printed.birth),
    number: {
      light: light(0.75),
      asked: asked.number ?? '',
      digits: [...(printed.number ?? '')].map((digit) => ({ digit, certainty: 0.99 })),
      check: 'fits',
      seam: 2,
    },
  }
}

/** A picture in which no card is found. */
export const noCard: CardFacts = { labels: 0 }
