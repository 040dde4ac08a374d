import { latePage } from './late-page.tsx'

/** What a phone fetches only when it gets there, so that the first load stays small (≤ 100 KB). */
export const activatePage = latePage(() => import('./Activate.tsx').then((m) => m.Activate))
export const sandboxPage = latePage(() => import('./Sandbox.tsx').then((m) => m.Sandbox))
export const minePage = latePage(() => import('./Mine.tsx').then((m) => m.Mine))
export const checkPage = latePage(() => import('./Check.tsx').then((m) => m.Check))
export const pointsPage = latePage(() => import('./Points.tsx').then((m) => m.Points))
export const publicListsPage = latePage(() => import('./PublicLists.tsx').then((m) => m.PublicLists))
export const publicListPage = latePage(() => import('./PublicList.tsx').then((m) => m.PublicList))
