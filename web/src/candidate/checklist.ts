import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { myRegistration } from '@zhongzhao/api/registration'
import type { Form, FormPage, Values } from '@zhongzhao/domain/forms/form'
import { isRequired, isShown } from '@zhongzhao/domain/forms/validate'
import { ownRows, sameRows } from './merge.ts'
import type { Route } from './route.ts'

export type RegistrationView = OutputOf<typeof myRegistration>

/** returned 学校要求修改, wrong 有误, todo 未填, draft 未保存, optional 选填未填, done 已完成, wait 等学校. */
export type ItemState = 'returned' | 'wrong' | 'todo' | 'draft' | 'optional' | 'done' | 'wait'

export interface ChecklistItem {
  readonly title: string
  readonly route: Route
  readonly state: ItemState
  /** Said after the title: `还有 3 处`, `学校或报名点采集后显示在这里`. */
  readonly note: string
}

/** Pages of a form: its own, or the whole form as one (repeated cards). */
export function partsOf(form: Form): readonly FormPage[] {
  return form.pages ?? [{ title: form.title, fields: Object.keys(form.fields) }]
}

/** Which page of the form holds the field that a path names (`basic.phone`, `guardians.0.phone`, `portrait`). */
export function routeOfField(forms: readonly Form[], path: string): Route {
  const [id = '', ...rest] = path.split('.')
  if (id === 'portrait' || id === 'document') return { page: 'pictures' }
  const form = forms.find((f) => f.id === id)
  if (form === undefined) return id === 'track' ? { page: 'track' } : { page: 'home' }
  const name = rest.at(-1)
  const part = partsOf(form).findIndex((page) => name !== undefined && page.fields.includes(name))
  const field = rest.join('.')
  return { page: 'section', form: id, part: Math.max(part, 0), ...(field === '' ? {} : { field }) }
}

/** Whether a finding's or return's path lies on this page. */
export function onPart(form: Form, page: FormPage, path: string): boolean {
  const [id, ...rest] = path.split('.')
  if (id !== form.id) return false
  const name = rest.at(-1)
  return name === undefined || /^\d+$/.test(name)
    ? page.title === partsOf(form)[0]?.title
    : page.fields.includes(name)
}

export const factsOf = (view: RegistrationView) => ({ track: view.track, grade: String(view.grade) })

function only(page: FormPage, rows: readonly Values[]): readonly Values[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => page.fields.includes(name))),
  )
}

function partState(
  view: RegistrationView,
  form: Form,
  page: FormPage,
): Pick<ChecklistItem, 'state' | 'note'> {
  const held = view.sections[form.id] ?? []
  const own = ownRows(form, only(page, held))
  const draft = view.drafts[form.id]
  const returned = (view.returned?.fields ?? []).filter((f) => !f.amended && onPart(form, page, f.field))
  const errors = view.findings.filter((f) => f.severity === 'error' && onPart(form, page, f.field))
  const blank = own.every((row) => Object.keys(row).length === 0)
  const facts = factsOf(view)
  const asked = page.fields.some((name) => {
    const field = form.fields[name]
    return (
      field?.owner === 'candidate' &&
      isShown(field, held[0] ?? {}, facts) &&
      isRequired(field, held[0] ?? {}, facts)
    )
  })
  if (returned.length > 0) return { state: 'returned', note: `学校要求修改 ${returned.length} 处` }
  if (draft !== undefined && !sameRows(own, ownRows(form, only(page, draft.rows))))
    return { state: 'draft', note: '有草稿，打开后点“保存并继续”' }
  if (errors.length > 0)
    return blank && (asked || form.repeats !== undefined)
      ? { state: 'todo', note: '还没填' }
      : { state: 'wrong', note: `还有 ${errors.length} 处要填写或核对` }
  const register = page.fields.some((name) => form.fields[name]?.owner === 'roster')
  if (register) return { state: 'done', note: '来自学籍，请核对' }
  return blank && !asked && form.repeats === undefined
    ? { state: 'optional', note: '选填，没有可以不填' }
    : { state: 'done', note: '已完成' }
}

/** Where one page of a form stands, as the checklist shows it. */
export const stateOfPart = (view: RegistrationView, form: Form, page: FormPage): ItemState =>
  partState(view, form, page).state

const verdictNotes: Readonly<Record<string, string>> = {
  accepted: '已采集，请核对是不是本人',
  doubtful: '已采集，学校正在核对',
  refused: '不合格，请到学校重拍',
}

function pictureItem(view: RegistrationView, kind: 'portrait' | 'document'): ChecklistItem {
  const title = kind === 'portrait' ? '照片' : '证件'
  const route: Route = { page: 'pictures' }
  const picture = view.pictures[kind]
  if (view.returned?.fields.some((f) => f.field === kind && !f.amended) === true)
    return { title, route, state: 'returned', note: '学校要求重新采集' }
  if (picture === undefined) return { title, route, state: 'wait', note: '学校或报名点采集后显示在这里' }
  if (picture.disputed) return { title, route, state: 'wait', note: '你已说明不是本人，等学校重新采集' }
  const note = verdictNotes[picture.verdict] ?? '已采集'
  return { title, route, state: picture.verdict === 'refused' ? 'wrong' : 'done', note }
}

/** The sections in order, each with where it stands (UX: home is a checklist). */
export function checklist(view: RegistrationView, forms: readonly Form[]): readonly ChecklistItem[] {
  const sections = forms.flatMap((form) =>
    partsOf(form).map((page, part): ChecklistItem => {
      return {
        title: page.title,
        route: { page: 'section', form: form.id, part },
        ...partState(view, form, page),
      }
    }),
  )
  return [...sections, pictureItem(view, 'portrait'), pictureItem(view, 'document')]
}

/** How far one is: done of all that must be done. What only the school can bring does not hold the ring back. */
export function progressOf(items: readonly ChecklistItem[]): { readonly done: number; readonly all: number } {
  const counted = items.filter((item) => item.state !== 'optional' && item.state !== 'wait')
  return { done: counted.filter((item) => item.state === 'done').length, all: counted.length }
}

const ahead: readonly ItemState[] = ['returned', 'wrong', 'todo', 'draft']

/** What to do next: what the school returned first, then the first item still open. */
export function nextItem(items: readonly ChecklistItem[]): ChecklistItem | undefined {
  const fillable = items.filter((item) => item.route.page === 'section' || item.state === 'returned')
  return (
    fillable.find((item) => item.state === 'returned') ?? fillable.find((item) => ahead.includes(item.state))
  )
}
