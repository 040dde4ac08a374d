interface ActionEntry {
  readonly zh: string
  readonly basis: string
}

const list = {
  'registration.read': { zh: '查看考生', basis: '三.(一)' },
  'registration.uncover': { zh: '查看完整证件号码与电话', basis: '三.(一)' },
  'registration.fill': { zh: '填写本人信息', basis: '二.2' },
  'registration.confirm': { zh: '本人确认', basis: '二.2' },
  'registration.check': { zh: '核验考生信息', basis: '三.(一)3' },
  'registration.sign': { zh: '登记签字材料', basis: '三.(三)' },
  'registration.print': { zh: '打印登记表与草表', basis: '三.(三)' },
  'registration.withdraw': { zh: '登记放弃报考', basis: 'assumed' },
  'registration.admit': { zh: '批准补报', basis: 'assumed' },
  'registration.enter': { zh: '现场登记、代录', basis: '三.(五)' },
  'correction.read': { zh: '查看信息更正', basis: '三.(三)' },
  'correction.ask': { zh: '申请信息更正', basis: '三.(三)' },
  'correction.approve': { zh: '批准信息更正', basis: '三.(三)' },
  'roster.import': { zh: '导入学籍名册', basis: '二.2' },
  'roster.sync': { zh: '与学籍平台同步', basis: '二.2' },
  'roster.read': { zh: '查看名册批次', basis: '二.2' },
  'slip.print': { zh: '打印注册密码条', basis: '三.(二)' },
  'consent.record': { zh: '登记监护人同意书', basis: 'assumed' },
  'image.supply': { zh: '采集或导入照片、证件', basis: '二.2(1)' },
  'image.read': { zh: '查看照片、证件', basis: '二.2(1)' },
  'document.open': { zh: '按用途查看证件照片', basis: '二.2(2)' },
  'document.note': { zh: '核看证件材料', basis: '二.2(2)' },
  'document.defer': { zh: '批准暂缺证件补交', basis: '二.2(2)' },
  'document.oversee': { zh: '查看谁看过证件照片', basis: '三.(一)3' },
  'likeness.decide': { zh: '核对相似照片', basis: '二.2(1)' },
  'duplicate.read': { zh: '查看疑似重复', basis: '三.(三)' },
  'duplicate.decide': { zh: '处理疑似重复', basis: '三.(三)' },
  'image.judge': { zh: '判定存疑照片', basis: '二.2(1)' },
  'exemption.read': { zh: '查看拍照豁免', basis: 'assumed' },
  'exemption.ask': { zh: '申请、撤回拍照豁免', basis: 'assumed' },
  'exemption.approve': { zh: '批准拍照豁免', basis: 'assumed' },
  'image.dispute': { zh: '说明照片不是本人', basis: '二.2(1)' },
  'transfer.inform': { zh: '通知回户籍地报考要求', basis: '二.2(3)' },
  'transfer.read': { zh: '查看回户籍地报考情况', basis: '二.2(3)' },
  'transfer.decide': { zh: '接收回户籍地报考的考生', basis: '二.2(3)' },
  'leaving.answer': { zh: '处理提前离校反映', basis: '二.2(3)' },
  'evaluation.read': { zh: '查看综合素质评价', basis: '二.2(4)' },
  'evaluation.enter': { zh: '录入综合素质评价', basis: '二.2(4)' },
  'evaluation.sign': { zh: '审签综合素质评价', basis: '二.2(4)' },
  'evaluation.answer': { zh: '答复综合素质评价异议', basis: 'assumed' },
  'evaluation.object': { zh: '查看本人综合素质评价、提出异议', basis: 'assumed' },
  'appointment.lay': { zh: '安排预约时段', basis: '三.(二)' },
  'appointment.receive': { zh: '查看预约名单、登记到场', basis: '三.(五)' },
  'appointment.book': { zh: '预约时段', basis: '三.(五)' },
  'publicity.read': { zh: '查看公示', basis: '三.(一)3' },
  'publicity.open': { zh: '生成、开始、中止、结束公示', basis: '三.(一)3' },
  'publicity.answer': { zh: '处理公示异议', basis: '三.(一)1' },
  'archive.read': { zh: '查看归档', basis: '三.(三)' },
  'archive.keep': { zh: '立卷、装盒、借阅、移交、提请销毁', basis: '三.(三)' },
  'archive.receive': { zh: '接收、退回移交材料', basis: 'assumed' },
  'archive.destroy': { zh: '批准销毁、监销', basis: 'assumed' },
  'claim.make': { zh: '申报资格', basis: '一' },
  'claim.read': { zh: '查看资格申报', basis: '三.(一)' },
  'claim.review': { zh: '审核资格', basis: '三.(一)3' },
  'claim.import': { zh: '导入照顾名单', basis: 'assumed' },
  'quota.read': { zh: '查看分配生名额', basis: '三.(一)' },
  'quota.keep': { zh: '编制、公布分配生名额', basis: '三.(一)1' },
  'progress.read': { zh: '查看进度', basis: '三.(一)1' },
  'org.read': { zh: '查看组织机构', basis: '三.(一)' },
  'grant.read': { zh: '查看授权', basis: '三.(一)1' },
  'grant.give': { zh: '分配、续期、收回、移交授权', basis: '三.(一)1' },
  'grant.audit': { zh: '查看授权留痕', basis: '三.(一)' },
  'point.name': { zh: '指定、暂停报名点', basis: '三.(一)2' },
  'plan.file': { zh: '报备方案预案', basis: '三.(五)' },
  'plan.read': { zh: '查看方案预案', basis: '三.(五)' },
  'plan.oversee': { zh: '阅知、退回方案预案', basis: '三.(一)1' },
  'duty.keep': { zh: '登记责任人', basis: '三.(一)' },
  'falsification.record': { zh: '登记弄虚作假情况', basis: '三.(一)' },
  'falsification.decide': { zh: '核查弄虚作假情况', basis: '三.(一)' },
  'extension.ask': { zh: '申请延期、查看延期申请', basis: 'assumed' },
  'extension.approve': { zh: '批准延期', basis: 'assumed' },
  'season.close': { zh: '结束招生年度', basis: 'assumed' },
  'season.carry': { zh: '衔接上一年度', basis: 'assumed' },
  'account.secure': { zh: '解锁账号、结束登录', basis: 'assumed' },
  'job.oversee': { zh: '查看后台任务', basis: 'assumed' },
  'account.own': { zh: '管理本人账号', basis: '三.(二)' },
  'sandbox.clock': { zh: '调整演练时间', basis: 'assumed' },
  'public.read': { zh: '公开信息', basis: '三.(四)' },
} as const satisfies Record<string, ActionEntry>

/** The closed list of what anybody can be allowed to do, each with its Chinese name and clause. */
export type ActionName = keyof typeof list
export const actions: Readonly<Record<ActionName, ActionEntry>> = list

/** Held by everybody without a grant. */
export const openToAll: readonly ActionName[] = ['public.read']
/** Held by everybody who is signed in. */
export const openToSignedIn: readonly ActionName[] = ['public.read', 'account.own']
/** What a closed season still allows beside reading: nothing of it changes a registration (A7). */
export const allowedWhenClosed: readonly ActionName[] = [
  'public.read',
  'account.own',
  'account.secure',
  'grant.read',
  'grant.give',
  'registration.read',
  'registration.uncover',
  'registration.print',
  'document.open',
  'document.oversee',
  // Papers are kept for years after.
  'archive.read',
  'archive.keep',
  'archive.receive',
  'archive.destroy',
  'season.close',
  'season.carry',
  'sandbox.clock',
]
/** Whether a closed season still lets somebody do this: what is listed, and whatever only looks. */
export const mayWhenClosed = (action: ActionName): 'yes' | 'no' =>
  allowedWhenClosed.includes(action) || action.endsWith('.read') ? 'yes' : 'no'
/** Never held by staff: the candidate's own acts (notice 三.(二)); a pack test says so. */
export const candidateOnly: readonly ActionName[] = [
  'registration.fill',
  'registration.confirm',
  'image.dispute',
  'evaluation.object',
  'claim.make',
]
