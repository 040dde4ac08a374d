import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'

function pem(name: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new CannotStart(
      `读不到 ${name} 指的文件（${path}），请检查路径和权限。 ${name}: the file cannot be read.`,
    )
  }
}

/** What makes Fastify answer https itself, for a school without a balancer in front: a camera needs a secure page (E3).
 *  Nothing without TLS_CERT and TLS_KEY. Throws CannotStart. */
export function tlsServer({ tls }: Pick<Config, 'tls'>) {
  if (tls === undefined) return {}
  const [cert, key] = [pem('TLS_CERT', tls.cert), pem('TLS_KEY', tls.key)]
  try {
    return { serverFactory: (handler: RequestListener) => createServer({ cert, key }, handler) }
  } catch {
    throw new CannotStart('TLS_CERT 与 TLS_KEY 不是一对 PEM 文件。 TLS_CERT and TLS_KEY do not match.')
  }
}
