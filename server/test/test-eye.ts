import { note } from '@zhongzhao/domain/images/note'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import type { Looker, Seen } from '../src/platform/looker.ts'
import { WorkerDied } from '../src/platform/processes.ts'

/** What the eye of a test says to the next picture. */
export type Say = 'good' | 'hat' | 'two faces' | 'died' | 'waits'

const findings: Readonly<Record<'good' | 'hat' | 'two faces', readonly ImageFinding[]>> = {
  good: [],
  hat: [
    note('bareheaded', 'doubt', 'EYE-ABSENT')('疑似戴帽', '免冠', [
      { shape: 'box', meaning: 'covered', from: [0.3, 0.1], to: [0.7, 0.3] },
    ]),
  ],
  'two faces': [note('one_face', 'error', 'EYE-FAILED')('2 张脸', '1 张脸')],
}

/** An eye without models: it says what it is told, one word a picture, and the last word for all that follow. */
export function testEye(...words: Say[]) {
  const { promise: released, resolve: release } = Promise.withResolvers<Seen>()
  let looked = 0
  const looker: Looker = async (_bytes, { facts }) => {
    looked += 1
    const word = words.length > 1 ? words.shift() : words[0]
    if (word === 'died') throw new WorkerDied('as told')
    if (word === 'waits') return released
    return { facts, findings: findings[word ?? 'good'] }
  }
  return {
    looker,
    /** Pictures looked at so far. */
    looked: () => looked,
    say: (...next: Say[]) => words.splice(0, words.length, ...next),
    /** Lets whatever waits go on, and be good. */
    release,
  }
}
