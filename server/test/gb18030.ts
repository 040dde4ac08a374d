/** Node reads GB 18030 and does not write it: the other way round, by asking its reader. */
const decoder = new TextDecoder('gb18030')
const bytesOf = new Map<string, readonly number[]>()

function learn(bytes: readonly number[]): void {
  const character = decoder.decode(Uint8Array.from(bytes))
  if (!character.includes('\ufffd') && !bytesOf.has(character)) bytesOf.set(character, bytes)
}
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) learn([lead, trail])

/** The n-th four-byte code of a plane's run. */
const fourBytes = (lead: number, n: number): readonly number[] => [
  lead + Math.floor(n / 12_600),
  0x30 + (Math.floor(n / 1260) % 10),
  0x81 + (Math.floor(n / 10) % 126),
  0x30 + (n % 10),
]
for (let n = 0; n < 39_420; n++) learn(fourBytes(0x81, n))

/** A text as a Chinese Windows writes it (GB 18030-2022): one, two or four bytes each. */
export function gb18030(text: string): Buffer {
  const bytes = [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) return [point]
    if (point >= 0x10000) return fourBytes(0x90, point - 0x10000)
    const known = bytesOf.get(character)
    if (known === undefined) throw new Error(`no GB 18030 for U+${point.toString(16)}`)
    return known
  })
  return Buffer.from(bytes)
}
