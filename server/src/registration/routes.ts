import * as classApi from '@zhongzhao/api/actual-class'
import * as givingUpApi from '@zhongzhao/api/giving-up'
import * as api from '@zhongzhao/api/registration'
import { type Route, serve } from '../platform/serve.ts'
import { changeClass } from './actual-class.ts'
import {
  chooseTrack,
  confirmRegistration,
  noteEvidence,
  readMine,
  readOne,
  recordConsents,
  reopen,
  review,
  saveDraft,
  saveSection,
  uncover,
  undoReview,
} from './commands.ts'
import { comeBack, withdraw } from './giving-up.ts'
import { readHistory } from './history.ts'
import { listRegistrations } from './list.ts'

export const registrationRoutes: readonly Route[] = [
  serve(api.myRegistration, readMine),
  serve(api.readRegistration, readOne),
  serve(api.uncover, uncover),
  serve(api.listRegistrations, listRegistrations),
  serve(api.saveDraft, saveDraft),
  serve(api.saveSection, saveSection),
  serve(api.confirm, confirmRegistration),
  serve(api.reopen, reopen),
  serve(api.chooseTrack, chooseTrack),
  serve(api.review, review),
  serve(api.noteEvidence, noteEvidence),
  serve(api.undoReview, undoReview),
  serve(givingUpApi.withdraw, withdraw),
  serve(givingUpApi.comeBack, comeBack),
  serve(classApi.changeClass, changeClass),
  serve(api.recordConsents, recordConsents),
  serve(api.history, readHistory),
]
