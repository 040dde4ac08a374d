/** A file that was chosen or dropped, with its place in the folder. */
export interface Chosen {
  readonly path: string
  readonly file: File
}

export interface Sorted {
  readonly pictures: readonly Chosen[]
  readonly archives: readonly File[]
}

/** Files told in one request. */
export const TOLD_AT_ONCE = 500

const pathOf = (file: File) => (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath)

export const chosenOf = (files: readonly File[]): readonly Chosen[] =>
  files.map((file) => ({ path: pathOf(file), file }))

/** Archives at the top are unpacked by the server; what lies in folders goes file by file. */
export function sorted(chosen: readonly Chosen[]): Sorted {
  const isArchive = ({ path }: Chosen) => /\.zip$/i.test(path) && !path.includes('/')
  return {
    pictures: chosen.filter((one) => !isArchive(one)),
    archives: chosen.filter(isArchive).map((one) => one.file),
  }
}

export function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
