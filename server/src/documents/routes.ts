import * as api from '@zhongzhao/api/documents'
import * as differences from '@zhongzhao/api/card-differences'
import * as credentials from '@zhongzhao/api/credentials'
import { type Route, serve } from '../platform/serve.ts'
import { deferCredential, listOwed, noteCredential } from './credentials.ts'
import { decideDifference, listDifferences, openDifference } from './differences.ts'
import { openDocument } from './open.ts'
import { listOpenings, readOpenings } from './openings.ts'

export const documentRoutes: readonly Route[] = [
  // Apart: the record stands before the picture is drawn, and drawing holds no connection.
  serve(api.openDocument, openDocument, { manner: 'apart' }),
  serve(api.documentOpenings, readOpenings),
  serve(api.listOpenings, listOpenings),
  serve(credentials.noteCredential, noteCredential),
  serve(credentials.deferCredential, deferCredential),
  serve(credentials.listOwed, listOwed),
  serve(differences.listDifferences, listDifferences),
  serve(differences.openDifference, openDifference, { manner: 'apart' }),
  serve(differences.decideDifference, decideDifference),
]
