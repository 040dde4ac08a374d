import { expect, it } from 'vitest'
import { is } from '../forms/condition.ts'
import { choice, month, personName, text } from '../forms/field.ts'
import { form } from '../forms/form.ts'
import { type PrintedForm, boundFields, fillSections, unboundCells, unprintedFields } from './layout.ts'
import { formSheet, groupedSealCode } from './form-sheet.ts'

const owner = 'candidate' as const
const basic = form({
  id: 'basic',
  title: '基本信息',
  basis: '二.1',
  fields: {
    name: personName({ label: '姓名', max: 50, owner }),
    abroad: choice({ label: '是否境外', owner, options: [{ value: '1', label: '是' }] }),
    country: text({ label: '国家或地区', max: 50, owner, shown: is('abroad', '1') }),
    track: text({ label: '报考说明', max: 50, owner, shown: is('grade', '9') }),
  },
})
const history = form({
  id: 'history',
  title: '学习简历',
  basis: '二.1',
  repeats: { min: 1, max: 12, rowLabel: '经历' },
  fields: {
    from: month({ label: '开始年月', owner }),
    school: text({ label: '学校', max: 60, owner }),
    other: text({ label: '所在单位', max: 60, owner }),
    gap: text({ label: '间断原因', max: 60, owner }),
  },
})
const forms = [basic, history]
const signing = {
  pledge: { title: '诚信承诺', text: '…', lines: [{ label: '考生签名' }] },
  school: { title: '学校审核', text: '…', lines: [], seal: '学校盖章' },
}
const printed: PrintedForm = {
  heading: '某省考试',
  title: '报名登记表',
  signing,
  sections: [
    {
      kind: 'grid',
      title: '基本信息',
      besidePortrait: 2,
      rows: [
        [{ field: 'basic.name', span: 'full', size: 'name' }],
        [{ field: 'basic.abroad', label: '境外' }, { field: 'basic.country' }],
        [{ field: 'basic.track' }],
      ],
    },
    {
      kind: 'rows',
      title: '学习简历',
      form: 'history',
      atLeast: 2,
      columns: [
        { field: 'history.from', width: 1 },
        { field: 'history.school', otherwise: 'history.other', note: 'history.gap', width: 3, align: 'left' },
      ],
    },
    {
      kind: 'pending',
      title: '综合素质评价',
      columns: ['道德品质', '总评'],
      pending: '待评定',
      shown: is('grade', '9'),
    },
  ],
}
const filling = (sections: Parameters<typeof fillSections>[1]['sections'], grade = '9') => ({
  forms,
  sections,
  names: () => undefined,
  facts: { grade },
})

it('is bound to every field of its forms, and to none other', () => {
  expect(unboundCells(printed, forms)).toEqual([])
  expect(unprintedFields(printed, forms)).toEqual([])
  expect(boundFields(printed)).toContain('history.gap')
})

it('names a cell bound to an unknown field, and a field no cell prints', () => {
  const wrong: PrintedForm = {
    ...printed,
    sections: [{ kind: 'grid', title: '', besidePortrait: 0, rows: [[{ field: 'basic.nmae' }]] }],
  }
  expect(unboundCells(wrong, forms)).toEqual(['basic.nmae'])
  expect(unprintedFields(wrong, forms)).toContain('basic.name')
  expect(() => fillSections(wrong, filling({}))).toThrow('basic.nmae')
})

it('leaves out what another paper prints, which must be a field all the same', () => {
  const rest = { ...printed, sections: printed.sections.slice(1) }
  expect(unprintedFields({ ...rest, elsewhere: ['basic.name'] }, forms)).not.toContain('basic.name')
  expect(unprintedFields({ ...rest, elsewhere: ['basic.name'] }, forms)).toContain('basic.abroad')
  expect(unboundCells({ ...rest, elsewhere: ['basic.nmae'] }, forms)).toEqual(['basic.nmae'])
})

it('takes the label of the field unless the paper has a shorter one', () => {
  const [grid] = fillSections(printed, filling({ basic: [{ name: '王䶮', abroad: '1', country: '新加坡' }] }))
  expect(grid).toMatchObject({ kind: 'grid', besidePortrait: 2 })
  expect(grid?.kind === 'grid' && grid.rows[0]?.[0]).toEqual({
    label: '姓名',
    value: '王䶮',
    span: 'full',
    size: 'name',
  })
  expect(grid?.kind === 'grid' && grid.rows[1]?.map((cell) => [cell.label, cell.value])).toEqual([
    ['境外', '是'],
    ['国家或地区', '新加坡'],
  ])
})

it('does not print what a hidden field still holds', () => {
  const values = { basic: [{ abroad: '0', country: '新加坡', track: '说明' }] }
  const country = (grade: string) => {
    const [grid] = fillSections(printed, filling(values, grade))
    return grid?.kind === 'grid' ? grid.rows.flat().map((cell) => cell.value) : []
  }
  expect(country('9')).toEqual(['—', '0', '—', '说明'])
  expect(country('8')).toEqual(['—', '0', '—', '—'])
})

it('closes unused rows, prints the other field where the first is blank, and adds the reason of a gap', () => {
  const sections = fillSections(
    printed,
    filling({
      history: [{ from: '2014-09', school: '样例小学', gap: '因病休学' }],
    }),
  )
  const table = sections[1]
  expect(table?.kind === 'table' && table.rows).toEqual([
    ['2014年9月', '样例小学（间断原因：因病休学）'],
    ['—', '—'],
  ])
  const instead = fillSections(printed, filling({ history: [{ from: '2014-09', other: '样例单位' }] }))[1]
  expect(instead?.kind === 'table' && instead.rows[0]).toEqual(['2014年9月', '样例单位'])
})

it('never drops a row, however long the history', () => {
  const rows = Array.from({ length: 12 }, (_, at) => ({ from: `20${10 + at}-09`, school: `第${at}小学` }))
  const table = fillSections(printed, filling({ history: rows }))[1]
  expect(table?.kind === 'table' && table.rows.length).toBe(12)
})

it('prints the evaluation as pending until the school enters it (notice 二.2(4))', () => {
  const pending = fillSections(printed, filling({}))[2]
  expect(pending).toMatchObject({ kind: 'table', rows: [['待评定', '待评定']] })
})

it('prints the grades that are in force, and only what is still open as pending (notice 二.2(4))', () => {
  const grades = { 道德品质: 'A' }
  const table = fillSections(printed, { ...filling({}), grades })[2]
  expect(table).toMatchObject({ kind: 'table', rows: [['A', '待评定']] })
})

it('leaves the evaluation of graduates off the form of grade 8 (D10)', () => {
  const titles = fillSections(printed, filling({}, '8')).map((section) => section.title)
  expect(titles).toEqual(printed.sections.slice(0, -1).map((section) => section.title))
})

it('repeats name and sheet number on following pages; without a sheet the serial', () => {
  const registrant = { name: '王䶮', serial: '224100000001', school: '样例中学', className: '九年级3班' }
  const mark = { number: 'HN22-1', qr: 'ZZ1:HN22-1', sealCode: '1234567890123456' }
  const draft = formSheet(printed, {
    filling: filling({}),
    registrant,
    printing: { standing: 'draft', printedAt: '2022年3月25日 17:00' },
  })
  const final = formSheet(printed, {
    filling: filling({}),
    registrant,
    printing: { standing: 'final', printedAt: '2022年3月25日 17:00', mark, portrait: 'p' },
  })
  expect(draft.running).toBe('王䶮　224100000001')
  expect('mark' in draft).toBe(false)
  expect(final.running).toBe('王䶮　HN22-1')
  expect(final).toMatchObject({ standing: 'final', mark, portrait: 'p', title: '报名登记表' })
})

it('groups the seal code four by four', () => {
  expect(groupedSealCode('1234567890123456')).toBe('1234 5678 9012 3456')
})
