import { type DBSchema, type IDBPDatabase, deleteDB, openDB } from 'idb'
import type { Station } from './queue.ts'
import { type Sealed, newShiftKey, opened, openedText, sealed, sealedText } from './sealing.ts'
import type { Capture, Shift } from './shift.ts'

const NAME = 'zhongzhao-station'

interface KeptShift {
  readonly id: string
  readonly account: string
  readonly key: CryptoKey
  /** Shift and `again`, sealed. */
  readonly list: Sealed
}

interface KeptCapture {
  readonly capture: string
  readonly at: number
  /** Capture without bytes, sealed. */
  readonly meta: Sealed
  readonly frame: Sealed
  readonly preview: Sealed
}

interface Schema extends DBSchema {
  shift: { key: string; value: KeptShift }
  captures: { key: string; value: KeptCapture }
}

/** The bytes of one capture: the camera's whole frame (the original), and the cut-out picture to look at. */
export interface CaptureBytes {
  readonly frame: Uint8Array<ArrayBuffer>
  readonly preview: Uint8Array<ArrayBuffer>
}

/** On disk before the call returns, also when the machine loses power right after (E4). */
const DURABLE = { durability: 'strict' } as const

/** The open shift of this browser: what is told to be kept here survives closing, and nothing does after `end`. */
export interface ShiftStore {
  readonly station: Station
  readonly add: (capture: Capture, bytes: CaptureBytes) => Promise<void>
  /** Writes down what has changed from `before` to `now`. */
  readonly follow: (before: Station, now: Station) => Promise<void>
  readonly bytesOf: (capture: string) => Promise<CaptureBytes>
  readonly end: () => Promise<void>
}

const database = () =>
  openDB<Schema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('shift', { keyPath: 'id' })
      db.createObjectStore('captures', { keyPath: 'capture' })
    },
  })

interface Open {
  readonly db: IDBPDatabase<Schema>
  readonly key: CryptoKey
  readonly shift: Pick<Shift, 'id' | 'account'>
}

const listPlace = ({ shift }: Open) => `${shift.account}/${shift.id}`
const place = (open: Open, capture: string, part: string) => `${listPlace(open)}/${capture}/${part}`

async function saveList(open: Open, { shift, again }: Station): Promise<void> {
  const list = await sealedText(open.key, listPlace(open), { shift, again })
  const { id, account } = open.shift
  const write = open.db.transaction('shift', 'readwrite', DURABLE)
  await Promise.all([write.store.put({ id, account, key: open.key, list }), write.done])
}

const metaOf = (open: Open, capture: Capture) =>
  sealedText(open.key, place(open, capture.capture, 'meta'), capture)

async function addCapture(open: Open, capture: Capture, { frame, preview }: CaptureBytes): Promise<void> {
  const { capture: id, at } = capture
  const kept: KeptCapture = {
    capture: id,
    at,
    meta: await metaOf(open, capture),
    frame: await sealed(open.key, place(open, id, 'frame'), frame),
    preview: await sealed(open.key, place(open, id, 'preview'), preview),
  }
  const write = open.db.transaction('captures', 'readwrite', DURABLE)
  await Promise.all([write.store.put(kept), write.done])
}

async function saveMeta(open: Open, capture: Capture): Promise<void> {
  const meta = await metaOf(open, capture)
  const write = open.db.transaction('captures', 'readwrite', DURABLE)
  const kept = await write.store.get(capture.capture)
  if (kept !== undefined) await write.store.put({ ...kept, meta })
  await write.done
}

async function follow(open: Open, before: Station, now: Station): Promise<void> {
  if (before.shift !== now.shift || before.again !== now.again) await saveList(open, now)
  const known = new Map(before.captures.map((one) => [one.capture, one]))
  for (const one of now.captures) {
    const was = known.get(one.capture)
    // `sending` is of the moment: after a restart it waits.
    if (was !== undefined && was !== one && one.state !== 'sending') await saveMeta(open, one)
    known.delete(one.capture)
  }
  for (const gone of known.keys()) await open.db.delete('captures', gone)
}

async function bytesOf(open: Open, capture: string): Promise<CaptureBytes> {
  const kept = await open.db.get('captures', capture)
  if (kept === undefined) throw new Error('station: a capture without bytes')
  return {
    frame: await opened(open.key, place(open, capture, 'frame'), kept.frame),
    preview: await opened(open.key, place(open, capture, 'preview'), kept.preview),
  }
}

function storeOver(open: Open, station: Station): ShiftStore {
  return {
    station,
    add: (capture, bytes) => addCapture(open, capture, bytes),
    follow: (before, now) => follow(open, before, now),
    bytesOf: (capture) => bytesOf(open, capture),
    end: async () => {
      open.db.close()
      await deleteDB(NAME)
    },
  }
}

/** The shift that this browser was left with, with everything that waits; undefined when there is none. */
export async function reopenShift(): Promise<ShiftStore | undefined> {
  const db = await database()
  const [kept] = await db.getAll('shift')
  if (kept === undefined) {
    db.close()
    await deleteDB(NAME)
    return undefined
  }
  const open: Open = { db, key: kept.key, shift: kept }
  const list = (await openedText(kept.key, listPlace(open), kept.list)) as Pick<Station, 'shift' | 'again'>
  const rows = (await db.getAll('captures')).toSorted((a, b) => a.at - b.at)
  const captures: Capture[] = []
  for (const row of rows) {
    const one = (await openedText(kept.key, place(open, row.capture, 'meta'), row.meta)) as Capture
    captures.push(one.state === 'sending' ? { ...one, state: 'waiting' } : one)
  }
  return storeOver(open, { ...list, captures })
}

/** Begins a shift: a new key, and the class list on disk before anybody is photographed. */
export async function beginShift(shift: Shift): Promise<ShiftStore> {
  const db = await database()
  const open: Open = { db, key: await newShiftKey(), shift }
  const station: Station = { shift, captures: [], again: {} }
  await saveList(open, station)
  // Without this the browser may clear us when the disk gets full.
  await navigator.storage?.persist?.().catch(() => false)
  return storeOver(open, station)
}
