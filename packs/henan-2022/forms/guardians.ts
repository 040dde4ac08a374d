import { filled, is, not } from '@zhongzhao/domain/forms/condition'
import { choice, code, idNumber, personName, phone, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'

const institution = is('kind', 'institution')
const person = not(institution)

/** 监护人 (notice 二.1): whoever stands here is a guardian; other relatives are not asked for. An institution (福利院、
 *  居委会) may be one. The ID number stays optional: the notice does not ask for it and a guardian may be unwilling. */
export const guardians = form({
  id: 'guardians',
  title: '监护人',
  basis: '二.1',
  repeats: { min: 1, max: 4, rowLabel: '监护人' },
  fields: {
    kind: choice({
      label: '监护人类型',
      options: [
        { value: 'person', label: '个人' },
        { value: 'institution', label: '单位（福利院、居委会、村委会等）' },
      ],
      owner: 'candidate',
      required: true,
      basis: '二.1',
    }),
    name: personName({
      label: '监护人姓名',
      max: 50,
      owner: 'candidate',
      required: person,
      shown: person,
      hint: '照身份证填写。',
      basis: '二.1',
    }),
    institution: text({
      label: '监护单位名称',
      max: 60,
      owner: 'candidate',
      required: institution,
      shown: institution,
      hint: '照单位公章填写全称。',
      basis: '二.1',
    }),
    relation: code({
      label: '与考生关系',
      table: 'family-relation',
      owner: 'candidate',
      required: person,
      shown: person,
      hint: '这位监护人是你的什么人。',
      basis: '二.1',
    }),
    idKind: code({
      label: '监护人证件类型',
      table: 'id-document-kind',
      owner: 'candidate',
      required: filled('idNumber'),
      shown: person,
      basis: 'assumed',
    }),
    idNumber: idNumber({
      label: '监护人证件号码',
      kindField: 'idKind',
      owner: 'candidate',
      sensitive: true,
      shown: person,
      hint: '可以不填。',
      basis: 'assumed',
    }),
    employer: text({
      label: '工作单位',
      max: 60,
      owner: 'candidate',
      shown: person,
      hint: '没有固定单位可写“务农”“个体”“外出务工”。',
      basis: 'assumed',
    }),
    position: text({ label: '职务', max: 30, owner: 'candidate', shown: person, basis: 'assumed' }),
    phone: phone({
      label: '监护人手机号码',
      owner: 'candidate',
      sensitive: true,
      hint: '至少有一位监护人留下保证畅通的手机号码；监护人是单位的，填经办人的手机号码。',
      basis: '三.(二)',
    }),
  },
})
