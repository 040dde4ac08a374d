/** A line of a public list: what may be shown of one candidate, and nothing else. */
export interface PublicLine {
  readonly className: string
  readonly name: string
  readonly numberEnd: string
  readonly result: string
}

/** A line and whose it is. */
export interface OwnedLine extends PublicLine {
  readonly registration: string
}

const COVER = '*'
const DOT = '·'

/** A name as it is made public: 王*, 欧*华, 买***·木: the first character and, of three or more, the last stay. By code points, so
 *  that a rare character counts as one. */
export function publicName(name: string): string {
  const characters = [...name]
  const last = characters.length - 1
  return characters
    .map((one, at) => (at === 0 || one === DOT || (at === last && last > 1) ? one : COVER))
    .join('')
}

/** The last four digits of a registration number (报名序号): tells two of one covered name apart, and is nobody's identity number. */
export function numberEnd(number: string): string {
  return number.slice(-4)
}

export function publicLine(of: {
  readonly className: string
  readonly name: string
  readonly number: string
  readonly result: string
}): PublicLine {
  return {
    className: of.className,
    name: publicName(of.name),
    numberEnd: numberEnd(of.number),
    result: of.result,
  }
}

/** How many lines of a list that was prepared would read otherwise, be gone or be new if it were prepared now. */
export function changedLines(prepared: readonly OwnedLine[], now: readonly OwnedLine[]): number {
  const said = ({ registration, className, name, numberEnd, result }: OwnedLine) =>
    [registration, className, name, numberEnd, result].join('\n')
  const [before, after] = [new Set(prepared.map(said)), new Set(now.map(said))]
  const others = new Set([...before.symmetricDifference(after)].map((line) => line.split('\n')[0]))
  return others.size
}
