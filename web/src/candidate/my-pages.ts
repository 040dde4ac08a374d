import { latePage } from './late-page.tsx'

/** Pages of a signed-in candidate, fetched when opened. */
export const sectionPage = latePage(() => import('./Section.tsx').then((m) => m.Section))
export const confirmPage = latePage(() => import('./Confirm.tsx').then((m) => m.Confirm))
export const picturesPage = latePage(() => import('./Pictures.tsx').then((m) => m.Pictures))
export const trackPage = latePage(() => import('./ChooseTrack.tsx').then((m) => m.ChooseTrack))
export const returningPage = latePage(() => import('./Returning.tsx').then((m) => m.Returning))
export const appointmentsPage = latePage(() => import('./Appointments.tsx').then((m) => m.Appointments))
export const correctionsPage = latePage(() => import('./Corrections.tsx').then((m) => m.Corrections))
export const evaluationPage = latePage(() => import('./Evaluation.tsx').then((m) => m.Evaluation))
export const claimsPage = latePage(() => import('./Claims.tsx').then((m) => m.Claims))
export const historyPage = latePage(() => import('./History.tsx').then((m) => m.History))
export const passwordPage = latePage(() => import('./ChangePassword.tsx').then((m) => m.ChangePassword))

/** Fetches what the candidate needs next while the checklist is being read: from then on a lost network hurts less. */
export function fetchAhead(): void {
  for (const page of [sectionPage, confirmPage, picturesPage]) page.fetch().catch(() => undefined)
}
