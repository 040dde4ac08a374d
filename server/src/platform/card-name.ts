import type { CharacterReading, NameReading } from '@zhongzhao/domain/images/card/facts'
import { type CtcOutput, greedyPath } from '@zhongzhao/imaging/card/ctc'
import {
  type AskedCharacter,
  type ReadCharacter,
  alignName,
  isDot,
} from '@zhongzhao/imaging/card/name-alignment'
import { inkBox, matchLine } from '@zhongzhao/imaging/card/name-glyphs'
import { printedCharacter } from './card-fonts.ts'
import type { CardModels } from './card-models.ts'
import { STEP, type ReadStrip } from './card-strips.ts'

/** Reads the name and compares it with the asked one, by what the recogniser says and by drawing the asked characters.
 *  `valueFrom`: px of the strip where the name begins, right of the label. */
export function readName(
  strip: ReadStrip,
  models: CardModels,
  { asked, valueFrom }: { asked: string; valueFrom: number },
): NameReading {
  const read = charactersFrom(strip.output, models, valueFrom)
  const { characters, extra } = alignName(asked, read)
  const drawn = drawnOver(strip, asked, valueFrom)
  // What was read is drawn as a whole line too: a character is compared where its own line would put it.
  const seen = characters.map((c) => c.read?.character ?? c.asked).join('')
  const rivals = seen === asked ? undefined : drawnOver(strip, seen, valueFrom)
  return {
    light: strip.light,
    read: read.map(({ character }) => character).join(''),
    characters: characters.map((character, index) =>
      readingOf(character, { strip, models, alike: drawn?.[index], rival: rivals?.[index] }),
    ),
    extra: extra.map(({ certainty }) => certainty),
  }
}

function charactersFrom(output: CtcOutput, models: CardModels, valueFrom: number): readonly ReadCharacter[] {
  return greedyPath(output)
    .filter(({ step }) => (step + 0.5) * STEP >= valueFrom)
    .map(({ symbol, certainty, step }) => ({ character: models.characters[symbol] ?? '', certainty, step }))
}

/** The name drawn over the ink: how alike each of its characters but dots is, in order. */
function drawnOver({ levelled }: ReadStrip, name: string, valueFrom: number): readonly number[] | undefined {
  const printed = [...name].map((character) => ({ character, cell: printedCharacter(character) }))
  const cells = printed.flatMap(({ cell }) => (cell === undefined ? [] : [cell]))
  const box = inkBox(levelled, Math.round(valueFrom))
  // A character no font has leaves a hole: the others could only be laid out by guessing.
  if (box === undefined || cells.length < printed.length) return undefined
  const alike = matchLine(levelled, box, cells)
  return printed.flatMap(({ character }, i) => (isDot(character) ? [] : [alike[i] ?? 0]))
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
  const symbol = models.symbolOf.get(asked)
  const { classes, values } = strip.output
  const likelihood =
    symbol === undefined || read === undefined ? undefined : values[read.step * classes + symbol]
  const another = read !== undefined && read.character !== asked
  return {
    asked,
    certainty: rounded(read?.certainty ?? 0),
    ...(read === undefined ? {} : { read: read.character }),
    ...(likelihood === undefined ? {} : { likelihood: rounded(likelihood) }),
    ...(alike === undefined ? {} : { alike: rounded(alike) }),
    ...(another && rival !== undefined ? { rival: rounded(rival) } : {}),
  }
}
