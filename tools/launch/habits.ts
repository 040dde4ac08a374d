import { readFileSync } from 'node:fs'

/** Habits of STYLE that no linter knows. A finding is `file:line what`. */
export interface Source {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: string
}

/** Files of ours whose habits are looked at. */
export const SOURCES =
  /^(domain|packs|api|imaging|server|web|bench|tools|e2e)\/.*\.(ts|tsx|mjs|cjs)$|^[^/]+\.(ts|cjs)$/

const TEST = /\.(test|spec)\.tsx?$|^server\/test\/|^e2e\//

/** Everything that is not as STYLE says, in all files. */
export function breaches(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [...wholeFile(source), ...lines(source)])
}

export function readSource(root: string, path: string): Source {
  return { path, text: readFileSync(`${root}/${path}`, 'utf8') }
}

const MOST_LINES = 300

function wholeFile({ path, text }: Source): readonly string[] {
  const length = text.trimEnd().split('\n').length
  const code = withoutComments(text)
  return [
    ...(length > MOST_LINES ? [`${path}: ${length} lines, at most ${MOST_LINES}: split it by subject`] : []),
    ...(isBarrel(path, code) ? [`${path}: a barrel; import from the file that says it`] : []),
  ]
}

/** `index.ts`, or nothing but `export ... from`. */
function isBarrel(path: string, code: string): boolean {
  if (/(^|\/)index\.tsx?$/.test(path)) return true
  const rest = code.replaceAll(
    /export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?/g,
    '',
  )
  return code.trim() !== '' && rest.trim() === ''
}

interface Habit {
  readonly says: string
  /** Where it holds. */
  readonly where: (path: string) => boolean
  readonly breach: RegExp
}

const REGISTRATION_STATES =
  'rostered|filling|confirmed|checked|sealed|correcting|transferred|withdrawn|superseded'

/** Screens that draw a state and decide nothing by it. A new line here is for the reviewer to judge. */
const DRAWS_STATES = [
  'web/src/desk/home/Funnel.tsx',
  'web/src/desk/home/funnel.ts',
  'web/src/desk/my-class/board.ts',
  'web/src/desk/pupils/DossierActs.tsx',
  'web/src/desk/review/DecisionBar.tsx',
]

/** `checked` is also a state of a roster batch, which is no registration. */
const batch = (path: string) => /^(server\/src|web\/src\/desk)\/roster\//.test(path)

const ships = (path: string) => !TEST.test(path) && /^(domain|packs|api|imaging|server|web)\//.test(path)

const HABITS: readonly Habit[] = [
  {
    says: 'a default export; name what you export',
    where: (path) => !path.endsWith('.config.ts'),
    breach: /^export default\b/,
  },
  {
    says: 'a journey names a day of one season; ask the season under test (server/test/moments.ts)',
    where: (path) => path.startsWith('server/test/journeys/'),
    breach: /\b20[2-9]\d(-\d\d-\d\d|年)/,
  },
  { says: 'selectAll; list the columns (STYLE 17)', where: () => true, breach: /\.selectAll\(/ },
  {
    says: 'a state is assigned; it moves by its table (STYLE 11)',
    // In a store `r.state = ...` is SQL that asks.
    where: (path) =>
      ships(path) && !path.startsWith('domain/src/lifecycle/') && !/\/store[a-z-]*\.ts$/.test(path),
    breach: /\.state\s*=(?![=>])/,
  },
  {
    says: 'a state is compared; ask the lifecycle, or `may` (STYLE 11)',
    where: (path) =>
      ships(path) && !/\/lifecycle(\/|\.ts$)/.test(path) && !DRAWS_STATES.includes(path) && !batch(path),
    breach: new RegExp(
      `\\bstate\\s*[!=]==?\\s*'(${REGISTRATION_STATES})'|\\bcase '(${REGISTRATION_STATES})':`,
    ),
  },
  {
    says: 'the clock is read; time is an argument, from `ctx` (STYLE 15)',
    where: (path) => ships(path) && !path.startsWith('web/') && path !== 'server/src/platform/context.ts',
    breach: /\bDate\.now\b|\bnew Date\(\s*\)/,
  },
  {
    says: 'chance in a rule; hand it in',
    where: (path) => !TEST.test(path) && /^(domain|packs|api)\//.test(path),
    breach: /\bMath\.random\b|\brandomUUID\b/,
  },
  {
    says: 'a test that is switched off or alone',
    where: (path) => TEST.test(path),
    breach: /\b(it|test|describe)\.(skip|only|todo)\b/,
  },
]

function lines({ path, text }: Source): readonly string[] {
  const habits = HABITS.filter(({ where }) => where(path))
  return withoutComments(text)
    .split('\n')
    .flatMap((line, at) =>
      habits.filter(({ breach }) => breach.test(line)).map(({ says }) => `${path}:${at + 1} ${says}`),
    )
}

/** The same lines with comments blanked; good enough for code that Prettier has laid out. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|\s)\/\/[^\n]*/g, '$1')
}
