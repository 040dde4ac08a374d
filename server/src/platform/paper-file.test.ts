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
})
