import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Config } from '@zhongzhao/server/platform/config'
import { startSource } from '../student-status-source/source.ts'
import { numberBeside } from './doubles.ts'
import { madeUpOrgs } from './divisions.ts'
import { sandboxPupils } from './pupils.ts'

const FIRST = '2141010501'

/** A student-status platform beside the sandbox: it knows the sandbox's pupils, some otherwise than they were imported, and twenty
 *  more. It lives in this process, and its secret in a file for a while. */
export async function sandboxUpstream(): Promise<
  Pick<Config, 'studentStatus'> & { readonly stopUpstream: () => Promise<void> }
> {
  const secret = randomBytes(24).toString('hex')
  // Not in the data folder: that must be empty before its first start.
  const secretFile = join(mkdtempSync(join(tmpdir(), 'zz-student-status-')), 'secret')
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 })
  const own = [...sandboxPupils()]
  const schools = madeUpOrgs.filter((org) => org.kind === 'school').map((org) => org.code)
  const { url, feed, stop } = await startSource({
    pupils: 20,
    own,
    schools: [FIRST],
    keyId: 'sandbox',
    secret,
  })
  // Every fourth pupil of the first school is known by another first name upstream, so that confirmed and untouched ones are among them.
  for (let index = 0; index < 40; index += 4)
    feed.change('changed', index, { 姓名: `${[...(own[index]?.姓名 ?? '王')][0] ?? '王'}示例` })
  for (const index of [2, 22]) feed.change('left', index)
  // A number that was corrected there; who has confirmed is asked first.
  const numbered = own[34]?.身份证件号 ?? ''
  feed.change('changed', 34, { 身份证件号: numberBeside(numbered, 40) })
  const other = schools.find((code) => code !== FIRST) ?? FIRST
  for (const index of [6, 26]) feed.change('moved', index, { 学校标识码: other })
  return { studentStatus: { url, keyId: 'sandbox', secretFile }, stopUpstream: stop }
}
