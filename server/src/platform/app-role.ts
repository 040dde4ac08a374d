import { createHmac, randomBytes } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { CannotStart, codeOf } from './cannot-start.ts'
import { whyUnreachable, withLogin } from './database-url.ts'

/** The login of the server: it owns nothing and changes no schema; what it may touch is granted by the migrations. */
export const APP_ROLE = 'zhongzhao_app'

/**
 * The server's connection when only the owner's is given: same place, login `zhongzhao_app`, a password that follows
 * from the owner's, so that it need not be kept anywhere and is the same for every process of the installation.
 */
export function appUrlFor(ownerUrl: string): string {
  const { password } = new URL(ownerUrl)
  const own =
    password === ''
      ? randomBytes(24)
      : createHmac('sha256', decodeURIComponent(password)).update(APP_ROLE).digest()
  return withLogin(ownerUrl, { user: APP_ROLE, password: own.toString('hex') })
}

/** Makes the role and lets it in, without any right to create; then proves that `appUrl` opens. */
export async function ensureAppRole(owner: Client, { appUrl }: { readonly appUrl: string }): Promise<void> {
  await createRole(owner)
  await shutOut(owner)
  const role = decodeURIComponent(new URL(appUrl).username)
  if (role !== APP_ROLE) await owner.query(`GRANT ${APP_ROLE} TO ${escapeIdentifier(role)}`)
  if ((await whyUnreachable(appUrl)) !== undefined && role === APP_ROLE) await setPassword(owner, appUrl)
  const reason = await whyUnreachable(appUrl)
  if (reason === undefined) return
  throw new CannotStart(
    `数据库不接受应用账户 ${role} 登录（${reason}）。请由数据库管理员建立登录角色 ${APP_ROLE}，并在 APP_DATABASE_URL 中给出它的连接。` +
      ` The database does not let ${role} in: create the login role ${APP_ROLE} and give its connection in APP_DATABASE_URL.`,
  )
}

async function createRole(owner: Client): Promise<void> {
  try {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE])
    if (rowCount === 0) await owner.query(`CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`)
  } catch (error) {
    // Roles belong to the whole server: another database of it may have made this one in the same moment.
    if (codeOf(error) === '42710' || codeOf(error) === '23505') return
    if (codeOf(error) !== '42501') throw error
    throw new CannotStart(
      `数据库所有者不能建立角色 ${APP_ROLE}。请由管理员执行 CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '…'，并设置 APP_DATABASE_URL。` +
        ` The owner may not create the role ${APP_ROLE}: have it created, and set APP_DATABASE_URL.`,
    )
  }
}

async function shutOut(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
  const database = escapeIdentifier(rows[0]?.name ?? '')
  await owner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${APP_ROLE};
    REVOKE CREATE, TEMPORARY ON DATABASE ${database} FROM PUBLIC, ${APP_ROLE};
    GRANT CONNECT ON DATABASE ${database} TO ${APP_ROLE};
    GRANT USAGE ON SCHEMA public TO ${APP_ROLE};`)
}

/** Fails quietly where the owner may not: the caller tries the connection and says so. */
async function setPassword(owner: Client, appUrl: string): Promise<void> {
  const password = decodeURIComponent(new URL(appUrl).password)
  try {
    await owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${escapeLiteral(password)}`)
  } catch (error) {
    if (codeOf(error) !== '42501' && !String(error).includes('concurrently updated')) throw error
  }
}
