import { expect, it } from 'vitest'
import { ascii, exif, greyJpeg, jfif, segment } from '../test/built-jpeg.ts'
import { readContainer } from './container.ts'
import { walkMarkers } from './markers.ts'
import { bared, jfifSegment, rewrapped } from './rewrap.ts'
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

const GPS = 0x8825
const turnedPhoto = (orientation: number) =>
  Uint8Array.from(
    greyJpeg({ width: 24, height: 16, means }, [
      ...jfif(1, 72),
      ...exif([
        { tag: 0x0112, type: 3, value: orientation },
        { tag: GPS, type: 3, value: 1 },
      ]),
      ...segment(0xe2, ascii('ICC_PROFILE\0')),
      ...segment(0xe2, ascii('MPF\0')),
      ...segment(0xed, ascii('Photoshop 3.0\0')),
      ...segment(0xfe, ascii('taken at home')),
    ]),
  )

it('bares a photograph of where and when it was taken; which side is up, density, profile and every coded bit stay', () => {
  const photo = turnedPhoto(6)
  const bytes = bared(photo)
  expect(readContainer(bytes)).toMatchObject({
    orientation: 6,
    density: { dpi: 72 },
    end: 'present',
    comments: 0,
  })
  expect(Buffer.from(bytes).includes(Buffer.of(0x88, 0x25))).toBe(false)
  const markers = walkMarkers(bytes).segments.map((s) => s.marker)
  expect(markers.filter((marker) => marker >= 0xe0).toSorted()).toEqual([0xe0, 0xe1, 0xe2])
  expect(markers[0]).toBe(0xe0)
  const planes = (b: Uint8Array) => followCodes(b, walkMarkers(b)).planes
  expect(planes(bytes)).toEqual(planes(photo))
  expect(bared(bytes)).toEqual(bytes)
})

it('writes no EXIF for what stands upright, and touches nothing that is no JPEG', () => {
  expect(walkMarkers(bared(turnedPhoto(1))).segments.map((s) => s.marker)).not.toContain(0xe1)
  const other = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
  expect(bared(other)).toBe(other)
})
