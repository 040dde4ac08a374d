import { checkSheet as checkContract } from '@zhongzhao/api/check-sheet'
import * as tables from '@zhongzhao/api/office-tables'
import * as api from '@zhongzhao/api/papers'
import { printHeadCount as headCountContract } from '@zhongzhao/api/progress'
import type { Ctx } from '../platform/context.ts'
import { type Route, serve } from '../platform/serve.ts'
import { classTable } from './class-tables.ts'
import { printClass, readJob, readJobFile } from './class-print.ts'
import { checkSheet } from './check.ts'
import { printForm } from './form.ts'
import { printConsents, printDrafts } from './home.ts'
import { dailyTable, statisticsTable } from './office-tables.ts'
import { printCorrections } from './register-corrections.ts'
import { keepScans, openScan } from './scans.ts'
import { findSheet, readRegister, returnSheet, signSheet } from './sign.ts'
import { printSlips, readSlips, reprintSlip } from './slips.ts'
import { printHeadCount, printRegister } from './tables.ts'

const apart = { manner: 'apart' } as const
/** bytes; the pages of a class, scanned. */
const MAX_SCANS = 60_000_000

async function register(ctx: Ctx, input: { class: string }) {
  const { sheets, missing } = await readRegister(ctx, input)
  return { sheets: sheets.map((sheet) => sheet.view), missing }
}

export const paperRoutes: readonly Route[] = [
  serve(api.printSlips, printSlips, apart),
  serve(api.reprintSlip, reprintSlip, apart),
  serve(api.slipStatus, readSlips),
  serve(api.paperDrafts, printDrafts, apart),
  serve(api.registerCorrections, printCorrections, apart),
  serve(api.consentForms, printConsents, apart),
  serve(api.printForm, printForm, apart),
  serve(api.printClass, printClass),
  serve(api.readJob, readJob),
  serve(api.jobFile, readJobFile, apart),
  serve(checkContract, checkSheet),
  serve(api.findSheet, findSheet),
  serve(api.signSheet, signSheet),
  serve(api.returnSheet, returnSheet),
  serve(api.keepScans, keepScans, { manner: 'apart', maxUpload: MAX_SCANS }),
  serve(api.openScan, openScan),
  serve(api.sheetRegister, register),
  serve(api.printSheetRegister, printRegister, apart),
  serve(headCountContract, printHeadCount, apart),
  serve(tables.classTable, classTable, apart),
  serve(tables.statisticsTable, statisticsTable, apart),
  serve(tables.dailyTable, dailyTable, apart),
]
