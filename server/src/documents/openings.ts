import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/documents'
import { purposeText } from '@zhongzhao/domain/images/viewing'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith } from '../platform/sealed-text.ts'
import { loadDossier } from '../registration/store.ts'
import { type OpeningRow, listAllOpenings, listOpeningsOf, placeOfNote } from './store-openings.ts'

const titleOf = (ctx: Ctx, role: string) => ctx.pack.roles.find((r) => r.id === role)?.title ?? role

/** 谁看过我的证件 (F4): newest first. Who looked is named by office; who it was by name the school's leader sees. */
export async function readOpenings(
  ctx: Ctx,
  { id }: InputOf<typeof api.documentOpenings>,
): Promise<OutputOf<typeof api.documentOpenings>> {
  const scope = scopeOf(ctx, 'image.read')
  await loadDossier(ctx, scope, { id, hold: 'read' })
  const rows = await listOpeningsOf(ctx, scope, id)
  const openings = rows.map((row) => ({
    at: row.at.getTime(),
    org: row.org_name ?? '',
    role: titleOf(ctx, row.role),
    purpose: purposeText(ctx.pack.viewingPurposes, row.purpose),
  }))
  return { openings }
}

function noteOf(ctx: Ctx, row: OpeningRow): string {
  if (row.note === null) return ''
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  return openWith(key, row.note, placeOfNote(row.registration_id, row.opening_id)).toString()
}

/** The leader's list (F4): who opened whose document, newest first, inside the own organisation. */
export async function listOpenings(
  ctx: Ctx,
  { class: klass, purpose, cursor, limit = 50 }: InputOf<typeof api.listOpenings>,
): Promise<OutputOf<typeof api.listOpenings>> {
  const asked = { class: klass, purpose, before: cursor, limit: limit + 1 }
  const rows = await listAllOpenings(ctx, scopeOf(ctx, 'document.oversee'), asked)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const openings = page.map((row) => ({
    id: row.opening_id,
    at: row.at.getTime(),
    by: row.by_name ?? '',
    role: titleOf(ctx, row.role),
    registration: row.registration_id,
    name: row.name,
    className: row.class_name ?? '',
    purpose: purposeText(ctx.pack.viewingPurposes, row.purpose),
    note: noteOf(ctx, row),
  }))
  return { openings, ...(rows.length > limit && last !== undefined ? { next: last.opening_id } : {}) }
}
