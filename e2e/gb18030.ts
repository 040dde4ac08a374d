/** Every character of the first plane to its bytes, read off the decoder itself; built once. */
let known: ReadonlyMap<string, Buffer> | undefined

function table(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const map = new Map<string, Buffer>()
  const learn = (bytes: Buffer) => {
    try {
      const character = decoder.decode(bytes)
      if (!map.has(character)) map.set(character, bytes)
    } catch {
      // No character has these bytes.
    }
  }
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) learn(Buffer.of(a, b))
  for (let i = 0; i < 39_420; i++) learn(fourBytes(i))
  return map
}

/** Four-byte code number `i` counted from 81 30 81 30. */
function fourBytes(i: number): Buffer {
  const d = i % 10
  const c = Math.floor(i / 10) % 126
  const b = Math.floor(i / 1260) % 10
  return Buffer.of(0x81 + Math.floor(i / 12_600), 0x30 + b, 0x81 + c, 0x30 + d)
}

/** Text as the student-status system writes it (GB 18030). */
export function gb18030(text: string): Buffer {
  known ??= table()
  const held = known
  return Buffer.concat(
    [...text].map((character) => {
      const point = character.codePointAt(0) ?? 0
      if (point < 0x80) return Buffer.of(point)
      const bytes = point > 0xffff ? fourBytes(189_000 + point - 0x10000) : held.get(character)
      if (bytes === undefined) throw new Error('not a character of GB 18030')
      return bytes
    }),
  )
}
