import sharp from 'sharp'
import type { CardAsked, CardFacts, ChoiceReading, NumberReading } from '@zhongzhao/domain/images/card/facts'
import type { CardLayout, CardStrip } from '@zhongzhao/domain/images/card/layout'
import { catalog } from '@zhongzhao/domain/codes/catalog'
import { nameLength } from '@zhongzhao/domain/identity/person-name'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { chooseFrom, datesIn, neighbouringDates, printedDate } from '@zhongzhao/imaging/card/choices'
import { greedyPath, keepClasses } from '@zhongzhao/imaging/card/ctc'
import { paperSeam } from '@zhongzhao/imaging/card/seam'
import { levelsOf } from '@zhongzhao/imaging/card/strip'
import { type CardModels, openModels } from './card-models.ts'
import { type PlacedCard, pixelsOf, placeCard } from './card-picture.ts'
import { readName } from './card-name.ts'
import { type ReadStrip, readStrip, usualPaper } from './card-strips.ts'

sharp.concurrency(1)
sharp.cache(false)

/** One card to be read. */
export interface CardOrder {
  readonly bytes: Uint8Array
  readonly asked: CardAsked
  readonly layout: CardLayout
}

const DIGITS = [...'0123456789X']
/** Characters more than asked that are looked for. */
const ROOM = 3
const LABELS = [...'姓名性别民族出生']
/** How far lines are squeezed: spaced digits and a few known words are read as well, at half to two thirds of the cost. */
const NARROW = { number: 0.65, words: 0.5 } as const

const groups = catalog['ethnic-group'].rows.map(({ name }) => groupOf(name))

function groupOf(name: string): string {
  return name.length > 1 ? name.replace(/族$/, '') : name
}

/** Opens the models and gives what reads a card with them, on the calling thread; `absent` without models. */
export async function openCardReader(): Promise<((order: CardOrder) => Promise<CardFacts>) | 'absent'> {
  const models = await openModels()
  if (models === 'absent') return 'absent'
  return async ({ bytes, asked, layout }) => {
    const card = await placeCard(await pixelsOf(bytes), models, layout)
    return card === undefined ? { labels: 0 } : readLines(card, { asked, layout, models })
  }
}

async function readLines(
  card: PlacedCard,
  { asked, layout, models: open }: { asked: CardAsked; layout: CardLayout; models: CardModels },
): Promise<CardFacts> {
  const { strips } = layout
  const usual = usualPaper(card, [strips.name, strips.sex, strips.number])
  const cut = (strip: CardStrip, narrow: number) => readStrip(card, open, { strip, narrow, usual })
  const nameLine = nameStrip(layout, asked.name ?? '')
  const until = Math.min(1, 1 - (ROOM * layout.em) / nameLine.width)
  const name = await readStrip(card, open, { strip: nameLine, narrow: 1, usual, until })
  const sex = await cut(strips.sex, NARROW.words)
  const birth = await cut(strips.birth, NARROW.words)
  const number = await cut(strips.number, NARROW.number)
  const said = [name, sex, birth].map((strip) => textOf(strip, open))
  const unit = name.raw.height / strips.name.height
  const places = { valueFrom: layout.nameFrom * unit, em: layout.em * unit }
  return {
    pose: card.pose,
    labels: LABELS.filter((label) => said.some((text) => text.includes(label))).length,
    number: numberOf(number, open, asked.number),
    ...(asked.name === undefined ? {} : { name: readName(name, open, { asked: asked.name, ...places }) }),
    ...(asked.sex === undefined && asked.ethnicity === undefined ? {} : sexOf(sex, open, asked)),
    ...(asked.birth === undefined ? {} : { birth: birthOf(birth, open, asked.birth) }),
  }
}

/** As much of the line as the asked name and some characters more would take. */
function nameStrip({ strips, nameFrom, em }: CardLayout, name: string): CardStrip {
  const width = nameFrom + (nameLength(name) + ROOM) * em
  return { ...strips.name, width: Math.min(strips.name.width, width) }
}

function textOf({ path }: ReadStrip, { characters }: CardModels): string {
  return path.map(({ symbol }) => characters[symbol] ?? '').join('')
}

/** Characters the recogniser does not know are left out: the rest still tells the lines apart. */
function symbolsOf(text: string, { symbolOf }: CardModels): readonly number[] {
  return [...text].flatMap((character) => symbolOf.get(character) ?? [])
}

function sexOf(strip: ReadStrip, open: CardModels, asked: CardAsked): Pick<CardFacts, 'sex' | 'ethnicity'> {
  const lines = ['男', '女'].flatMap((sex) =>
    groups.map((group) => ({ sex, group, symbols: symbolsOf(`性别${sex}民族${group}`, open) })),
  )
  const by = (of: 'sex' | 'group', wanted: string): ChoiceReading => ({
    light: strip.light,
    asked: wanted,
    ...chooseFrom(
      strip.output,
      lines.map((line) => ({ answer: line[of], symbols: line.symbols })),
      wanted,
    ),
  })
  return {
    ...(asked.sex === undefined ? {} : { sex: by('sex', asked.sex) }),
    ...(asked.ethnicity === undefined ? {} : { ethnicity: by('group', groupOf(asked.ethnicity)) }),
  }
}

function birthOf(strip: ReadStrip, open: CardModels, asked: string): ChoiceReading {
  const wanted = asked.replaceAll(/\D/g, '')
  const lines = neighbouringDates(wanted, datesIn(textOf(strip, open))).map((date) => ({
    answer: date,
    symbols: symbolsOf(`出生${printedDate(date)}`, open),
  }))
  return { light: strip.light, asked: wanted, ...chooseFrom(strip.output, lines, wanted) }
}

function numberOf(strip: ReadStrip, open: CardModels, asked: string | undefined): NumberReading {
  const few = keepClasses(
    strip.output,
    DIGITS.map((digit) => open.symbolOf.get(digit) ?? 0),
  )
  const digits = greedyPath(few).map(({ symbol, certainty }) => ({
    digit: DIGITS[symbol - 1] ?? '',
    certainty: Math.round(certainty * 1000) / 1000,
  }))
  const text = digits.map(({ digit }) => digit).join('')
  const check = text.length !== 18 ? 'unread' : checkDigitOf(text) === text.at(-1) ? 'fits' : 'wrong'
  return {
    light: strip.light,
    digits,
    check,
    seam: paperSeam(strip.raw, levelsOf(strip.raw).paper),
    ...(asked === undefined ? {} : { asked }),
  }
}
