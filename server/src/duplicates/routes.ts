import * as api from '@zhongzhao/api/duplicates'
import { type Route, serve } from '../platform/serve.ts'
import { decideDuplicate } from './commands.ts'
import { duplicatePortrait, listDuplicates, readDuplicate, uncoverDuplicate } from './read.ts'

export const duplicateRoutes: readonly Route[] = [
  serve(api.listDuplicates, listDuplicates),
  serve(api.readDuplicate, readDuplicate),
  serve(api.uncoverDuplicate, uncoverDuplicate),
  serve(api.duplicatePortrait, duplicatePortrait),
  serve(api.decideDuplicate, decideDuplicate),
]
