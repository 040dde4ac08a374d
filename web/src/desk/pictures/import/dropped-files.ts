import { type Chosen, chosenOf } from './chosen.ts'

function entriesOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader()
  // A reader answers at most a hundred entries at a time, and an empty list when it has no more.
  const more = async (all: readonly FileSystemEntry[]): Promise<readonly FileSystemEntry[]> => {
    const next = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    return next.length === 0 ? all : more([...all, ...next])
  }
  return more([])
}

async function filesOf(entry: FileSystemEntry): Promise<readonly Chosen[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return []
  const inside = await entriesOf(entry)
  return (await Promise.all(inside.map(filesOf))).flat()
}

/** Every file of what was dropped, folders opened all the way down. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly Chosen[]> {
  // The items are gone after the event: entries are taken before anything is awaited.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return chosenOf([...transfer.files])
  return (await Promise.all(entries.map(filesOf))).flat()
}
