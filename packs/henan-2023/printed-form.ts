import type { PrintedForm, SectionLayout } from '@zhongzhao/domain/printing/layout'
import { printedForm as printed2022 } from '../henan-2022/printed-form.ts'

/** The first grid has one row more, with the field that is new. */
const withBoarding = (section: SectionLayout, at: number): SectionLayout =>
  section.kind === 'grid' && at === 0
    ? { ...section, rows: [...section.rows, [{ field: 'basic.boarding', span: 'full' }]] }
    : section

/** 考生报名登记表 */
export const printedForm: PrintedForm = { ...printed2022, sections: printed2022.sections.map(withBoarding) }
