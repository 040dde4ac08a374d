import { columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import type { PrintedForm, SectionLayout } from '@zhongzhao/domain/printing/layout'
import { printedForm as printed2022 } from '../henan-2022/printed-form.ts'
import { evaluation } from './evaluation.ts'

/** The first grid has one row more, with the field that is new. */
const withBoarding = (section: SectionLayout, at: number): SectionLayout =>
  section.kind === 'grid' && at === 0
    ? { ...section, rows: [...section.rows, [{ field: 'basic.boarding', span: 'full' }]] }
    : section

/** 综合素质评价 stands there in the columns of this season. */
const asEvaluated = (section: SectionLayout): SectionLayout =>
  section.kind === 'pending'
    ? { ...section, columns: columnsOf(evaluation.scheme).map(({ title }) => title) }
    : section

/** 考生报名登记表 */
export const printedForm: PrintedForm = {
  ...printed2022,
  sections: printed2022.sections.map(withBoarding).map(asEvaluated),
}
