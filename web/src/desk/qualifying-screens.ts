import { lazyRouteComponent } from '@tanstack/react-router'
import { screen } from './screen.tsx'

const claims = screen(
  '/claims',
  lazyRouteComponent(() => import('./claims/ClaimsPage.tsx'), 'ClaimsPage'),
)
const claimLists = screen(
  '/claims/lists',
  lazyRouteComponent(() => import('./claim-lists/ListsPage.tsx'), 'ListsPage'),
)
const claimList = screen(
  '/claims/lists/$list',
  lazyRouteComponent(() => import('./claim-lists/OneListPage.tsx'), 'OneListPage'),
)
const quota = screen(
  '/quota',
  lazyRouteComponent(() => import('./quota/QuotaPage.tsx'), 'QuotaPage'),
)
const newQuota = screen(
  '/quota/new',
  lazyRouteComponent(() => import('./quota/KeepQuotaPage.tsx'), 'KeepQuotaPage'),
)
const oneQuota = screen(
  '/quota/$plan',
  lazyRouteComponent(() => import('./quota/OneQuotaPage.tsx'), 'OneQuotaPage'),
)

/** Screens about qualifications and quotas. */
export const qualifyingScreens = [claims, claimLists, claimList, quota, newQuota, oneQuota] as const
