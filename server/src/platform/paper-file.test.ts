import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { carriesProgram, paperFormat } from './paper-file.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

describe('a paper that is handed in', () => {
  it('is a picture or a PDF by its bytes, whatever its name says', () => {
    expect([jpeg, png, Buffer.from('%PDF-1.7')].map(paperFormat)).toEqual(['jpeg', 'png', 'pdf'])
    for (const other of [Buffer.from('<svg>'), Buffer.from([0xff, 0xd8]), Buffer.alloc(0)])
      expect(paperFormat(other)).toBeUndefined()
  })

  it('carries nothing that runs', () => {
    expect(carriesProgram(Buffer.from('%PDF-1.7 /OpenAction << /JavaScript (app.alert(1)) >>'), 'pdf')).toBe(
      'yes',
    )
    expect(carriesProgram(Buffer.from('%PDF-1.7 /Type /Page'), 'pdf')).toBe('no')
    expect(carriesProgram(Buffer.concat([jpeg, Buffer.from('<script>')]), 'jpeg')).toBe('yes')
    expect(carriesProgram(png, 'png')).toBe('no')
  })

  it('may hold any bytes where it is coded: a photograph or a scan is never taken for a program', async () => {
    const noise = Buffer.from('<% /JS <script> /Launch '.repeat(400))
    const side = 96
    const photo = await sharp(randomBytes(side * side * 3), {
      raw: { width: side, height: side, channels: 3 },
    })
      .jpeg()
      .toBuffer()
    const scans = photo.indexOf(Buffer.of(0xff, 0xda)) + 14
    const coded = Buffer.concat([photo.subarray(0, scans), noise, photo.subarray(scans)])
    expect([photo, coded].map((bytes) => carriesProgram(bytes, 'jpeg'))).toEqual(['no', 'no'])
    const pdf = (inside: string) =>
      Buffer.from(`%PDF-1.7\n1 0 obj <<>>\nstream\n${noise}\nendstream\n${inside}`)
    expect(carriesProgram(pdf('endobj'), 'pdf')).toBe('no')
    expect(carriesProgram(pdf('/OpenAction << /S /JavaScript >>'), 'pdf')).toBe('yes')
    expect(carriesProgram(Buffer.concat([photo, Buffer.from('<script>')]), 'jpeg')).toBe('yes')
  })
})
