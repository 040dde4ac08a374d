import { myRegistration, saveDraft, saveSection } from '@zhongzhao/api/registration'
import type { Form } from '@zhongzhao/domain/forms/form'
import { type SeasonPack, formOf } from '@zhongzhao/domain/season/pack'
import { call, intentKey } from '../shared/call.ts'
import { serverNow } from '../shared/clock.ts'
import type { RegistrationView } from './checklist.ts'
import { DraftKeeper, type DraftStart, type Rows } from './draft.ts'
import { dropOthers, keepDraft, keptDraft } from './kept-drafts.ts'
import { overlay, ownRows, sameRows } from './merge.ts'

interface Editing {
  readonly form: Form
  readonly keeper: DraftKeeper
  /** The saved section this editing began from: saving over a newer one is refused, never silent. */
  seen: { readonly version: number; readonly rows: Rows }
  saving: { readonly rows: Rows; readonly key: string } | undefined
}

/** The candidate's own registration in this browser: what the server last said, and the drafts on top of it. */
export class MyRecord {
  readonly pack: SeasonPack
  #view: RegistrationView
  readonly #watchers = new Set<() => void>()
  readonly #editing = new Map<string, Editing>()

  constructor(pack: SeasonPack, view: RegistrationView) {
    this.pack = pack
    this.#view = view
    dropOthers(localStorage, { registration: view.id, now: Date.now() })
  }

  readonly view = (): RegistrationView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Takes what the server said. A form with unsent changes keeps them; the others follow. */
  adopt(view: RegistrationView): void {
    this.#view = view
    for (const editing of this.#editing.values()) {
      if (!editing.keeper.settled() || editing.keeper.read().status.kind === 'stale') continue
      const start = this.#fromServer(editing.form)
      editing.seen = this.#seen(editing.form)
      if (!sameRows(editing.keeper.held, start.held)) editing.keeper.restart(start)
      else editing.keeper.continueFrom(start.version)
    }
    for (const watcher of this.#watchers) watcher()
  }

  async reload(): Promise<RegistrationView> {
    const view = await call(myRegistration, {})
    // A point has accepted it: another record, with drafts of its own.
    if (view.id !== this.#view.id) location.reload()
    this.adopt(view)
    return view
  }

  keeperOf(id: string): DraftKeeper | undefined {
    return this.#editingOf(id)?.keeper
  }

  /** What the other device has, against what stands on this screen. */
  theirs(id: string): Rows {
    const editing = this.#editingOf(id)
    if (editing === undefined) return []
    const { form, keeper } = editing
    const held = this.#view.sections[id] ?? []
    const draft = this.#view.drafts[id]
    const mine = ownRows(form, keeper.read().rows)
    const other = draft !== undefined && !sameRows(ownRows(form, draft.rows), mine)
    return other ? overlay(form, { held, own: draft.rows }) : held
  }

  /** After somebody has chosen between two devices: goes on from the newest the server has. */
  settle(id: string, rows: Rows): void {
    const editing = this.#editingOf(id)
    if (editing === undefined) return
    editing.seen = this.#seen(editing.form)
    editing.keeper.restart({ ...this.#fromServer(editing.form), rows })
  }

  /** Saves a section. The same rows keep their key until the server has answered, however often one presses. */
  async save(id: string): Promise<RegistrationView> {
    const editing = this.#editingOf(id)
    if (editing === undefined) throw new Error(`no form ${id}`)
    const { form, keeper, seen } = editing
    await keeper.quiet()
    const { rows } = keeper.read()
    const same = editing.saving !== undefined && sameRows(editing.saving.rows, rows)
    if (!same) editing.saving = { rows, key: intentKey() }
    const view = await call(
      saveSection,
      {
        id: this.#view.id,
        form: id,
        version: seen.version,
        draft: this.#view.drafts[id]?.version ?? 0,
        rows: ownRows(form, rows),
      },
      { key: editing.saving?.key, retries: 2 },
    ).catch((problem: unknown) => {
      // Not saved: the draft goes on as before.
      keeper.edit(keeper.read().rows)
      throw problem
    })
    editing.saving = undefined
    this.#view = view
    editing.seen = this.#seen(form)
    const start = this.#fromServer(form)
    const typedOn = !sameRows(keeper.read().rows, rows)
    keeper.restart(typedOn ? { ...start, rows: keeper.read().rows } : start)
    this.adopt(view)
    return view
  }

  /** Forms that hold something not saved as a section: it has to be saved before confirming. */
  pending(): readonly Form[] {
    return this.pack.forms.filter((form) => {
      const keeper = this.#editing.get(form.id)?.keeper
      return this.#view.drafts[form.id] !== undefined || (keeper !== undefined && !keeper.settled())
    })
  }

  /** Sends what waits, everywhere; true when the server has everything. */
  async flush(): Promise<'sent' | 'waiting'> {
    const keepers = [...this.#editing.values()].map((editing) => editing.keeper)
    await Promise.all(keepers.map((keeper) => keeper.flush()))
    return keepers.every((keeper) => keeper.settled()) ? 'sent' : 'waiting'
  }

  stop(): void {
    for (const editing of this.#editing.values()) editing.keeper.stop()
  }

  /** The checklist shows a draft as soon as the server has it. */
  #drafted(form: string, draft: { rows: Record<string, string>[]; version: number; at: number }): void {
    const basedOn = this.#view.sectionVersions[form] ?? 0
    const drafts = { ...this.#view.drafts, [form]: { ...draft, basedOn } }
    this.#view = { ...this.#view, drafts }
    for (const watcher of this.#watchers) watcher()
  }

  #seen(form: Form): Editing['seen'] {
    return { version: this.#view.sectionVersions[form.id] ?? 0, rows: this.#view.sections[form.id] ?? [] }
  }

  #fromServer(form: Form): DraftStart {
    const held = this.#view.sections[form.id] ?? []
    const draft = this.#view.drafts[form.id]
    const rows = draft === undefined ? held : overlay(form, { held, own: draft.rows })
    return { rows, held: rows, version: draft?.version ?? 0 }
  }

  #editingOf(id: string): Editing | undefined {
    const known = this.#editing.get(id)
    const form = formOf(this.pack, id)
    if (known !== undefined || form === undefined) return known
    const start = this.#fromServer(form)
    const kept = keptDraft(localStorage, this.#view.id, id)
    const held = this.#view.sections[id] ?? []
    const mine = kept === undefined ? start.rows : overlay(form, { held, own: kept.rows })
    const keeper = new DraftKeeper(this.#port(form), { ...start, rows: mine })
    const answered =
      kept === undefined ||
      kept.version === start.version ||
      (kept.sent !== undefined && sameRows(ownRows(form, kept.sent), ownRows(form, start.rows)))
    if (!answered && !sameRows(mine, start.rows)) keeper.markStale()
    const editing = { form, keeper, seen: this.#seen(form), saving: undefined }
    this.#editing.set(id, editing)
    return editing
  }

  #port(form: Form): ConstructorParameters<typeof DraftKeeper>[0] {
    const registration = this.#view.id
    return {
      send: async (rows, version, key) => {
        const own = ownRows(form, rows)
        const basedOn = this.#editing.get(form.id)?.seen.version ?? 0
        const draft = { id: registration, form: form.id, version, basedOn, rows: own }
        const kept = await call(saveDraft, draft, { key })
        this.#drafted(form.id, { rows: own, version: kept.version, at: kept.at })
        return { version: kept.version, at: serverNow() }
      },
      // What register and school own is not left in a browser.
      keep: (draft) => {
        const own = draft === undefined ? undefined : { ...draft, rows: ownRows(form, draft.rows) }
        keepDraft(localStorage, { registration, form: form.id, draft: own, now: Date.now() })
      },
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
    }
  }
}
