import type { Route } from '../platform/serve.ts'

export const rosterRoutes: readonly Route[] = []
