import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import { currentDivision } from '@zhongzhao/domain/codes/division'
import type { Filling } from '@zhongzhao/domain/printing/layout'

/** Names of codes as they stand today. */
export const codeNames: Filling['names'] = (table, code) =>
  table === 'division' ? currentDivision(code)?.name : tableNamed(table).find(code)?.name
