import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { accessRoutes } from './access/routes.ts'
import { characterRoutes } from './characters/routes.ts'
import { correctionRoutes } from './correction/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import { eligibilityRoutes } from './eligibility/routes.ts'
import { listRoutes } from './eligibility/lists/routes.ts'
import { quotaRoutes } from './eligibility/quota/routes.ts'
import { evaluationRoutes } from './evaluation/routes.ts'
import { httpServer } from './http.ts'
import { imageRoutes } from './images/routes.ts'
import { likenessRoutes } from './likeness/routes.ts'
import { pictureRunRoutes } from './images/runs/routes.ts'
import { servePages, serveHealth } from './pages.ts'
import { paperRoutes } from './papers/routes.ts'
import type { Services } from './platform/context.ts'
import type { Route } from './platform/serve.ts'
import { planRoutes } from './plans/routes.ts'
import { pointRoutes } from './points/routes.ts'
import { progressRoutes } from './progress/routes.ts'
import { archiveRoutes } from './archive/routes.ts'
import { publicityRoutes } from './publicity/routes.ts'
import { registrationRoutes } from './registration/routes.ts'
import { rosterRoutes } from './roster/routes.ts'
import { syncRoutes } from './sync/routes.ts'
import { seasonRoutes } from './season/routes.ts'
import { transferRoutes } from './transfer/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

/** The only file that knows every feature. */
export const routes: readonly Route[] = [
  signInRoutes,
  seasonRoutes,
  registrationRoutes,
  imageRoutes,
  pictureRunRoutes,
  documentRoutes,
  likenessRoutes,
  duplicateRoutes,
  evaluationRoutes,
  rosterRoutes,
  syncRoutes,
  paperRoutes,
  correctionRoutes,
  progressRoutes,
  transferRoutes,
  characterRoutes,
  accessRoutes,
  planRoutes,
  pointRoutes,
  publicityRoutes,
  archiveRoutes,
  eligibilityRoutes,
  listRoutes,
  quotaRoutes,
].flat()

export const webDist = join(import.meta.dirname, '..', '..', 'web', 'dist')

export async function buildApp(services: Services, logTo?: Writable): Promise<FastifyInstance> {
  const app = await httpServer(services, routes, logTo)
  serveHealth(app, services)
  await servePages(app, webDist)
  return app
}
