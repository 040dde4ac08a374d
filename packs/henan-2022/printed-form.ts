import { columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import { is } from '@zhongzhao/domain/forms/condition'
import type { PrintedForm } from '@zhongzhao/domain/printing/layout'
import { evaluation } from './evaluation.ts'
import { pledge } from './wording.ts'

/** 考生报名登记表 (notice 三.(三)): every field of the three forms but the note for 学籍更正清单, 综合素质评价 as far as it is signed (二.2(4)), pledge and
 *  signatures. Widths are millimetres of the 172 beside the section's title. */
export const printedForm: PrintedForm = {
  heading: '河南省2022年初中学业水平考试',
  title: '考生报名登记表',
  sections: [
    {
      kind: 'grid',
      title: '基本信息',
      besidePortrait: 9,
      rows: [
        [{ field: 'basic.name', span: 'full', size: 'name' }],
        [{ field: 'basic.sex' }, { field: 'basic.ethnicGroup' }],
        [{ field: 'basic.birthDate' }, { field: 'basic.politicalStatus' }],
        [{ field: 'basic.idKind', label: '证件类型' }, { field: 'basic.formerName' }],
        [{ field: 'basic.idNumber', label: '证件号码' }, { field: 'basic.foreignLanguage' }],
        [{ field: 'basic.studentNumber' }, { field: 'basic.health' }],
        [{ field: 'basic.householdDivision' }, { field: 'basic.householdKind' }],
        [
          { field: 'basic.migrantChild', label: '随迁子女' },
          { field: 'basic.leftBehind', label: '留守儿童' },
        ],
        [{ field: 'basic.phone' }, { field: 'basic.phone2' }],
        [{ field: 'basic.householdAddress', label: '户籍地址', span: 'full' }],
        [{ field: 'basic.homeAddress', span: 'full' }],
        [{ field: 'basic.mailingAddress', label: '邮寄地址', span: 'full' }],
        [{ field: 'basic.recipient', label: '收件人' }, { field: 'basic.postcode' }],
        [{ field: 'basic.specialty' }, { field: 'basic.needs', label: '便利申请' }],
        [{ field: 'basic.evidence', label: '公安证明', span: 'full' }],
      ],
    },
    {
      kind: 'rows',
      title: '监护人',
      form: 'guardians',
      atLeast: 2,
      columns: [
        { field: 'guardians.kind', label: '类型', width: 13 },
        { field: 'guardians.name', otherwise: 'guardians.institution', label: '姓名或单位', width: 31 },
        { field: 'guardians.relation', label: '关系', width: 13 },
        { field: 'guardians.idKind', label: '证件类型', width: 18 },
        { field: 'guardians.idNumber', label: '证件号码', width: 35 },
        { field: 'guardians.employer', label: '工作单位', width: 26, align: 'left' },
        { field: 'guardians.position', label: '职务', width: 13 },
        { field: 'guardians.phone', label: '手机号码', width: 23 },
      ],
    },
    {
      kind: 'rows',
      title: '学习简历',
      form: 'studyHistory',
      atLeast: 2,
      columns: [
        { field: 'studyHistory.from', label: '开始', width: 21 },
        { field: 'studyHistory.until', label: '结束', width: 21 },
        {
          field: 'studyHistory.school',
          note: 'studyHistory.gapReason',
          label: '学校',
          width: 70,
          align: 'left',
        },
        { field: 'studyHistory.position', label: '职务', width: 22 },
        { field: 'studyHistory.witness', label: '证明人', width: 38 },
      ],
    },
    {
      kind: 'pending',
      title: '综合素质评价',
      columns: columnsOf(evaluation.scheme).map(({ title }) => title),
      pending: '待评定',
      shown: is('grade', '9'),
    },
  ],
  elsewhere: ['basic.registerErrors'],
  signing: {
    pledge: {
      title: '诚信承诺',
      text: pledge.value,
      lines: [{ label: '考生签名' }, { label: '监护人签名', beside: '与考生关系' }],
    },
    school: {
      title: '学校审核',
      text: '经核对，该生报名信息与学籍档案、户籍和身份证件一致，照片为考生本人。',
      lines: [{ label: '审核人签名' }],
      seal: '学校盖章',
    },
  },
}
