import { createInterface } from 'node:readline/promises'
import { parseOrgCode } from '@zhongzhao/domain/base/ids'
import { namedPack } from '../found-packs.ts'
import { newId } from '../platform/context.ts'
import { checkPassword } from '../sign-in/password-rules.ts'
import { hashPassword } from '../sign-in/passwords.ts'
import { addStaffAccount } from '../sign-in/store-staff.ts'
import { type Given, type Run, WrongUse } from './command.ts'
import { withServices } from './with-services.ts'

/** Typed at the terminal or piped in, never an argument: arguments stand in process lists and histories. */
async function askPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question('密码：')).trim()
  } finally {
    terminal.close()
  }
}

async function wanted({ options }: Given) {
  const { roles: known } = await namedPack(process.env['SEASON'])
  const { login = '', name = '', role = '', org = '' } = options
  const found = known.find((r) => r.id === role)
  if (login === '' || name === '' || found === undefined || !parseOrgCode(org).ok) {
    const roles = known.filter((r) => r.at.length > 0).map((r) => `${r.id}（${r.title}）`)
    throw new WrongUse(
      `需要 --login 登录名 --name 姓名 --role 角色 --org 机构代码。角色：${roles.join('、')}。`,
    )
  }
  return { login, name, role: found, org }
}

/** `account add`: the first administrator of an installation; everybody else is granted by the one above (notice 三.(一)). */
export const addAccount: Run = async (given, say) => {
  const { login, name, role, org } = await wanted(given)
  const password = await askPassword()
  const fits = checkPassword(password, { numbers: [login], birthDate: undefined, names: [name] })
  if (!fits.ok) throw new WrongUse(fits.refusal.message)
  return withServices(async ({ db }) => {
    const account = { id: newId(), login, name, hash: await hashPassword(password) }
    const added = await addStaffAccount(db, account, { id: newId(), role: role.id, org, at: role.at })
    say(added === 'added' ? `已建立 ${login}（${role.title}，${org}）。` : reasons[added])
    return added === 'added' ? 0 : 1
  })
}

const reasons = {
  'no-org': '没有这个机构，或这个角色不能设在这一级。请核对 --org。',
  'login-taken': '这个登录名已有人使用，请换一个。',
} as const
