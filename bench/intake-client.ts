import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { BenchPupil } from './people.ts'

/** What the clients are told. */
export interface ClientOrder {
  readonly port: number
  readonly clients: number
  readonly pupils: readonly BenchPupil[]
  readonly school: string
  readonly portrait: Uint8Array
  readonly document: Uint8Array
  readonly sections: Readonly<Record<string, readonly Record<string, string>[]>>
}

const order = workerData as ClientOrder
const agent = new Agent({ keepAlive: true, maxSockets: order.clients })

function send(
  path: string,
  { token, body, type }: { token: string; body: Buffer; type: string },
): Promise<Record<string, unknown>> {
  return new Promise((done, failed) => {
    const headers = {
      'content-type': type,
      'content-length': body.length,
      cookie: `zz_session=${token}`,
      'x-requested-with': 'zhongzhao',
      'idempotency-key': randomUUID(),
    }
    const call = request(
      { port: order.port, host: '127.0.0.1', method: 'POST', path: `/api${path}`, headers, agent },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (reply.statusCode === 200) done(JSON.parse(text) as Record<string, unknown>)
          else
            failed(
              new Error(`${path.replace(/[0-9a-f-]{36}/g, ':id')} ${reply.statusCode} ${text.slice(0, 200)}`),
            )
        })
      },
    )
    call.on('error', failed)
    call.end(body)
  })
}

const json = (path: string, token: string, value: unknown) =>
  send(path, { token, body: Buffer.from(JSON.stringify(value)), type: 'application/json' })

function picture(path: string, bytes: Uint8Array) {
  const boundary = 'zhongzhaobench'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="input"\r\n\r\n{}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="p.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return send(path, { token: order.school, body, type: `multipart/form-data; boundary=${boundary}` })
}

async function submit({ id, token }: BenchPupil): Promise<void> {
  let version = 0
  for (const [form, rows] of Object.entries(order.sections))
    await json(`/registrations/${id}/sections/${form}`, token, { version: 0, rows })
  await picture(`/registrations/${id}/pictures/portrait`, order.portrait)
  await picture(`/registrations/${id}/pictures/document`, order.document)
  // rostered 1, three sections, two pictures.
  version = 6
  await json(`/registrations/${id}/confirm`, token, { version })
}

const waiting = [...order.pupils]
const times: number[] = []

async function client(): Promise<void> {
  for (let pupil = waiting.pop(); pupil !== undefined; pupil = waiting.pop()) {
    const began = performance.now()
    await submit(pupil)
    times.push(performance.now() - began)
  }
}

await Promise.all(Array.from({ length: order.clients }, client))
agent.destroy()
parentPort?.postMessage(times)
