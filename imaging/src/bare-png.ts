import { joined } from './joined.ts'

const SIGNATURE = 8
/** Length, name and check sum of a chunk. */
const AROUND = 12
/** Texts, EXIF and the time of taking (PNG, third edition, 11.3): nothing that the picture is shown by. */
const told: readonly string[] = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']

/** The same PNG without the chunks that tell where, when and with what it was made; what followed the end is cut off. What is no whole
 *  PNG is answered as it came. */
export function baredPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, SIGNATURE)]
  for (let at = SIGNATURE; at + AROUND <= bytes.length;) {
    const until = at + AROUND + view.getUint32(at)
    if (until > bytes.length) return bytes
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!told.includes(name)) kept.push(bytes.subarray(at, until))
    if (name === 'IEND') return joined(kept)
    at = until
  }
  return bytes
}
