import type { SeasonPack } from '@zhongzhao/domain/season/pack'

/** 诚信承诺, printed above the signatures: 对本人信息的真实性负责 (notice 三.(三)). */
export const pledge: SeasonPack['pledge'] = {
  value:
    '本人已认真核对以上全部信息，确认姓名、性别、身份证件号码、出生日期、民族等与照片和所持身份证件一致，' +
    '所填内容真实、完整、准确。本人和监护人对信息的真实性负责；如有弄虚作假，愿意承担相应责任。' +
    '本人知道：签字确认后，任何人不得擅自更改这些信息。',
  basis: '三.(三)',
}

/** One minute before the first password (K7): 增强考生信息保密意识 (notice 三.(二)). */
export const lesson: SeasonPack['lesson'] = [
  '密码是你自己的。报名、填志愿、查成绩、查录取都靠它，必须由你本人保管和使用。',
  '老师和学校不能替你设密码，也不能要求全班用同样的密码或格式。有人这样要求，可以向教育局反映。',
  '不要用生日、证件号码、电话当密码，也不要写在课本和黑板上，更不要告诉同学。',
  '忘了密码不要紧：请班主任重新打印一张注册密码条，旧的会马上作废。',
  '请填一个保证畅通的手机号码，最好是监护人的：考试和录取期间学校靠它找到你。',
  '在学校机房用完，记得点“退出”再离开。',
]

/** Told to the guardian of a child under 14 before anything is collected: purpose, extent, place and time of keeping, safety,
 *  what refusing means, how to look, correct, complain (个人信息保护法 art. 31; 儿童个人信息网络保护规定 art. 10). */
export const consent: SeasonPack['consent'] = {
  underAge: 14,
  textVersion: '2022-1',
  text: [
    '一、为什么收集：组织 2022 年初中学业水平考试报名（教办基〔2022〕47号），用于核对考生身份、安排考试和录取。',
    '二、收集什么：考生的基本信息、户籍和住址、联系电话，监护人信息，学习简历，照片和身份证件照片。不收集与报名无关的信息。',
    '三、怎样收集：学籍信息来自学籍系统，其余由考生本人登录填写；照片和证件由学校统一采集，不收取费用。',
    '四、谁能看到：考生所在学校及其上级教育行政部门的指定人员，按职责查看，每次查看完整号码都有记录；不提供给其他单位和个人，法律另有规定的除外。',
    '五、保存在哪里、多久：保存在本省教育行政部门的服务器上；本次招生结束并超过规定的档案保管期限后删除，签字的纸质材料按档案规定保管和销毁。',
    '六、怎样保护：证件号码、电话、地址和图片加密保存，默认遮盖显示，所有操作留痕。',
    '七、不同意会怎样：不能在网上填报；监护人可以带考生到学校，按纸质方式办理报名，不影响考生参加考试的权利。',
    '八、您的权利：可以随时查看、复制、更正考生信息，也可以撤回同意；撤回前已完成的处理仍然有效。请联系班主任或学校办理。',
    '九、投诉举报：对处理个人信息有意见，可向学校、县（市、区）教育局、省辖市教育局反映。',
    '本人是考生的监护人，已阅读并同意以上内容。',
  ].join('\n'),
  basis: 'assumed',
}

/** 监护人不能到场 (J2). Shown to the school beside the signature check. */
export const absentGuardian: SeasonPack['absentGuardian'] = {
  value:
    '监护人在外地不能到场的，可由监护人书面委托其他近亲属签字，委托书附在登记表后一并存档；' +
    '监护人为单位的，由经办人签名并加盖单位公章。老师和学校不能代签。',
  grounds: [
    { code: 'RELATIVE', title: '受委托的近亲属代签', papers: '监护人的书面委托书' },
    { code: 'INSTITUTION', title: '监护单位经办人签', papers: '加盖单位公章' },
  ],
  basis: 'assumed',
}

/** Beside a field that the register owns and has changed (notice 二.2): the value is there, the candidate looks at it. */
export const followed: SeasonPack['followed'] = {
  value: '学籍里的这一项有更新，已改成学籍里的内容。请核对，对了就重新确认；不对请联系班主任。',
  basis: 'assumed',
}
