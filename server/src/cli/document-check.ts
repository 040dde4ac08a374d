import { readFile } from 'node:fs/promises'
import type { CardAsked } from '@zhongzhao/domain/images/card/facts'
import { cardFailed, cardUnread, inspectCard } from '@zhongzhao/domain/images/card/inspect-card'
import { withValues } from '@zhongzhao/domain/images/card/show-values'
import type { ContainerFacts } from '@zhongzhao/domain/images/facts'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import { inspectDocument } from '@zhongzhao/domain/images/inspect'
import { type PictureSpec, pictureKindNames } from '@zhongzhao/domain/images/spec'
import { namedPack } from '../found-packs.ts'
import { readCard, stopCardReading } from '../platform/card-reading.ts'
import { type Registry, readRegistry } from './card-registry.ts'
import { checkFiles, factsOf, unopened } from './check-files.ts'
import type { Run } from './command.ts'
import { nameFactsOf, numberNamed } from './picture-name.ts'

/** Bytes; a larger file is refused by its size and not read as a card. */
const MOST_READ = 32 * 1024 * 1024

/** Whether there is a picture that a reader may be started for. */
const readable = ({ format, frame, bytes }: ContainerFacts) =>
  format === 'jpeg' && frame !== undefined && bytes <= MOST_READ

async function cardFindings(
  file: string,
  asked: CardAsked,
  { card }: PictureSpec,
): Promise<readonly ImageFinding[]> {
  if (card === undefined) return []
  const facts = await readCard(await readFile(file), asked, card.layout).catch(() => undefined)
  if (facts === undefined) return [cardFailed]
  if (facts === 'absent') return [cardUnread]
  return withValues(inspectCard(facts, card), facts)
}

/** What is known of the one whose number the file is named by. */
function askedOf(file: string, registry: Registry | undefined): CardAsked {
  const number = numberNamed(file)
  if (number === undefined) return {}
  return registry?.get(number) ?? { number }
}

/** `document check FILE… [--registry candidates.csv]`: notice 二.2(2), and the card's lines against the registry's. */
export const checkDocuments: Run = async (given, say) => {
  const registry = await readRegistry(given.options['registry'])
  const { spec } = (await namedPack(process.env['SEASON'])).pictures.document
  const numbers = registry === undefined ? undefined : new Set(registry.keys())
  try {
    return await checkFiles(given, say, {
      what: pictureKindNames.document,
      check: async (file) => {
        const facts = await factsOf(file)
        if (facts === undefined) return [unopened]
        const hard = inspectDocument({ ...facts, name: nameFactsOf(file, numbers) }, spec)
        if (!readable(facts.container)) return hard
        return [...hard, ...(await cardFindings(file, askedOf(file, registry), spec))]
      },
    })
  } finally {
    await stopCardReading()
  }
}
