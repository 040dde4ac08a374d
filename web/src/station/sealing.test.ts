import { describe, expect, it } from 'vitest'
import { newShiftKey, opened, openedText, sealed, sealedText } from './sealing.ts'

const plain = new TextEncoder().encode('王示例')

describe('what lies in the browser during a shift (E4)', () => {
  it('is opened with the key of the shift, at its own place', async () => {
    const key = await newShiftKey()
    const closed = await sealed(key, 'account/shift/capture', plain)
    expect(new TextDecoder().decode(await opened(key, 'account/shift/capture', closed))).toBe('王示例')
    expect(await openedText(key, 'p', await sealedText(key, 'p', { name: '李' }))).toEqual({ name: '李' })
  })

  it('cannot be opened with another shift’s key, or as another account’s, and holds no readable name', async () => {
    const key = await newShiftKey()
    const closed = await sealed(key, 'account/shift/capture', plain)
    await expect(opened(await newShiftKey(), 'account/shift/capture', closed)).rejects.toThrow()
    await expect(opened(key, 'other/shift/capture', closed)).rejects.toThrow()
    expect(Buffer.from(closed.bytes).includes(Buffer.from(plain))).toBe(false)
  })

  it('has a key that cannot be read out', async () => {
    await expect(crypto.subtle.exportKey('raw', await newShiftKey())).rejects.toThrow()
  })
})
