import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about grants, extensions, responsibility and points; part of the one catalogue. */
export const accessRefusals = {
  'GRANT-OWN': {
    kind: 'conflict',
    zh: '不能给自己授权，也不能收回、续期或移交自己的授权。请由上一级管理员办理。',
    en: 'Nobody gives to or ends the own grant.',
  },
  'GRANT-ROLE': {
    kind: 'invalid',
    zh: '这个角色不能设在这个单位，请换一个角色或单位。',
    en: 'No such role at this kind of organisation.',
  },
  'GRANT-NOT-YOURS': {
    kind: 'conflict',
    zh: '您只能在本单位和直接下级办理自己可以授予的角色。请由管理这个单位的上一级办理。',
    en: 'The giver holds no grant this could come from.',
  },
  'GRANT-PAST': {
    kind: 'invalid',
    zh: '授权截止时间应晚于现在；续期应晚于原来的截止时间。请重新选择日期。',
    en: 'The end lies in the past, or before the present end.',
  },
  'GRANT-LONGER': {
    kind: 'invalid',
    zh: '授权不能比上级给出的更长，最晚到 {latest}。请改早一些，或先请上一级续期。',
    en: 'Longer than the grant it comes from.',
  },
  'GRANT-HELD': {
    kind: 'conflict',
    zh: '这个人在这个单位已经有这个角色（包括已到期的）。需要延长请办理续期。',
    en: 'The account holds this grant already.',
  },
  'GRANT-APART': {
    kind: 'conflict',
    zh: '这个账号已是{held}，不能再担任{asked}：系统管理员、安全管理员、安全审计员应由不同的人担任。请换一个人。',
    en: 'Roles that may not meet in one account.',
  },
  'GRANT-GONE': {
    kind: 'conflict',
    zh: '这项授权刚刚有变化（可能已被收回、续期或移交）。请刷新后再办理。',
    en: 'The grant changed meanwhile.',
  },
  'GRANT-REVOKED': {
    kind: 'denied',
    zh: '您的权限已被收回，刚才的操作没有生效。如有疑问请联系上一级管理员。',
    en: 'The grant acted by was taken back meanwhile.',
  },
  'STAFF-UNKNOWN': {
    kind: 'invalid',
    zh: '没有这个登录名的工作人员账号。请核对登录名，或为这个人新建账号。',
    en: 'No staff account of this login.',
  },
  'STAFF-LOGIN-TAKEN': {
    kind: 'conflict',
    zh: '这个登录名已有人使用，请换一个；如果就是这个人，请选“已有账号”。',
    en: 'Login taken.',
  },
  'STAFF-LOGIN-SHAPE': {
    kind: 'invalid',
    zh: '登录名用 3 到 32 个小写字母、数字、点或短横，以字母开头，例如 jinshui.wang。请不要用证件号、手机号。',
    en: 'Malformed login.',
  },
  'STAFF-CODE-WRONG': {
    kind: 'signedOut',
    zh: '登录名或激活码不对，请对照激活单重新输入（不区分大小写）。',
    en: 'Wrong staff activation code.',
  },
  'STAFF-CODE-DEAD': {
    kind: 'conflict',
    zh: '这个激活码已经用过、作废或过期，请向给您授权的管理员要一个新的。',
    en: 'Code used, voided or expired.',
  },
  'STAFF-NOT-ALL-YOURS': {
    kind: 'conflict',
    zh: '这个账号还有其他单位给的授权，不能由您重发激活码。请由这些单位共同的上一级办理。',
    en: 'The account holds grants of others.',
  },
  'DUTY-NO-ACCOUNT': {
    kind: 'invalid',
    zh: '填写的登录名在本单位没有授权。请核对登录名，没有账号的可以不填。',
    en: 'No such staff account around this organisation.',
  },
  'POINT-GONE': {
    kind: 'conflict',
    zh: '没有找到这个报名点，或不归您管理。请刷新后重新选择。',
    en: 'No such point, or not yours.',
  },
  'CASE-ABOVE': {
    kind: 'conflict',
    zh: '单位的弄虚作假情况由它的上级登记和核查，本单位不能办理自己的。',
    en: 'A case against an organisation is handled above it.',
  },
  'CASE-TWO-PEOPLE': {
    kind: 'conflict',
    zh: '登记的人不能自己认定，请由另一位有权限的人认定。',
    en: 'Who recorded does not decide.',
  },
  'CASE-OUTCOME': {
    kind: 'invalid',
    zh: '请写明核查结论（至少 4 个字）。',
    en: 'The outcome needs words.',
  },
  'CASE-GONE': {
    kind: 'conflict',
    zh: '这条记录刚刚有变化，或您无权查看。请刷新后再看。',
    en: 'Changed meanwhile, or not yours to see.',
  },
  'EXTENSION-PAST': {
    kind: 'invalid',
    zh: '补报截止时间应晚于现在，请重新选择。',
    en: 'Late admission must end in the future.',
  },
  'EXTENSION-FAR': {
    kind: 'invalid',
    zh: '补报最晚开放到 {until}，请选更早的时间。到期仍有困难的，可以再批准一次。',
    en: 'Late admission would last too long.',
  },
  'EXTENSION-NOBODY': {
    kind: 'conflict',
    zh: '这名考生现在是“{state}”，不能补报。信息有误的，走信息更正申请。',
    en: 'Nothing can be filled in by who has gone or signed.',
  },
  'EXTENSION-TWO-PEOPLE': {
    kind: 'conflict',
    zh: '申请延期的人不能自己批准。请由本单位另一位有权限的人，或上一级办理。',
    en: 'Who asked may not approve.',
  },
  'EXTENSION-NOT-ASKER': {
    kind: 'conflict',
    zh: '只有提出申请的人能撤回。',
    en: 'Only who asked may withdraw.',
  },
  'EXTENSION-OVER': {
    kind: 'invalid',
    zh: '延期的截止时间应晚于现在，请重新选择。',
    en: 'The end lies in the past.',
  },
  'EXTENSION-SHORTER': {
    kind: 'invalid',
    zh: '{track}的{activity}本来就到 {until}，延期只能更晚，不能缩短。请改晚一些，或去掉这一项。',
    en: 'An extension never shortens.',
  },
  'EXTENSION-NOTHING': {
    kind: 'invalid',
    zh: '所选的考生类别在本年度没有这些时间安排，请重新选择延期范围。',
    en: 'No such window this season.',
  },
  'EXTENSION-GONE': {
    kind: 'conflict',
    zh: '这项延期申请刚刚已由他人办理，请刷新后再看。',
    en: 'Decided meanwhile, or not yours to see.',
  },
} as const satisfies Record<string, RefusalEntry>
