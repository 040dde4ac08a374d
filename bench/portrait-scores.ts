import type { ImageFinding, PictureRule } from '@zhongzhao/domain/images/finding'
import { verdictOf } from '@zhongzhao/domain/images/inspect'

/** One labelled picture and what was found on it. */
export interface Labelled {
  readonly row: Readonly<Record<string, string | undefined>>
  readonly findings: readonly ImageFinding[]
}

type Outcome = 'refused' | 'doubted' | 'nothing'

interface Answer {
  readonly file: string
  readonly person: string
  readonly rule: PictureRule
  readonly label: 'pass' | 'fail'
  readonly outcome: Outcome
}

const groups: Readonly<Record<string, readonly PictureRule[]>> = {
  container: ['file_is_jpeg', 'decodes', 'size_450x600', 'dpi_ge_300', 'bytes_le_30k'],
  colourAndFaces: ['colour', 'one_face'],
  pose: ['frontal', 'level_roll', 'centred'],
  head: ['head_ratio_2_3'],
  background: ['background_blue'],
  sharpness: ['sharp'],
  reshot: ['not_recapture'],
  covered: ['bareheaded', 'no_glasses'],
}

/** Upside down and silent corruption are told apart by name only: their columns are those of leaning and of decoding. */
const hidden = (file: string, rule: PictureRule) =>
  (rule === 'level_roll' && file.includes('upside_down')) ||
  (rule === 'decodes' && file.includes('corrupt_scan'))

function groupOf({ file, rule }: Answer): string {
  if (hidden(file, rule)) return 'upsideDownAndDamage'
  return Object.keys(groups).find((name) => groups[name]?.includes(rule)) ?? 'other'
}

function outcomeOf(findings: readonly ImageFinding[], rule: PictureRule): Outcome {
  const of = findings.filter((f) => f.rule === rule)
  if (of.some((f) => f.severity === 'error')) return 'refused'
  return of.some((f) => f.severity === 'doubt') ? 'doubted' : 'nothing'
}

function answersOf(labelled: readonly Labelled[]): readonly Answer[] {
  const rules = Object.values(groups).flat()
  return labelled.flatMap(({ row, findings }) =>
    rules.flatMap((rule): readonly Answer[] => {
      const label = row[rule]
      if (label !== 'pass' && label !== 'fail') return []
      const { file = '', person = '' } = row
      return [{ file, person, rule, label, outcome: outcomeOf(findings, rule) }]
    }),
  )
}

/** Percent with one digit of those for whom `is`; per person: the mean of the persons' own shares. */
function share(of: readonly Answer[], is: (answer: Answer) => boolean) {
  const rate = (some: readonly Answer[]) => (100 * some.filter(is).length) / some.length
  const rounded = (value: number) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : null)
  const people = Object.values(Object.groupBy(of, (a) => a.person)).map((own) => rate(own ?? []))
  return {
    file: rounded(rate(of)),
    person: rounded(people.reduce((a, b) => a + b, 0) / people.length),
  }
}

const named = (of: readonly Answer[]) => of.map(({ file, rule }) => `${file} ${rule}`)

/** A row of the bar: parts of the bad that were found or refused, of the good that were refused or doubted. */
export function scoresOf(labelled: readonly Labelled[]) {
  const byGroup = Object.groupBy(answersOf(labelled), groupOf)
  return Object.fromEntries(
    Object.entries(byGroup).map(([group, answers = []]) => {
      const bad = answers.filter((a) => a.label === 'fail')
      const good = answers.filter((a) => a.label === 'pass')
      return [
        group,
        {
          bad: bad.length,
          found: share(bad, (a) => a.outcome !== 'nothing'),
          refused: share(bad, (a) => a.outcome === 'refused'),
          good: good.length,
          wronglyRefused: share(good, (a) => a.outcome === 'refused'),
          doubted: share(good, (a) => a.outcome === 'doubted'),
        },
      ]
    }),
  )
}

/** What to look at: by name what was missed, wrongly refused, or doubted though good. */
export function faultsOf(labelled: readonly Labelled[]) {
  const answers = answersOf(labelled)
  const accepted = labelled.filter(({ findings }) => verdictOf(findings) === 'accepted')
  return {
    badAccepted: accepted.flatMap(({ row }) => (row['expected_overall'] === 'fail' ? [row['file']] : [])),
    missed: named(answers.filter((a) => a.label === 'fail' && a.outcome === 'nothing')),
    wronglyRefused: named(answers.filter((a) => a.label === 'pass' && a.outcome === 'refused')),
    doubted: named(answers.filter((a) => a.label === 'pass' && a.outcome === 'doubted')),
  }
}
