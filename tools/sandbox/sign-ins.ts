import { ENTERING_POINT, enteredPeople } from './entered.ts'
import { returningPupils, thirdClassRow } from './returning-pupils.ts'
import { sandboxPupils, PUPILS_PER_CLASS } from './pupils.ts'

/** A made-up sign-in, shown on the first page of a sandbox (K6). */
export interface SandboxSignIn {
  readonly role: string
  readonly org: string
  readonly login: string
  readonly password: string
  readonly note: string
}

/** A made-up member of staff: an account, one grant. */
export interface MadeUpStaff {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly title: string
  readonly org: string
  readonly orgName: string
  readonly password: string
  readonly note: string
}

const staff = (
  login: string,
  [role, title]: readonly [string, string],
  { org, orgName, name, note = '' }: { org: string; orgName: string; name: string; note?: string },
): MadeUpStaff => ({ login, role, title, org, orgName, name, note, password: `yanlian-${login}` })

/** One for each role and each kind of place. */
export const madeUpStaff: readonly MadeUpStaff[] = [
  staff('province', ['province-admin', '省级管理员'], {
    org: '41',
    orgName: '河南省',
    name: '演练省管',
    note: '可以调整演练时间',
  }),
  staff('province2', ['province-admin', '省级管理员'], {
    org: '41',
    orgName: '河南省',
    name: '演练省管二',
    note: '结束招生年度：一人提出，另一人批准',
  }),
  staff('city', ['city-admin', '省辖市管理员'], { org: '41/4101', orgName: '郑州市', name: '演练市管' }),
  staff('city2', ['city-admin', '省辖市管理员'], {
    org: '41/4101',
    orgName: '郑州市',
    name: '演练市管二',
    note: '照顾名单由一人导入，另一人审核',
  }),
  staff('system', ['system-admin', '系统管理员'], {
    org: '41',
    orgName: '河南省',
    name: '演练系统管理',
    note: '三员之一',
  }),
  staff('security', ['security-admin', '安全管理员'], {
    org: '41',
    orgName: '河南省',
    name: '演练安全管理',
    note: '三员之一',
  }),
  staff('audit', ['audit-admin', '安全审计员'], {
    org: '41',
    orgName: '河南省',
    name: '演练安全审计',
    note: '三员之一',
  }),
  staff('jiyuan', ['city-admin', '省辖市管理员'], {
    org: '41/419001',
    orgName: '济源示范区',
    name: '演练济源',
    note: '不设县区',
  }),
  staff('county', ['county-admin', '县（区）管理员'], {
    org: '41/4101/410105',
    orgName: '金水区',
    name: '演练区管',
    note: '一个文件导入全区名册',
  }),
  staff('county2', ['county-admin', '县（区）管理员'], {
    org: '41/4101/410105',
    orgName: '金水区',
    name: '演练区管二',
    note: '两人办公：一人申请，另一人批准',
  }),
  staff('zhongyuan', ['county-admin', '县（区）管理员'], {
    org: '41/4101/410102',
    orgName: '中原区',
    name: '演练中原',
  }),
  staff('gongyi', ['county-admin', '县（区）管理员'], {
    org: '41/410181',
    orgName: '巩义市',
    name: '演练巩义',
    note: '省直管县（市）',
  }),
  staff('school', ['school-admin', '学校管理员'], {
    org: '41/4101/410105/2141010501',
    orgName: '金水区第一初级中学（演练）',
    name: '演练教务',
  }),
  staff('head', ['school-head', '校长'], {
    org: '41/4101/410105/2141010501',
    orgName: '金水区第一初级中学（演练）',
    name: '演练校长',
    note: '审签综合素质评价',
  }),
  staff('reviewer', ['school-reviewer', '学校审核员'], {
    org: '41/4101/410105/2141010501',
    orgName: '金水区第一初级中学（演练）',
    name: '演练审核',
  }),
  staff('teacher', ['class-teacher', '班主任'], {
    org: '41/4101/410105/2141010501/2141010501-0901',
    orgName: '九年级1班',
    name: '演练班主任',
    note: '适合手机查看',
  }),
  staff('point', ['point-admin', '报名点管理员'], {
    org: '41/4101/410102/4101029001',
    orgName: '中原区指定报名点（演练）',
    name: '演练报名点',
    note: '回户籍地报考',
  }),
  staff('point2', ['point-admin', '报名点管理员'], {
    org: '41/4101/410105/4101059001',
    orgName: '金水区指定报名点（演练）',
    name: '演练报名点二',
    note: '往届生、社会考生现场登记',
  }),
]

/** A candidate for showing: the seat in the first class and how far the registration has come. */
export interface MadeUpCandidate {
  readonly seat: number
  readonly stage: 'slip' | 'account'
  /** The own password, or the code of the slip. */
  readonly secret: string
  readonly note: string
}

export const madeUpCandidates: readonly MadeUpCandidate[] = [
  { seat: 1, stage: 'slip', secret: 'YLTX-2K7M-9QWD', note: '凭注册密码条首次激活（用过即作废）' },
  { seat: 2, stage: 'slip', secret: 'YLTX-5H3P-7ZRB', note: '凭注册密码条首次激活（用过即作废）' },
  { seat: 4, stage: 'account', secret: '雨后的操场很安静', note: '正在填报' },
  { seat: 5, stage: 'account', secret: '书包里有三支铅笔', note: '已填写完整并确认' },
  { seat: 6, stage: 'account', secret: '窗台上晒着一双球鞋', note: '被学校退回，待修改' },
  { seat: 11, stage: 'account', secret: '楼道里的灯还亮着', note: '已签字锁定' },
]

/** ID numbers of the pupils of the first class, by seat. Made up anew from the same seed, never read from a database. */
export function firstClassNumbers(): readonly string[] {
  return [...sandboxPupils().take(PUPILS_PER_CLASS)].map((row) => row['身份证件号'])
}

/** What the first page of a sandbox lists. */
export function sandboxSignIns(): readonly SandboxSignIn[] {
  const numbers = firstClassNumbers()
  const officials = madeUpStaff.map(({ title, orgName, login, password, note }) => {
    return { role: title, org: orgName, login, password, note }
  })
  const candidates = madeUpCandidates.map(({ seat, secret, note }): SandboxSignIn => {
    return {
      role: '考生',
      org: '金水区第一初级中学（演练）九年级1班',
      login: numbers[seat - 1] ?? '',
      password: secret,
      note,
    }
  })
  const returning = returningPupils.map(({ seat, secret, note }): SandboxSignIn => {
    const org = '金水区第一初级中学（演练）九年级3班'
    return { role: '考生', org, login: thirdClassRow(seat).idNumber, password: secret, note }
  })
  const entered = enteredPeople.map(({ basic, secret, note }): SandboxSignIn => {
    return { role: '考生', org: ENTERING_POINT.name, login: basic['idNumber'] ?? '', password: secret, note }
  })
  return [...officials, ...candidates, ...returning, ...entered]
}
