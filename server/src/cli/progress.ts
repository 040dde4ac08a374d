/** How far it is, on one line of a terminal; silent where nobody looks. Without `of` it is not known how much there is. `done` ends
 *  the line. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let written = false
  const tell = (what: string, at: number, of?: number) => {
    if (!stream.isTTY) return
    written = true
    const share = of === undefined || of === 0 ? 0 : Math.min(at / of, 1)
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '·')
    const text = of === undefined ? `${at} 行` : `${bar} ${Math.floor(share * 100)}%  ${at} / ${of}`
    // The rest of a longer line before is cleared.
    stream.write(`\r${what} ${text}\u001b[K`)
  }
  const done = () => {
    if (written) stream.write('\n')
    written = false
  }
  return { tell, done }
}
