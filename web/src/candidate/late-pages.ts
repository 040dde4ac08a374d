import { latePage } from './late-page.tsx'

/** What a phone fetches only when it gets there, so that the first load stays small (≤ 100 KB). */
export const activatePage = latePage(() => import('./Activate.tsx').then((m) => m.Activate))
export const sandboxPage = latePage(() => import('./Sandbox.tsx').then((m) => m.Sandbox))
export const minePage = latePage(() => import('./Mine.tsx').then((m) => m.Mine))
export const sectionPage = latePage(() => import('./Section.tsx').then((m) => m.Section))
export const confirmPage = latePage(() => import('./Confirm.tsx').then((m) => m.Confirm))
export const picturesPage = latePage(() => import('./Pictures.tsx').then((m) => m.Pictures))
export const trackPage = latePage(() => import('./ChooseTrack.tsx').then((m) => m.ChooseTrack))
export const historyPage = latePage(() => import('./History.tsx').then((m) => m.History))
export const passwordPage = latePage(() => import('./ChangePassword.tsx').then((m) => m.ChangePassword))

/** Fetches what the candidate needs next while the checklist is being read: from then on a lost network hurts less. */
export function fetchAhead(): void {
  for (const page of [sectionPage, confirmPage, picturesPage]) page.fetch().catch(() => undefined)
}
