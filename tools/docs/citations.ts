/** `一.1`, `二.2(1)–(2)`, `三.(一)1–3`, `三.(二)`: clause numbers as they stand in `basis`, docstrings and test titles. */
const NUMBERED = /([一二三])\.(?:(\([一二三四五]\))(\d)?|(\d)(?:\((\d)\))?)(?:[–-]\(?(\d)\)?)?/g
/** `notice 一`, `basis: '一'`: the whole chapter. */
const CHAPTER = /(?:notice |basis: ')([一二三])(?![.一-龥\d])/g

function upTo(first: string, last: string | undefined): readonly string[] {
  if (last === undefined || first === '') return [first]
  const count = Math.max(Number(last) - Number(first), 0) + 1
  return Array.from({ length: count }, (_, i) => String(Number(first) + i))
}

/** The clauses a text cites; a range names each of its members. */
export function citedIn(text: string): ReadonlySet<string> {
  const numbered = [...text.matchAll(NUMBERED)].flatMap(
    ([, chapter = '', section, point, number = '', part, last]) => {
      if (section !== undefined) return upTo(point ?? '', last).map((n) => `${chapter}.${section}${n}`)
      if (part !== undefined) return upTo(part, last).map((n) => `${chapter}.${number}(${n})`)
      return upTo(number, last).map((n) => `${chapter}.${n}`)
    },
  )
  const chapters = [...text.matchAll(CHAPTER)].map((m) => m[1] ?? '')
  return new Set([...numbered, ...chapters])
}

const TITLE =
  /\b(?:it|test|describe|journey)(?:\.[a-z]+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gi

/** The titles of a test file, as they are written. */
export function titlesIn(text: string): readonly string[] {
  return [...text.matchAll(TITLE)].map((m) => (m[2] ?? '').replaceAll(/\\(.)/g, '$1'))
}
