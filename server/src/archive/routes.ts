import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import { type Route, serve } from '../platform/serve.ts'
import { archiveBoxes, keepBox } from './boxes.ts'
import {
  archiveDestructions,
  decideDestruction,
  proposeDestruction,
  withdrawDestruction,
} from './destructions.ts'
import { archiveHandovers, decideHandover, sendHandover, withdrawHandover } from './handovers.ts'
import { archiveLoans, lendVolume, moveLoan } from './loans.ts'
import { archiveMissing } from './missing.ts'
import { printArchive, printDestruction, printHandover, printVolume } from './print.ts'
import { openFiledScan } from './scan.ts'
import { archiveVolumes, makeVolume, moveVolume, readVolume } from './volumes.ts'

export const archiveRoutes: readonly Route[] = [
  serve(api.archiveVolumes, archiveVolumes),
  serve(api.makeVolume, makeVolume),
  serve(api.readVolume, readVolume),
  serve(api.moveVolume, moveVolume),
  serve(api.printVolume, printVolume),
  serve(api.lendVolume, lendVolume),
  serve(api.archiveLoans, archiveLoans),
  serve(api.moveLoan, moveLoan),
  serve(api.archiveBoxes, archiveBoxes),
  serve(api.keepBox, keepBox),
  serve(api.archiveMissing, archiveMissing),
  serve(api.printArchive, printArchive),
  serve(moves.openFiledScan, openFiledScan),
  serve(moves.archiveHandovers, archiveHandovers),
  serve(moves.sendHandover, sendHandover),
  serve(moves.withdrawHandover, withdrawHandover),
  serve(moves.decideHandover, decideHandover),
  serve(moves.printHandover, printHandover),
  serve(moves.archiveDestructions, archiveDestructions),
  serve(moves.proposeDestruction, proposeDestruction),
  serve(moves.withdrawDestruction, withdrawDestruction),
  serve(moves.decideDestruction, decideDestruction),
  serve(moves.printDestruction, printDestruction),
]
