import { describe, expect, it } from 'vitest'
import { chosenOf, chunks, sorted } from './chosen.ts'

const inFolder = (path: string) => {
  const file = new File(['x'], path.split('/').at(-1) ?? '')
  Object.defineProperty(file, 'webkitRelativePath', { value: path.includes('/') ? path : '' })
  return file
}

describe('what was dropped for an import (E5)', () => {
  it('goes file by file with its place in the folder; archives at the top go to the server whole', () => {
    const { pictures, archives } = sorted(
      chosenOf(['照片/九1班/a.jpg', 'b.jpg', '照片.ZIP', '照片/旧.zip'].map(inFolder)),
    )
    // An archive inside a folder is told as what it is, not opened.
    expect(pictures.map((one) => one.path)).toEqual(['照片/九1班/a.jpg', 'b.jpg', '照片/旧.zip'])
    expect(archives.map((file) => file.name)).toEqual(['照片.ZIP'])
  })
  it('is told a piece at a time, none left out', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(chunks([], 2)).toEqual([])
  })
})
