/** What a paper may be: a picture or a PDF, told by how the bytes begin. */
export type PaperType = 'image/jpeg' | 'image/png' | 'application/pdf'

const begins: readonly (readonly [PaperType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The kind of file these bytes are; whatever its name says. Undefined: none of the three. */
export function paperTypeOf(bytes: Uint8Array): PaperType | undefined {
  return begins.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0]
}
