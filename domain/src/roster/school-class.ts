const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** 一 … 九十九, or Arabic digits. */
export function readNumeral(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (parts === null || text === '') return undefined
  const [, tens, ten, ones] = parts
  if (ten === undefined) return tens === undefined || ones !== undefined ? undefined : NUMERALS[tens]
  return (
    (tens === undefined ? 1 : (NUMERALS[tens] ?? 0)) * 10 + (ones === undefined ? 0 : (NUMERALS[ones] ?? 0))
  )
}

/** The school year begins in September: 2022-03-01 lies in that of 2021. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1
}

const JUNIOR: Readonly<Record<string, number>> = { 一: 7, 二: 8, 三: 9, 1: 7, 2: 8, 3: 9 }
const wideDigits = (text: string): string =>
  text.replace(/[０-９（）]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/**
 * Junior-high grade of a cell on that day: 九年级, 9, 初三, 初中三年级, 2019级 (year of entry), 2022届 (year of leaving).
 * Other grades are told by their number; what cannot be read is `undefined`.
 */
export function readGrade(text: string, day: string): number | undefined {
  const cell = wideDigits(text).replaceAll(/\s|\(.*\)$/g, '')
  const code =
    /^(?:初中)?0?([1-9])(?:年级?)?$/.exec(cell) ?? /^(?:初中)?([一二三四五六七八九])年级$/.exec(cell)
  const junior = /^初中?([一二三123])(?:年级)?$/.exec(cell)
  if (junior !== null) return JUNIOR[junior[1] ?? '']
  if (code !== null) {
    const grade = readNumeral(code[1] ?? '') ?? 0
    return cell.startsWith('初中') && grade <= 3 ? grade + 6 : grade
  }
  const entry = /^(?:初中?)?(20\d{2})(?:级|年级?|0[89])?$/.exec(cell)
  if (entry !== null) return schoolYearOf(day) - Number(entry[1]) + 7
  const leaving = /^(?:初中?)?(20\d{2})届$/.exec(cell)
  return leaving === null ? undefined : 9 - (Number(leaving[1]) - schoolYearOf(day) - 1)
}

/** Grade by the month of entry into junior high, `201909`, `2019-09`, `2019年9月`. */
export function gradeOfEntry(text: string, day: string): number | undefined {
  const year = /^(20\d{2})(?:\D?0?[89]\D?(?:\d{1,2}\D?)?|0[89]\d{0,2})$/.exec(text)?.[1]
  return year === undefined ? undefined : schoolYearOf(day) - Number(year) + 7
}

const CLASS =
  /^(?:(?:初中?)?(?:20\d{2}级?|[七八九789一二三]年级|初[一二三])|[七八九])?[第.-]?\(?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\)?班?$/

/** 0903, 903, 201903: grade or year of entry before two digits. */
const CODED = /^(0?[789]|20\d{2})(\d{2})班?$/

/** FNV-1a, 20 bits in base 32: a short stable code for a class that has a name but no number (火箭班). */
function nameCode(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return `N${(hash % 1_048_576).toString(32).padStart(4, '0')}`
}

/**
 * The number of a class within its grade, two digits: 3班, 九(3)班, 九年级三班, 2019级3班, 0903, 903, 201903 → `03`.
 * A named class gets a letter code of its own, so that its pupils stay together.
 */
export function readClassNo(text: string, { grade, day }: { grade: number; day: string }): string {
  const cell = wideDigits(text).replaceAll(/\s/g, '')
  const year = String(schoolYearOf(day) - grade + 7)
  const [, prefix = '', own = ''] = CODED.exec(cell) ?? []
  if (own !== '' && (prefix === year || Number(prefix) === grade)) return own
  const number = readNumeral(CLASS.exec(cell)?.[1] ?? '')
  if (number !== undefined && number > 0) return String(number).padStart(2, '0')
  if (/^[0-9A-Za-z]{1,6}$/.test(cell)) return cell.toUpperCase()
  return /^[A-Za-z]班$/.test(cell) ? cell.charAt(0).toUpperCase() : nameCode(cell)
}
