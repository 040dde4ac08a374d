import type { CharacterReading, NameReading } from '@zhongzhao/domain/images/card/facts'
import {
  type AskedCharacter,
  type ReadCharacter,
  alignName,
  isDot,
  signsOf,
} from '@zhongzhao/imaging/card/name-alignment'
import { type LineMatch, inkBox, matchLine } from '@zhongzhao/imaging/card/name-glyphs'
import { printedCharacter } from './card-fonts.ts'
import type { CardModels } from './card-models.ts'
import { STEP, type ReadStrip } from './card-strips.ts'

/** Reads the name and compares it with the asked one, by what the recogniser says and by drawing the asked characters.
 *  `valueFrom`: px of the strip where the name begins, right of the label; `em` px of a character that is not squeezed. */
export function readName(
  strip: ReadStrip,
  models: CardModels,
  { asked, valueFrom, em }: { asked: string; valueFrom: number; em: number },
): NameReading {
  const read = charactersFrom(strip, models, valueFrom)
  const { characters, extra } = alignName(asked, read)
  const drawn = drawnOver(strip, asked, { valueFrom, em })
  // What was read is drawn as a whole line too: a character is compared where its own line would put it.
  const seen = seenName(asked, characters)
  const rivals = seen === asked ? undefined : drawnOver(strip, seen, { valueFrom, em })
  return {
    light: strip.light,
    read: read.map(({ character }) => character).join(''),
    characters: characters.map((character, index) =>
      readingOf(character, { strip, models, alike: drawn?.alike[index], rival: rivals?.alike[index] }),
    ),
    extra: extra.map(({ certainty }) => certainty),
    beyond: Math.round((drawn?.beyond ?? 0) * 100) / 100,
  }
}

/** The asked name with what was read in place of each character; its dots stay. */
function seenName(asked: string, characters: readonly AskedCharacter[]): string {
  const rest = [...characters]
  return [...asked].map((own) => (isDot(own) ? own : (rest.shift()?.read?.character ?? own))).join('')
}

function charactersFrom(
  { path }: ReadStrip,
  models: CardModels,
  valueFrom: number,
): readonly ReadCharacter[] {
  return path
    .filter(({ step }) => (step + 0.5) * STEP >= valueFrom)
    .map(({ symbol, certainty, step }) => ({ character: models.characters[symbol] ?? '', certainty, step }))
}

/** The name drawn over the ink: how alike each of its characters but dots is, in order. */
function drawnOver(
  { levelled }: ReadStrip,
  name: string,
  { valueFrom, em }: { valueFrom: number; em: number },
): LineMatch | undefined {
  const printed = [...name].map((character) => ({ character, cell: printedCharacter(character) }))
  const cells = printed.flatMap(({ cell }) => (cell === undefined ? [] : [cell]))
  const box = inkBox(levelled, Math.round(valueFrom))
  // A character no font has leaves a hole: the others could only be laid out by guessing.
  if (box === undefined || cells.length < printed.length) return undefined
  const { alike, beyond } = matchLine(levelled, cells, { box, em })
  return { alike: printed.flatMap(({ character }, i) => (isDot(character) ? [] : [alike[i] ?? 0])), beyond }
}

interface Beside {
  readonly strip: ReadStrip
  readonly models: CardModels
  readonly alike: number | undefined
  readonly rival: number | undefined
}

function readingOf(
  { asked, read }: AskedCharacter,
  { strip, models, alike, rival }: Beside,
): CharacterReading {
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  // 一 is read as 一 or —: together they say how probable it is.
  const symbols = signsOf(asked).flatMap((sign) => models.symbolOf.get(sign) ?? [])
  const { classes, values } = strip.output
  const probable =
    read === undefined
      ? 0
      : symbols.reduce((sum, symbol) => sum + (values[read.step * classes + symbol] ?? 0), 0)
  const likelihood = symbols.length === 0 || read === undefined ? undefined : probable
  const another = read !== undefined && read.character !== asked
  return {
    asked,
    certainty: rounded(another ? read.certainty : probable),
    ...(read === undefined ? {} : { read: read.character }),
    ...(likelihood === undefined ? {} : { likelihood: rounded(likelihood) }),
    ...(alike === undefined ? {} : { alike: rounded(alike) }),
    ...(another && rival !== undefined ? { rival: rounded(rival) } : {}),
  }
}
