import { networkInterfaces } from 'node:os'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Everything the environment decides, read once at start and frozen. */
export interface Config {
  /** PORT, 8047. */
  readonly port: number
  /** HOST, 127.0.0.1: only this machine; `0.0.0.0` lets others in. */
  readonly host: string
  /** DATA_DIR, `.data` in the project: database (when ours), files, key. */
  readonly dataDir: string
  /** DATABASE_URL: the connection of the owner of a PostgreSQL elsewhere; unset: our own starts. */
  readonly databaseUrl: string | undefined
  /** APP_DATABASE_URL: the server's own login there, when the province gives two. */
  readonly appDatabaseUrl: string | undefined
  /** KEY_FILE, `<dataDir>/key`: the master key, 64 hex digits. */
  readonly keyFile: string
  /** SANDBOX=1 or 0; unset: a sandbox exactly when DATABASE_URL is unset. */
  readonly sandbox: boolean
  /** SEASON, such as `henan-2022`: the season that is worked on; unset: the one of `packs/first-season.ts`. */
  readonly season: string | undefined
  /** TRUST_PROXY: addresses or networks of the balancer in front whose forwarded headers count; unset: none. */
  readonly trustProxy: false | string
  /** LOG_LEVEL, info. */
  readonly logLevel: LogLevel
  /** PUBLIC_URL: the address that stands on slips; without a final slash. */
  readonly publicUrl: string
  /** STUDENT_STATUS_URL, STUDENT_STATUS_KEY_ID, STUDENT_STATUS_SECRET_FILE: the student-status platform; unset: none. */
  readonly studentStatus: StudentStatus | undefined
  /** TLS_CERT and TLS_KEY: PEM files, so that the server itself answers https; unset: a balancer does, or nobody. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
}

/** Where the student-status platform answers, under which name we ask; the secret lies in a file and is read when needed. */
export interface StudentStatus {
  readonly url: string
  readonly keyId: string
  readonly secretFile: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

type Environment = Readonly<Record<string, string | undefined>>

const REPOSITORY = resolve(import.meta.dirname, '..', '..', '..')

/** Reads the environment. Throws CannotStart naming the variable, what was found, and what may stand there. */
export function readConfig(env: Environment): Config {
  const dataDir = resolve(set(env, 'DATA_DIR') ?? join(REPOSITORY, '.data'))
  const databaseUrl = postgresUrl(env, 'DATABASE_URL')
  const appDatabaseUrl = postgresUrl(env, 'APP_DATABASE_URL')
  if (appDatabaseUrl !== undefined && databaseUrl === undefined) {
    throw bad(
      'APP_DATABASE_URL',
      '需要同时设置 DATABASE_URL（数据库所有者的连接）',
      'needs DATABASE_URL beside it',
    )
  }
  const host = set(env, 'HOST') ?? '127.0.0.1'
  const port = portOf(env)
  const tls = tlsOf(env)
  return Object.freeze({
    port,
    host,
    dataDir,
    databaseUrl,
    appDatabaseUrl,
    keyFile: resolve(set(env, 'KEY_FILE') ?? join(dataDir, 'key')),
    sandbox: sandboxOf(env) ?? databaseUrl === undefined,
    season: set(env, 'SEASON'),
    trustProxy: trustProxyOf(env),
    logLevel: logLevelOf(env),
    publicUrl: publicUrlOf(env) ?? `${tls === undefined ? 'http' : 'https'}://${reachableName(host)}:${port}`,
    studentStatus: studentStatusOf(env),
    tls,
  })
}

/** An empty variable counts as unset: that is what an empty line in a service file means. */
function set(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function bad(name: string, chinese: string, english: string): CannotStart {
  return new CannotStart(`环境变量 ${name} ${chinese}。 ${name} ${english}.`)
}

function portOf(env: Environment): number {
  const text = set(env, 'PORT')
  if (text === undefined) return 8047
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port
  throw bad('PORT', `应为 1 到 65535 的整数，现在是“${text}”`, 'must be a number from 1 to 65535')
}

function sandboxOf(env: Environment): boolean | undefined {
  const text = set(env, 'SANDBOX')
  if (text === undefined) return undefined
  if (text === '1' || text === '0') return text === '1'
  throw bad('SANDBOX', `应为 1（演练）或 0（正式），现在是“${text}”`, 'must be 1 (sandbox) or 0 (real)')
}

/** The value is never repeated in the sentence: it may hold a password. */
function postgresUrl(env: Environment, name: string): string | undefined {
  const text = set(env, name)
  if (text === undefined) return undefined
  if (/^postgres(ql)?:$/.test(parsed(text)?.protocol ?? '') && parsed(text)?.username !== '') return text
  throw bad(
    name,
    '应形如 postgres://用户:密码@主机:5432/数据库（密码中的特殊字符要写成 %xx）',
    'must look like postgres://user:password@host:5432/database, special characters written as %xx',
  )
}

function trustProxyOf(env: Environment): false | string {
  const text = set(env, 'TRUST_PROXY')
  if (text === undefined || text === '0') return false
  const networks = text.split(',').map((part) => part.trim())
  if (networks.every((network) => isNetwork(network))) return networks.join(',')
  throw bad(
    'TRUST_PROXY',
    `应为前置代理的地址或网段，用逗号分开，如 10.0.0.5,10.1.0.0/16，现在是“${text}”`,
    'must list addresses or networks of the balancer, such as 10.0.0.5,10.1.0.0/16',
  )
}

function isNetwork(text: string): boolean {
  if (text === 'loopback') return true
  const [address = '', bits, ...rest] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return (
    rest.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

function logLevelOf(env: Environment): LogLevel {
  const text = set(env, 'LOG_LEVEL') ?? 'info'
  const level = LOG_LEVELS.find((known) => known === text)
  if (level !== undefined) return level
  throw bad(
    'LOG_LEVEL',
    `应为 ${LOG_LEVELS.join('、')} 之一，现在是“${text}”`,
    `must be one of ${LOG_LEVELS.join(', ')}`,
  )
}

function publicUrlOf(env: Environment): string | undefined {
  const text = set(env, 'PUBLIC_URL')
  if (text === undefined) return undefined
  if (/^https?:$/.test(parsed(text)?.protocol ?? '')) return text.replace(/\/+$/, '')
  throw bad(
    'PUBLIC_URL',
    `应为考生打开的网址，如 https://zz.example.cn，现在是“${text}”`,
    'must be the address people open',
  )
}

function studentStatusOf(env: Environment): StudentStatus | undefined {
  const names = ['STUDENT_STATUS_URL', 'STUDENT_STATUS_KEY_ID', 'STUDENT_STATUS_SECRET_FILE'] as const
  const [url, keyId, secretFile] = names.map((name) => set(env, name))
  if (url === undefined && keyId === undefined && secretFile === undefined) return undefined
  if (url === undefined || keyId === undefined || secretFile === undefined) {
    const missing = names.filter((name) => set(env, name) === undefined).join('、')
    throw bad(missing, '需要同时设置（学籍平台的地址、密钥编号、密钥文件）', 'is needed beside the others')
  }
  if (!/^https?:$/.test(parsed(url)?.protocol ?? ''))
    throw bad(names[0], `应为学籍平台的网址，现在是“${url}”`, 'must be the address of the platform')
  return { url: url.replace(/\/+$/, ''), keyId, secretFile: resolve(secretFile) }
}

function tlsOf(env: Environment): Config['tls'] {
  const [cert, key] = [set(env, 'TLS_CERT'), set(env, 'TLS_KEY')]
  if (cert === undefined && key === undefined) return undefined
  if (cert !== undefined && key !== undefined) return { cert: resolve(cert), key: resolve(key) }
  const [missing, other] = cert === undefined ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT']
  throw bad(
    missing,
    `需要与 ${other} 同时设置（PEM 文件的路径）`,
    `is needed beside ${other}: the path of a PEM file`,
  )
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** For a server that listens on every address: the first that another machine could use. */
function reachableName(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
