import { openRun, sendArchive } from '@zhongzhao/api/picture-runs'
import { call, intentKey } from '../../../shared/call.ts'
import type { Door } from '../door.ts'
import { type Chosen, sorted } from './chosen.ts'
import { bringAndKeep } from './sender.ts'

interface Beginning {
  readonly door: Door
  readonly way: 'number' | 'order'
  readonly org: string
  readonly chosen: readonly Chosen[]
}

async function beginOne({ door, way, org }: Beginning): Promise<string> {
  const id = intentKey()
  await call(openRun, { id, door, way, org }, { retries: 2 })
  return id
}

/** Begins an import: the files of folders in one run, each ZIP in its own. Answers the run to look at. */
export async function begin(beginning: Beginning): Promise<string | undefined> {
  const { pictures, archives } = sorted(beginning.chosen)
  const begun: string[] = []
  if (pictures.length > 0) {
    const id = await beginOne(beginning)
    bringAndKeep(id, pictures)
    begun.push(id)
  }
  for (const file of archives) {
    const id = await beginOne(beginning)
    await call(sendArchive, { id }, { attachment: { part: 'archive', file, name: 'pictures.zip' } })
    begun.push(id)
  }
  return begun[0]
}
