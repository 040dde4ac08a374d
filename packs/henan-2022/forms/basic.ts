import { is, not } from '@zhongzhao/domain/forms/condition'
import {
  choice,
  code,
  date,
  division,
  idNumber,
  personName,
  phone,
  text,
} from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'

const yesOrNo = [
  { value: '1', label: '是' },
  { value: '0', label: '否' },
] as const

const languages = [
  { value: '1', label: '英语' },
  { value: '2', label: '日语' },
  { value: '3', label: '俄语' },
  { value: '9', label: '其他语种' },
] as const

/** What comes from the student-status system and changes only by correction (notice 二.2, 三.(三)). */
const register = {
  name: personName({ label: '姓名', max: 50, owner: 'roster', required: true, basis: '三.(三)' }),
  sex: code({ label: '性别', table: 'sex', owner: 'roster', required: true, basis: '三.(三)' }),
  birthDate: date({ label: '出生日期', owner: 'roster', required: true, sensitive: true, basis: '三.(三)' }),
  ethnicGroup: code({
    label: '民族',
    table: 'ethnic-group',
    owner: 'roster',
    required: true,
    basis: '三.(三)',
  }),
  idKind: code({
    label: '身份证件类型',
    table: 'id-document-kind',
    owner: 'roster',
    required: true,
    basis: '二.2(2)',
  }),
  idNumber: idNumber({
    label: '身份证件号码',
    kindField: 'idKind',
    owner: 'roster',
    // The student register lets the number be blank for kind Z (其他) only.
    required: not(is('idKind', 'Z')),
    sensitive: true,
    basis: '三.(三)',
  }),
  studentNumber: text({
    label: '学籍号',
    max: 32,
    owner: 'roster',
    sensitive: true,
    hint: 'L 开头的临时学籍号同样有效。',
    basis: '二.2',
  }),
  registerErrors: text({
    label: '学籍信息有误的说明',
    max: 200,
    owner: 'candidate',
    sensitive: true,
    hint: '哪一项写错了、户口簿或身份证上应当是什么；没有错就不填。',
    basis: 'assumed',
  }),
} as const

const household = {
  formerName: personName({
    label: '曾用名',
    max: 50,
    owner: 'candidate',
    hint: '户口簿上登记过的曾用名；没有就不填。',
    basis: 'assumed',
  }),
  householdDivision: division({
    label: '户籍所在地',
    owner: 'candidate',
    required: true,
    hint: '户口簿首页上的省、市、县（市、区）。',
    basis: '一.1',
  }),
  householdKind: code({
    label: '户口性质',
    table: 'household-kind',
    owner: 'candidate',
    hint: '户口簿首页“户别”一栏；新户口簿不分农业和非农业的，选家庭户口中与原来一致的一项。',
    basis: 'assumed',
  }),
  householdAddress: text({
    label: '户籍详细地址',
    max: 100,
    owner: 'candidate',
    required: true,
    sensitive: true,
    hint: '照户口簿“住址”一栏填写到门牌号或村组。',
    basis: 'assumed',
  }),
  homeAddress: text({
    label: '现住址',
    max: 100,
    owner: 'candidate',
    required: true,
    sensitive: true,
    hint: '现在住的地方，填到门牌号或村组；与户籍地址相同也请写全。',
    basis: 'assumed',
  }),
} as const

const contact = {
  phone: phone({
    label: '联系电话',
    owner: 'candidate',
    required: true,
    sensitive: true,
    hint: '请填监护人常用、保证畅通的手机号码，考试和录取期间靠它联系；兄弟姐妹可以填同一个。',
    basis: '三.(二)',
  }),
  phone2: phone({
    label: '备用电话',
    owner: 'candidate',
    sensitive: true,
    hint: '另一位家人的手机号码，联系电话打不通时使用。',
    basis: 'assumed',
  }),
  mailingAddress: text({
    label: '通知书邮寄地址',
    max: 100,
    owner: 'candidate',
    sensitive: true,
    hint: '能收到快递的地址；与现住址相同可以不填。',
    basis: 'assumed',
  }),
  recipient: personName({
    label: '通知书收件人',
    max: 50,
    owner: 'candidate',
    hint: '不填就寄给考生本人。',
    basis: 'assumed',
  }),
  postcode: text({ label: '邮政编码', max: 6, owner: 'candidate', hint: '6 位数字。', basis: 'assumed' }),
} as const

const other = {
  politicalStatus: code({
    label: '政治面貌',
    table: 'political-status',
    owner: 'candidate',
    hint: '入了团选“中国共产主义青年团团员”，没有入团选“群众”。',
    basis: 'assumed',
  }),
  health: code({ label: '健康状况', table: 'health', owner: 'candidate', basis: 'assumed' }),
  foreignLanguage: choice({ label: '外语语种', options: languages, owner: 'candidate', basis: 'assumed' }),
  specialty: text({
    label: '特长',
    max: 50,
    owner: 'candidate',
    hint: '体育、艺术等，一两个词就够；没有就不填。',
    basis: 'assumed',
  }),
  migrantChild: choice({
    label: '是否随迁子女',
    options: yesOrNo,
    owner: 'candidate',
    hint: '父母进城务工、你随父母在外地上学的，选“是”。',
    basis: 'assumed',
  }),
  leftBehind: choice({
    label: '是否留守儿童',
    options: yesOrNo,
    owner: 'candidate',
    hint: '父母双方外出务工，或一方外出而另一方不能照顾你的，选“是”。',
    basis: 'assumed',
  }),
  needs: text({
    label: '残疾考生便利申请',
    max: 200,
    owner: 'candidate',
    hint: '需要大字试卷、延长时间、助听器等便利的，写明需要什么；没有就不填。',
    basis: 'assumed',
  }),
  evidence: text({
    label: '公安机关证明说明',
    max: 200,
    owner: 'school',
    hint: '身份证件号码与性别、出生日期不一致而以公安机关登记为准时，由学校写明证明的名称和日期。',
    basis: '三.(三)',
  }),
} as const

/** 考生基本信息 (notice 二.1, 三.(三)): one row. */
export const basic = form({
  id: 'basic',
  title: '考生基本信息',
  basis: '二.1',
  pages: [
    { title: '学籍信息', fields: Object.keys(register) },
    { title: '户籍与住址', fields: Object.keys(household) },
    { title: '联系方式', fields: Object.keys(contact) },
    { title: '其他', fields: Object.keys(other) },
  ],
  fields: { ...register, ...household, ...contact, ...other },
})
