import { actions } from '@zhongzhao/domain/access/actions'
import { type Clause, clauses } from '../../packs/henan-2022/clauses.ts'
import { henan2022 } from '../../packs/henan-2022/pack.ts'
import { citedIn, titlesIn } from './citations.ts'
import { type Source, isJourney, isTest } from './sources.ts'

/** Files that talk about clauses without keeping any: the list itself, seasons of another notice, this tool, made-up seasons of tests. */
const aside =
  /^(?:packs\/henan-2022\/clauses\.ts|packs\/(?!henan-2022\/)[^/]+\/|tools\/docs\/|(?:domain|server)\/test\/(?!journeys\/))/
const code = (path: string) => `\`${path}\``
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')

/** What a fact of the pack is called, by whichever of these it has. */
function nameOf(node: Readonly<Record<string, unknown>>): string {
  for (const key of ['label', 'title', 'zh', 'activities', 'value']) {
    const found = node[key]
    if (typeof found === 'string' || typeof found === 'number') return String(found)
    if (Array.isArray(found)) return found.join(', ')
    if (found !== undefined) return JSON.stringify(found)
  }
  return ''
}

function assumedIn(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((inner, i) => assumedIn(inner, `${path}[${i}]`))
  if (value === null || typeof value !== 'object') return []
  const node: Readonly<Record<string, unknown>> = { ...value }
  const own = node['basis'] === 'assumed' ? [`| \`${path}\` | ${oneLine(nameOf(node)).slice(0, 120)} |`] : []
  const below = Object.entries(node).flatMap(([key, inner]) =>
    assumedIn(inner, path === '' ? key : `${path}.${key}`),
  )
  return [...own, ...below]
}

function told(sources: readonly Source[], clause: Clause): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    titlesIn(text)
      .filter((title) => citedIn(title).has(clause.id))
      .map((title) => `  - ${oneLine(title)} — ${code(path)}`),
  )
}

function section(clause: Clause, sources: readonly Source[]): readonly string[] {
  const kept = sources.filter(({ path, text }) => !isTest(path) && citedIn(text).has(clause.id))
  const tests = sources.filter(({ path }) => isTest(path))
  const journeys = told(
    tests.filter(({ path }) => isJourney(path)),
    clause,
  )
  const rules = told(
    tests.filter(({ path }) => !isJourney(path)),
    clause,
  )
  const files = kept.length === 0 ? '—' : kept.map(({ path }) => code(path)).join(', ')
  return [
    `## ${clause.id}`,
    '',
    `> ${clause.says}`,
    '',
    `- Code: ${files}`,
    `- Journeys:${journeys.length === 0 ? ' —' : ''}`,
    ...journeys,
    `- Rules tested:${rules.length === 0 ? ' —' : ''}`,
    ...rules,
    '',
  ]
}

/** docs/CLAUSES.md: each clause of the notice → the code and the tests that keep it; then every assumed fact. */
export function clausesPage(sources: readonly Source[]): string {
  const known = sources.filter(({ path }) => !aside.test(path))
  return [
    '# Clauses of 教办基〔2022〕47号',
    '',
    'Made by `npm run docs` from `basis`, docstrings and test titles. Do not edit.',
    '',
    ...clauses.flatMap((clause) => section(clause, known)),
    '## Assumed',
    '',
    'What the notice does not say: data, marked `assumed`, to be decided by the province.',
    '',
    '| Where | What |',
    '| --- | --- |',
    ...assumedIn(henan2022, ''),
    ...assumedIn(actions, 'actions'),
    '',
  ].join('\n')
}

/** Clauses that some file cites and the notice does not have. */
export function unknownCitations(sources: readonly Source[]): readonly string[] {
  const ids = new Set(clauses.map((clause) => clause.id))
  const ours = sources.filter(({ path }) => !/^packs\/(?!henan-2022\/)[^/]+\//.test(path))
  return ours.flatMap(({ path, text }) =>
    [...citedIn(text)].filter((id) => !ids.has(id)).map((id) => `${path}: ${id}`),
  )
}
