import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

export interface SignInOrder {
  readonly port: number
  readonly clients: number
  readonly count: number
  readonly login: string
  readonly password: string
}

const { port, clients, count, login, password } = workerData as SignInOrder
const agent = new Agent({ keepAlive: true, maxSockets: clients })

/** `client`: which of the accounts, from 0. */
function signIn(client: number): Promise<void> {
  const body = JSON.stringify({ login: `${login}${client}`, password })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-requested-with': 'zhongzhao',
  }
  return new Promise((done, failed) => {
    const call = request(
      { port, host: '127.0.0.1', method: 'POST', path: '/api/sign-in', headers, agent },
      (reply) => {
        reply.resume()
        reply.on('end', () =>
          reply.statusCode === 200 ? done() : failed(new Error(`sign-in ${reply.statusCode}`)),
        )
      },
    )
    call.on('error', failed)
    call.end(body)
  })
}

let left = count
await Promise.all(
  Array.from({ length: clients }, async (_, client) => {
    while (left-- > 0) await signIn(client)
  }),
)
agent.destroy()
parentPort?.postMessage('done')
