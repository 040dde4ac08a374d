import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { CardAsked } from '@zhongzhao/domain/images/card/facts'
import { csvRows } from '@zhongzhao/server/cli/card-registry'

/** What the labels say of one rule of one file; `na` and `uncertain` are not scored. */
export type Label = 'pass' | 'fail' | 'uncertain' | 'na'

/** One labelled picture of a card and what the registry says of the person it is filed for. */
export interface LabelledCard {
  readonly file: string
  readonly person: string
  readonly bytes: Buffer
  readonly asked: CardAsked & { readonly name: string }
  /** The part of the set: `blur`, `other_name`, … */
  readonly variant: string
  readonly label: (rule: string) => Label
}

const folder = resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'idcard')
const labels: readonly string[] = ['pass', 'fail', 'uncertain', 'na'] satisfies readonly Label[]
const isLabel = (text: string | undefined): text is Label => text !== undefined && labels.includes(text)

/** Where the labelled cards lie: beside the checkout, or where `CARDS` says. */
export const cardFolder = (): string => process.env['CARDS'] ?? folder

const rowsOf = (file: string) => csvRows(readFileSync(file, 'utf8'))

/** The whole labelled set, or nothing when it is not there. */
export function labelledCards(): readonly LabelledCard[] {
  const at = cardFolder()
  if (!existsSync(join(at, 'labels.csv'))) return []
  const registry = new Map(rowsOf(join(at, 'candidates.csv')).map((row) => [row['id'] ?? '', row]))
  return rowsOf(join(at, 'labels.csv')).map((row) => {
    const file = row['file'] ?? ''
    const number = dirname(file)
    const known = registry.get(number) ?? {}
    return {
      file,
      person: number,
      bytes: readFileSync(join(at, file)),
      asked: {
        number,
        name: known['name'] ?? '',
        sex: known['sex'] === '女' ? '女' : '男',
        ethnicity: known['ethnicity'] ?? '',
        birth: known['birth'] ?? '',
      },
      variant: basename(file, '.jpg'),
      label: (rule) => {
        const label = row[rule]
        return isLabel(label) ? label : 'na'
      },
    }
  })
}
