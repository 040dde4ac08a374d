import { describe, expect, it } from 'vitest'
import { ascii } from '../test/built-jpeg.ts'
import { holdsScript, sniffFormat, sniffTrailing } from './sniff.ts'

const of = (text: string) => sniffFormat(Uint8Array.from(ascii(text)))

describe('what a file is by its first bytes', () => {
  it('knows pictures, papers and archives, whatever they are called', () => {
    expect(of('\xff\xd8\xff\xe0')).toBe('jpeg')
    expect(of('\x89PNG\r\n\x1a\n....')).toBe('png')
    expect(of('RIFF\x10\0\0\0WEBPVP8 ')).toBe('webp')
    expect(of('GIF89a')).toBe('gif')
    expect(of('\0\0\0\x18ftypheic')).toBe('heic')
    expect(of('\0\0\0\x18ftypavif')).toBe('avif')
    expect(of('\0\0\0\x18ftypmp42')).toBe('unknown')
    expect(of('BM\x46\0')).toBe('bmp')
    expect(of('II*\0')).toBe('tiff')
    expect(of('MM\0*')).toBe('tiff')
    expect(of('%PDF-1.7')).toBe('pdf')
    expect(of('PK\x03\x04')).toBe('zip')
  })

  it('tells nothing, text and noise apart', () => {
    expect(sniffFormat(new Uint8Array())).toBe('empty')
    expect(of('<html><body>404</body></html>')).toBe('text')
    expect(sniffFormat(new TextEncoder().encode('照片 photo'))).toBe('text')
    expect(of('\x01\x02\x03')).toBe('unknown')
    expect(of('\xff\xd8')).toBe('unknown')
  })
})

it('sees markup and script, in any case', () => {
  for (const text of ['<?php', '<?=', '<SCRIPT>', '<!DOCTYPE html>', '<svg ', 'x <iframe']) {
    expect(holdsScript(Uint8Array.from(ascii(text)))).toBe(true)
  }
  expect(holdsScript(Uint8Array.from(ascii('a < b, made by <Camera>')))).toBe(false)
})

it('calls zeros and ones behind the end padding, however many', () => {
  expect(sniffTrailing(new Uint8Array(5000))).toBe('padding')
  expect(sniffTrailing(Uint8Array.of(0xff, 0, 0xff))).toBe('padding')
  expect(sniffTrailing(Uint8Array.of(0, 0, 1))).toBe('other')
})
