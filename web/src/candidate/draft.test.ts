import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CallLost, CallRefused } from '../shared/call.ts'
import { DraftKeeper, type DraftPort, type KeptDraft, type Rows, TYPING_PAUSE } from './draft.ts'

interface Sent {
  readonly rows: Rows
  readonly version: number
  readonly key: string
}

/** A server that keeps one draft: refuses an older version, and answers a repeated key without doing it again. */
function server() {
  const seen = new Map<string, { version: number; at: number }>()
  const sent: Sent[] = []
  const state = { version: 0, rows: [] as Rows, losing: 'nothing' as 'nothing' | 'requests' | 'replies' }
  const send: DraftPort['send'] = async (rows, version, key) => {
    sent.push({ rows, version, key })
    if (state.losing === 'requests') throw new CallLost()
    const known = seen.get(key)
    if (known === undefined && version !== state.version) {
      const said = {
        code: 'VERSION-STALE',
        message: '刚刚在别处改过。',
        params: {},
        status: 409,
        requestId: '',
      }
      throw new CallRefused(said)
    }
    if (known === undefined) Object.assign(state, { version: version + 1, rows })
    const answer = known ?? { version: state.version, at: 1000 + state.version }
    seen.set(key, answer)
    if (state.losing === 'replies') throw new CallLost()
    return answer
  }
  return { send, sent, state }
}

function world(start: { rows: Rows; held: Rows; version: number } = { rows: [{}], held: [{}], version: 0 }) {
  const there = server()
  const kept: { draft: KeptDraft | undefined } = { draft: undefined }
  const keeper = new DraftKeeper(
    {
      send: there.send,
      keep: (draft) => {
        kept.draft = draft
      },
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
    },
    start,
  )
  return { ...there, keeper, kept }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const typed = (text: string): Rows => [{ homeAddress: text }]

it('leaves one pause after the last key, once for a whole word', async () => {
  const { keeper, sent } = world()
  keeper.edit(typed('郑'))
  keeper.edit(typed('郑州'))
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE - 1)
  expect(sent).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent.map((s) => s.rows)).toEqual([typed('郑州')])
  expect(keeper.read().status).toEqual({ kind: 'saved', at: 1001 })
  expect(keeper.settled()).toBe(true)
})

it('keeps every change in the browser at once, and nothing after the server has it', async () => {
  const { keeper, kept } = world()
  keeper.edit(typed('䶮𬱖'))
  expect(kept.draft).toEqual({ rows: typed('䶮𬱖'), base: [{}], version: 0 })
  await keeper.flush()
  expect(kept.draft).toBeUndefined()
})

it('says so when the network is gone, and sends by itself when it is back', async () => {
  const { keeper, state, kept } = world()
  state.losing = 'requests'
  keeper.edit(typed('郑州'))
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE)
  expect(keeper.read().status.kind).toBe('offline')
  expect(kept.draft?.rows).toEqual(typed('郑州'))
  state.losing = 'nothing'
  await vi.advanceTimersByTimeAsync(4000)
  expect(keeper.read().status.kind).toBe('saved')
  expect(state.rows).toEqual(typed('郑州'))
})

it('repeats a lost reply with the same key before it sends what was typed since', async () => {
  const { keeper, state, sent } = world()
  state.losing = 'replies'
  keeper.edit(typed('郑'))
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE)
  keeper.edit(typed('郑州'))
  state.losing = 'nothing'
  await keeper.flush()
  expect(sent[1]?.key).toBe(sent[0]?.key)
  expect(sent[1]?.rows).toEqual(typed('郑'))
  expect(sent.at(-1)).toMatchObject({ rows: typed('郑州'), version: 1 })
  expect(state).toMatchObject({ version: 2, rows: typed('郑州') })
})

it('does not write over what another device saved: it stops, keeps mine, and waits for a choice', async () => {
  const { keeper, state, sent, kept } = world()
  Object.assign(state, { version: 5, rows: typed('洛阳') })
  keeper.edit(typed('郑州'))
  await keeper.flush()
  expect(keeper.read()).toEqual({ rows: typed('郑州'), status: { kind: 'stale' } })
  keeper.edit(typed('郑州市'))
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE * 2)
  expect(sent).toHaveLength(1)
  expect(kept.draft?.rows).toEqual(typed('郑州市'))
  keeper.restart({ rows: typed('郑州市'), held: typed('洛阳'), version: 5 })
  await keeper.flush()
  expect(state).toMatchObject({ version: 6, rows: typed('郑州市') })
})

it('shows the sentence of a refusal and does not ask again by itself', async () => {
  const { keeper, state, sent } = world()
  state.version = 0
  const closed = new CallRefused({
    code: 'TIME-CLOSED',
    message: '现在不能填报和确认。',
    params: {},
    status: 409,
    requestId: '',
  })
  const refusing = new DraftKeeper(
    { send: () => Promise.reject(closed), keep: () => undefined, later: () => () => undefined },
    { rows: [{}], held: [{}], version: 0 },
  )
  refusing.edit(typed('郑州'))
  await refusing.flush()
  expect(refusing.read().status).toEqual({ kind: 'refused', message: '现在不能填报和确认。' })
  expect(keeper.settled()).toBe(true)
  expect(sent).toHaveLength(0)
})

it('is clean again when a change is taken back before it left', async () => {
  const { keeper, sent } = world({ rows: typed('甲'), held: typed('甲'), version: 3 })
  keeper.edit(typed('乙'))
  keeper.edit(typed('甲'))
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE * 2)
  expect(keeper.read().status.kind).toBe('clean')
  expect(sent).toHaveLength(0)
})

it('sends what an earlier visit could not', async () => {
  const { state } = world({ rows: typed('旧'), held: [{}], version: 0 })
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE)
  expect(state.rows).toEqual(typed('旧'))
})

it('forgets an answer that comes after a restart', async () => {
  const answers: ((answer: { version: number; at: number }) => void)[] = []
  const slow = new DraftKeeper(
    {
      send: () => new Promise((resolve) => answers.push(resolve)),
      keep: () => undefined,
      later: () => () => undefined,
    },
    { rows: [{}], held: [{}], version: 0 },
  )
  slow.edit(typed('甲'))
  const flying = slow.flush()
  slow.restart({ rows: typed('乙'), held: typed('乙'), version: 9 })
  answers[0]?.({ version: 1, at: 1 })
  await flying
  expect(slow.read()).toEqual({ rows: typed('乙'), status: { kind: 'clean' } })
  expect(slow.held).toEqual(typed('乙'))
})
