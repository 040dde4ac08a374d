import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/office-tables'
import { beijingDay } from '@zhongzhao/domain/base/time'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import type { PortraitsPart, TableSheet } from '@zhongzhao/domain/printing/document'
import { classList } from '@zhongzhao/domain/printing/office-sheets'
import { portraitTable, proofSheet } from '@zhongzhao/domain/printing/roll-sheets'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { departedStates, registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { formOf } from '@zhongzhao/domain/season/pack'
import { pictureBytes } from '../images/commands.ts'
import { findImages } from '../images/store.ts'
import { classFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadClass } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { basicOf, idsOf, namesIn } from './naming.ts'
import { type OfficeFormat, officeAnswer } from './office.ts'
import { checkGlyphs, notePrinted, pdfAnswer } from './render.ts'
import { letterhead } from './tables.ts'

interface Room {
  readonly unit: string
  readonly className: string
  readonly dossiers: readonly Dossier[]
}

/** A field of the basic form as it is printed. */
const shownOf = (ctx: Ctx, dossier: Dossier) => {
  const pack = packOf(ctx, dossier.registration)
  const fields = formOf(pack, 'basic')?.fields ?? {}
  return (name: string) => {
    const field = fields[name]
    return field === undefined ? '' : printedValue(field, basicOf(dossier)[name], namesIn(pack))
  }
}

/** 花名册: numbers covered. */
function roll(ctx: Ctx, { unit, className, dossiers }: Room): TableSheet {
  const members = dossiers.map((dossier) => {
    const shown = shownOf(ctx, dossier)
    return {
      serial: dossier.registration.number,
      name: shown('name'),
      sex: shown('sex'),
      maskedNumber: maskNumber(basicOf(dossier)['idNumber'] ?? ''),
      state: registrationLifecycle.states[dossier.registration.state],
    }
  })
  return classList(letterhead(ctx, unit), { className, members })
}

/** 信息校对表: in full on paper, since any digit may be wrong; what becomes a file of somebody's computer is covered. */
function proof(ctx: Ctx, { unit, className, dossiers }: Room, format: OfficeFormat): TableSheet {
  const sight = (text: string) => (format === 'pdf' ? text : maskNumber(text))
  const lines = dossiers.map((dossier) => {
    const shown = shownOf(ctx, dossier)
    return {
      serial: dossier.registration.number,
      name: shown('name'),
      sex: shown('sex'),
      birthDate: format === 'pdf' ? shown('birthDate') : `${shown('birthDate').slice(0, 4)}年`,
      ethnicGroup: shown('ethnicGroup'),
      idNumber: sight(shown('idNumber')),
      studentNumber: sight(shown('studentNumber')),
      household: shown('householdDivision'),
    }
  })
  return proofSheet(letterhead(ctx, unit), { className, lines })
}

const standings: Readonly<Record<string, string>> = {
  accepted: '已采集',
  doubtful: '待判定',
  refused: '不合格，待重拍',
}

const portraitLines = (dossiers: readonly Dossier[]) =>
  dossiers.map((dossier) => ({
    serial: dossier.registration.number,
    name: basicOf(dossier)['name'] ?? '',
    standing: standings[dossier.registration.pictures.portrait?.verdict ?? ''] ?? '未采集',
  }))

/** 照片核对表 on paper: the portraits themselves. */
async function portraits(ctx: Ctx, { unit, className, dossiers }: Room): Promise<FileAnswer> {
  const ids = dossiers.flatMap(({ registration: { pictures } }) => pictures.portrait?.id ?? [])
  const found = await findImages(ctx, scopeOf(ctx, 'registration.print'), ids)
  const read = found.map(
    async (file) =>
      [file.image_id, await pictureBytes(ctx, file, { image: file.image_id, variant: 'derived' })] as const,
  )
  const pictures = Object.fromEntries(await Promise.all(read))
  const part: PortraitsPart = {
    ...letterhead(ctx, unit),
    kind: 'portraits',
    title: '照片核对表',
    facts: [
      { label: '班级', value: className },
      { label: '人数', value: String(dossiers.length) },
    ],
    people: dossiers.map((dossier) => {
      const { number, pictures: own } = dossier.registration
      const id = own.portrait?.id
      const picture = id === undefined || pictures[id] === undefined ? {} : { portrait: id }
      return { serial: number, name: basicOf(dossier)['name'] ?? '', ...picture }
    }),
    signers: ['填表人', '审核人', '日期'],
    notes: [
      '请学生确认照片是本人后签字；不是本人的，请马上告诉班主任。本表含个人信息，请专人保管，用后按规定销毁。',
    ],
  }
  return pdfAnswer({ title: '照片核对表', parts: [part], pictures }, fileName(ctx, 'portraits'))
}

const fileName = (ctx: Ctx, table: string) => `${table}-${beijingDay(ctx.now)}.pdf`

/** 花名册、信息校对表、照片核对表 of a class (K9), in class order, without who has gone; stands in the history of each. Refuses NOT-FOUND,
 *  GLYPH-MISSING. */
export async function classTable(
  ctx: Ctx,
  { class: code, table, format }: InputOf<typeof api.classTable>,
): Promise<FileAnswer> {
  const org = await classFor(ctx, { code, action: 'registration.print' })
  const all = await loadClass(ctx, scopeOf(ctx, 'registration.print'), { path: org.path })
  const dossiers = all.filter(({ registration }) => !departedStates.includes(registration.state))
  if (format === 'pdf') await checkGlyphs(ctx, dossiers)
  const room = { unit: dossiers[0]?.schoolName ?? org.name, className: org.name, dossiers }
  await notePrinted(ctx, idsOf(dossiers), { table, format })
  if (table === 'portraits' && format === 'pdf') return portraits(ctx, room)
  const sheets = {
    roll: () => roll(ctx, room),
    proof: () => proof(ctx, room, format),
    portraits: () =>
      portraitTable(letterhead(ctx, room.unit), { className: org.name, lines: portraitLines(dossiers) }),
  }
  return officeAnswer([sheets[table]()], { format, file: `${table}-${beijingDay(ctx.now)}` })
}
