import { catalog } from '@zhongzhao/domain/codes/catalog'
import { codeName } from '@zhongzhao/domain/codes/code-table'
import type { Values } from '@zhongzhao/domain/forms/form'
import type { CardAsked, CardFacts } from '@zhongzhao/domain/images/card/facts'
import {
  type CardDifference,
  type CardField,
  differencesOf,
  outcomeOf,
} from '@zhongzhao/domain/images/card/difference'
import { inspectCard } from '@zhongzhao/domain/images/card/inspect-card'
import type { CardLayout } from '@zhongzhao/domain/images/card/layout'
import type { Mark } from '@zhongzhao/domain/images/mark'
import sharp from 'sharp'
import { type Services, newId, packOfSeason } from '../platform/context.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { insertReading } from './store-study.ts'

/** What reads a card; `absent` when nothing here does. */
export type ReadCard = (
  bytes: Uint8Array,
  asked: CardAsked,
  layout: CardLayout,
) => Promise<CardFacts | 'absent'>

const sexes: Readonly<Record<string, '男' | '女'>> = { '1': '男', '2': '女' }

/** What the register says, as a card prints it (F2). */
export function askedOf(basic: Values): CardAsked {
  const sex = sexes[basic['sex'] ?? '']
  const { name, birthDate, idNumber, ethnicGroup } = basic
  return {
    ...(name === undefined ? {} : { name }),
    ...(sex === undefined ? {} : { sex }),
    ...(ethnicGroup === undefined ? {} : { ethnicity: codeName(catalog['ethnic-group'], ethnicGroup) }),
    ...(birthDate === undefined ? {} : { birth: birthDate.replaceAll('-', '') }),
    ...(idNumber === undefined ? {} : { number: idNumber }),
  }
}

const registered: Readonly<Record<CardField, (asked: CardAsked) => string>> = {
  name: (asked) => asked.name ?? '',
  sex: (asked) => asked.sex ?? '',
  ethnicGroup: (asked) => asked.ethnicity ?? '',
  birthDate: (asked) => asked.birth ?? '',
  idNumber: (asked) => asked.number ?? '',
}

/** Both values of one difference, and why a person is asked; kept sealed. */
export interface DifferenceTold {
  readonly how: CardDifference['how']
  readonly registry: string
  readonly read: string
}

/** What the sealed parts of a difference are bound to. */
export const placeOfDifference = (registration: string, difference: string, part: 'told' | 'line') =>
  `card-difference:${registration}:${difference}:${part}`

/** Part of the line's height that is shown around it. */
const MARGIN = 0.35

/** The line of the card under a mark, cut out as JPEG; null when the mark names no place in the picture. */
export async function cutOut(bytes: Uint8Array, mark: Mark | undefined): Promise<Buffer | null> {
  if (mark === undefined) return null
  const { data, info } = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true })
  const [x1, x2] = [mark.from[0], mark.to[0]].toSorted((a, b) => a - b).map((x) => x * info.width)
  const [y1, y2] = [mark.from[1], mark.to[1]].toSorted((a, b) => a - b).map((y) => y * info.height)
  if (x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined) return null
  const around = Math.max(4, (y2 - y1) * MARGIN)
  const left = Math.max(0, Math.floor(x1 - around))
  const top = Math.max(0, Math.floor(y1 - around))
  const width = Math.min(info.width, Math.ceil(x2 + around)) - left
  const height = Math.min(info.height, Math.ceil(y2 + around)) - top
  if (width < 4 || height < 4) return null
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return sharp(data, { raw }).extract({ left, top, width, height }).jpeg({ quality: 85 }).toBuffer()
}

export interface CardSubject {
  readonly registration: string
  readonly season: string
  readonly image: string
  readonly key: Buffer
  readonly basic: Values
  readonly bytes: Buffer
  readonly at: Date
}

async function sealedDifference(subject: CardSubject, asked: CardAsked, difference: CardDifference) {
  const { registration, key, bytes } = subject
  const { field, how, read, finding } = difference
  const id = newId()
  const told: DifferenceTold = { how, registry: registered[field](asked), read }
  const line = await cutOut(bytes, finding.marks?.[0])
  const seal = (plain: Buffer | string, part: 'told' | 'line') =>
    sealWith(key, plain, placeOfDifference(registration, id, part))
  return {
    id,
    field,
    told: seal(JSON.stringify(told), 'told'),
    line: line === null ? null : seal(line, 'line'),
  }
}

/** Reads a card against the register and keeps what a person has to look at (F2). Never judges the picture: a difference is work,
 *  not a refusal. Throws what the reader throws. */
export async function keepReading(services: Services, subject: CardSubject, read: ReadCard): Promise<void> {
  const { packs } = services
  const { card } = (packOfSeason(packs, subject.season) ?? packs.current).pictures.document.spec
  if (card === undefined) return
  const asked = askedOf(subject.basic)
  const facts = await read(subject.bytes, asked, card.layout)
  const findings = facts === 'absent' ? 'absent' : inspectCard(facts, card)
  const outcome = outcomeOf(findings)
  const differences =
    facts === 'absent' || findings === 'absent' || outcome === 'illegible'
      ? []
      : differencesOf(facts, findings)
  const sealed = await Promise.all(differences.map((one) => sealedDifference(subject, asked, one)))
  const { registration, image, at } = subject
  await insertReading(services.db, { registration, image, outcome, at }, sealed)
}
