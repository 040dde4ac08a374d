import { personName, phone, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { expect, it } from 'vitest'
import { type RegistrationView, checklist, nextItem, onPart, progressOf, routeOfField } from './checklist.ts'
import { nextStep } from './next-step.ts'

const basic = form({
  id: 'basic',
  title: '考生基本信息',
  basis: '二.1',
  pages: [
    { title: '学籍信息', fields: ['name'] },
    { title: '联系方式', fields: ['phone', 'homeAddress'] },
    { title: '其他', fields: ['specialty'] },
  ],
  fields: {
    name: personName({ label: '姓名', max: 50, owner: 'roster', required: true }),
    phone: phone({ label: '联系电话', owner: 'candidate', required: true }),
    homeAddress: text({ label: '现住址', max: 100, owner: 'candidate', required: true }),
    specialty: text({ label: '特长', max: 50, owner: 'candidate' }),
  },
})
const guardians = form({
  id: 'guardians',
  title: '监护人',
  basis: '二.1',
  repeats: { min: 1, max: 4, rowLabel: '监护人' },
  fields: { phone: phone({ label: '手机', owner: 'candidate' }) },
})
const forms = [basic, guardians]

const fresh: RegistrationView = {
  id: 'r',
  number: '224100000001',
  grade: 9,
  track: 'inPlace',
  state: 'filling',
  stateName: '填报中',
  version: 1,
  school: { code: 's', name: '样例中学' },
  class: { code: 'c', name: '九（1）班' },
  sections: { basic: [{ name: '阿卜来提·如则托合提' }], guardians: [] },
  sectionVersions: {},
  drafts: {},
  roster: {},
  differs: [],
  pictures: {},
  findings: [],
  may: ['save', 'confirm'],
  open: ['fill'],
  consent: { needed: false },
  times: {},
}
const missing = (field: string) => ({
  field,
  severity: 'error',
  code: 'FIELD-MISSING',
  params: {},
  sentence: '请填写。',
})
const statesOf = (view: RegistrationView) => checklist(view, forms).map((item) => item.state)

it('lists every page of every form, then photo and document', () => {
  expect(checklist(fresh, forms).map((item) => item.title)).toEqual([
    '学籍信息',
    '联系方式',
    '其他',
    '监护人',
    '照片',
    '证件',
  ])
})

it('calls a blank page that must be filled unfilled, a half-filled one to be looked at, a voluntary one optional', () => {
  const findings = [missing('basic.phone'), missing('basic.homeAddress'), missing('guardians')]
  expect(statesOf({ ...fresh, findings })).toEqual(['done', 'todo', 'optional', 'todo', 'wait', 'wait'])
  const half = { ...fresh, findings: [missing('basic.homeAddress')] }
  const sections = { ...fresh.sections, basic: [{ name: '甲', phone: '13800000000' }] }
  expect(checklist({ ...half, sections }, forms)[1]).toMatchObject({
    state: 'wrong',
    note: '还有 1 处要填写或核对',
  })
})

it('says of the register’s page that it is there to be looked at', () => {
  expect(checklist(fresh, forms)[0]).toMatchObject({ state: 'done', note: '来自学籍，请核对' })
})

it('puts what the school returned first', () => {
  const returned = {
    fields: [{ field: 'basic.phone', label: '联系电话', reason: '打不通', amended: false }],
    note: '',
    at: 1,
  }
  const view = { ...fresh, findings: [missing('guardians')], returned }
  const items = checklist(view, forms)
  expect(items[1]).toMatchObject({ state: 'returned', note: '学校要求修改 1 处' })
  expect(nextItem(items)?.title).toBe('联系方式')
  expect(nextItem(checklist({ ...fresh, findings: [missing('guardians')] }, forms))?.title).toBe('监护人')
})

it('marks only the page on which an unsaved draft differs', () => {
  const draft = { rows: [{ specialty: '画画' }], version: 2, basedOn: 0, at: 1 }
  expect(statesOf({ ...fresh, drafts: { basic: draft } })).toEqual([
    'done',
    'done',
    'draft',
    'done',
    'wait',
    'wait',
  ])
})

it('counts the ring without what is voluntary and what only the school can bring', () => {
  expect(progressOf(checklist({ ...fresh, findings: [missing('basic.phone')] }, forms))).toEqual({
    done: 2,
    all: 3,
  })
  const portrait = { id: 'p', verdict: 'refused', disputed: false, findings: [], steps: [], at: 1 }
  expect(statesOf({ ...fresh, pictures: { portrait } })[4]).toBe('wrong')
  const disputed = checklist({ ...fresh, pictures: { portrait: { ...portrait, disputed: true } } }, forms)[4]
  expect(disputed?.state).toBe('wait')
})

it('leads from any finding to its field', () => {
  expect(routeOfField(forms, 'basic.homeAddress')).toEqual({
    page: 'section',
    form: 'basic',
    part: 1,
    field: 'homeAddress',
  })
  expect(routeOfField(forms, 'guardians.1.phone')).toMatchObject({ form: 'guardians', field: '1.phone' })
  expect(routeOfField(forms, 'guardians')).toEqual({ page: 'section', form: 'guardians', part: 0 })
  expect(routeOfField(forms, 'portrait')).toEqual({ page: 'pictures' })
  expect(routeOfField(forms, 'nobody.knows')).toEqual({ page: 'home' })
})

it('gives a finding about the whole form to its first page', () => {
  expect(basic.pages.map((page) => onPart(basic, page, 'basic'))).toEqual([true, false, false])
  expect(basic.pages.map((page) => onPart(basic, page, 'basic.phone'))).toEqual([false, true, false])
})

it('has words for every state of the lifecycle, and shows the name of one it does not know', () => {
  for (const [state, name] of Object.entries(registrationLifecycle.states)) {
    expect(nextStep(state, name).who, state).not.toBe('')
  }
  expect(nextStep('later', '以后的状态').title).toBe('以后的状态')
})
