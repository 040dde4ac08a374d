import { expect, it } from 'vitest'
import { ascii, exif, greyJpeg, jfif, segment } from '../test/built-jpeg.ts'
import { readContainer } from './container.ts'
import { walkMarkers } from './markers.ts'
import { jfifSegment, rewrapped } from './rewrap.ts'
import { followCodes } from './scan.ts'

const means = Array.from({ length: 6 }, (_, i) => 40 * i)
const app = [
  ...jfif(1, 72),
  ...exif([{ tag: 0x0112, type: 3, value: 1 }]),
  ...segment(0xfe, ascii('<?php ?>')),
  ...segment(0xe2, ascii('ICC_PROFILE\0')),
]
const original = Uint8Array.from([...greyJpeg({ width: 24, height: 16, means }, app), ...ascii('PK\x05\x06')])

it('writes eighteen bytes of JFIF', () => {
  expect(jfifSegment(300)).toHaveLength(18)
})

it('puts the density in front, drops EXIF, comments and tail, keeps the profile and every coded bit', () => {
  const bytes = rewrapped(original, walkMarkers(original), 300)
  const facts = readContainer(bytes)
  expect(facts).toMatchObject({ density: { dpi: 300, from: 'jfif' }, comments: 0, end: 'present' })
  expect(facts.exif).toBeUndefined()
  expect(facts.trailing).toBeUndefined()
  expect(walkMarkers(bytes).segments.map((s) => s.marker)).toContain(0xe2)
  const planes = (b: Uint8Array) => followCodes(b, walkMarkers(b)).planes
  expect(planes(bytes)).toEqual(planes(original))
})

it('adds the end marker that is missing', () => {
  const cut = greyJpeg({ width: 24, height: 16, means }).subarray(0, -2)
  expect(readContainer(rewrapped(cut, walkMarkers(cut), 300)).end).toBe('present')
})
