import * as api from '@zhongzhao/api/evaluation'
import * as objections from '@zhongzhao/api/evaluation-objections'
import { type Route, serve } from '../platform/serve.ts'
import { readClassEvaluation, saveEvaluation } from './classes.ts'
import { checkEvaluationFile, printEvaluations } from './files.ts'
import { moveMyObjection, objectEvaluation, readMyEvaluation } from './mine.ts'
import { answerObjection, readObjections, signObjection } from './objections.ts'
import { evaluationOverview, reopenEvaluation, signEvaluations } from './sign.ts'

/** bytes; a school's sheet. */
const MOST_UPLOAD = 10 * 1024 * 1024

export const evaluationRoutes: readonly Route[] = [
  serve(api.readClassEvaluation, readClassEvaluation),
  serve(api.saveEvaluation, saveEvaluation),
  serve(api.signEvaluations, signEvaluations),
  serve(api.reopenEvaluation, reopenEvaluation),
  serve(api.evaluationOverview, evaluationOverview),
  serve(api.checkEvaluationFile, checkEvaluationFile, { manner: 'apart', maxUpload: MOST_UPLOAD }),
  serve(api.printEvaluations, printEvaluations, { manner: 'apart' }),
  serve(objections.myEvaluation, readMyEvaluation),
  serve(objections.objectEvaluation, objectEvaluation),
  serve(objections.moveMyObjection, moveMyObjection),
  serve(objections.listObjections, readObjections),
  serve(objections.answerObjection, answerObjection),
  serve(objections.signObjection, signObjection),
]
