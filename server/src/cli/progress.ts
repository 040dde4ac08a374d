/** How far it is, on one line of a terminal; silent where nobody looks. `done` ends the line. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  const tell = (what: string, at: number, of: number) => {
    if (!stream.isTTY) return
    const share = of === 0 ? 0 : Math.min(at / of, 1)
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '·')
    stream.write(`\r${what} ${bar} ${Math.floor(share * 100)}%  ${at} / ${of}`)
  }
  const done = () => {
    if (stream.isTTY) stream.write('\n')
  }
  return { tell, done }
}
