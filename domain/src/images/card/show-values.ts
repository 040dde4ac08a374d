import type { ImageFinding, ImageFindingCode } from '../finding.ts'
import type { CardFacts } from './facts.ts'

const askedName = (facts: CardFacts) => facts.name?.characters.map(({ asked }) => asked).join('')
const numberRead = (facts: CardFacts) => facts.number?.digits.map(({ digit }) => digit).join('')

/** What the card says and what the registry says, for the codes that compare them. */
const values: Partial<
  Record<
    ImageFindingCode,
    (facts: CardFacts) => readonly [read: string | undefined, asked: string | undefined]
  >
> = {
  'CARD-NAME-DIFFERS': (facts) => [facts.name?.read, askedName(facts)],
  'CARD-NAME-UNREAD': (facts) => [facts.name?.read, askedName(facts)],
  'CARD-NUMBER-DIFFERS': (facts) => [numberRead(facts), facts.number?.asked],
  'CARD-NUMBER-UNREAD': (facts) => [numberRead(facts), facts.number?.asked],
  'CARD-SEX-DIFFERS': ({ sex }) => [sex?.best, sex?.asked],
  'CARD-ETHNICITY-DIFFERS': ({ ethnicity }) => [ethnicity?.best, ethnicity?.asked],
  'CARD-BIRTH-DIFFERS': ({ birth }) => [birth?.best, birth?.asked],
}

/** The same findings with both values in place of 不同: for the one who asked on the command line or at the desk, with
 *  the right to see the card; never kept, never logged. */
export function withValues(findings: readonly ImageFinding[], facts: CardFacts): readonly ImageFinding[] {
  return findings.map((found) => {
    const [read, asked] = values[found.code]?.(facts) ?? []
    return read === undefined || asked === undefined ? found : { ...found, measured: read, required: asked }
  })
}
