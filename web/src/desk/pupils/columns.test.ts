import { describe, expect, it } from 'vitest'
import type { PupilLine } from '../parts/lines.ts'
import { columnsText, exportRows, shownColumns } from './columns.ts'

const line: PupilLine = {
  id: 'r',
  number: '224100000001',
  name: '王䶮𬱖',
  sex: '男',
  idNumber: '4101 **** **** 0012',
  class: 'c',
  className: '九年级1班',
  school: '示例中学',
  state: 'filling',
  stateName: '',
  portrait: 'doubtful',
  document: 'none',
  activated: true,
  consent: 'none',
  returned: true,
}

describe('columns of the list', () => {
  it('are the usual ones where the address says nothing, and the address says nothing for the usual ones', () => {
    for (const from of ['school', 'above'] as const) {
      expect(shownColumns(undefined, from)).not.toContain('confirmedAt')
      expect(columnsText(shownColumns(undefined, from), from)).toBeUndefined()
    }
  })
  it('name the school only for those who have several', () => {
    expect(shownColumns(undefined, 'school')).not.toContain('school')
    expect(shownColumns(undefined, 'above')).toContain('school')
  })
  it('come back from the address, the name always with them, unknown words passed over', () => {
    expect(shownColumns('state.confirmedAt.nothing', 'school')).toEqual(['name', 'state', 'confirmedAt'])
    expect(shownColumns(columnsText(['confirmedAt', 'name'], 'school'), 'school')).toEqual([
      'name',
      'confirmedAt',
    ])
  })
})

describe('the export', () => {
  it('writes the columns shown, numbers covered as on the screen', () => {
    expect(exportRows([line], ['name', 'idNumber', 'state', 'portrait'])).toEqual([
      ['姓名', '证件号码', '状态', '照片'],
      ['王䶮𬱖', '4101 **** **** 0012', '填报中（被退回）', '存疑'],
    ])
  })
})
