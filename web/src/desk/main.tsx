import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CallRefused } from '../shared/call.ts'
import './desk.css'
import './access/access.css'
import './documents/documents.css'
import './evidence/evidence.css'
import './frame/frame.css'
import './home/home.css'
import './judging/judging.css'
import './my-class/my-class.css'
import './pictures/pictures.css'
import './pupils/pupils.css'
import './review/review.css'
import './roster/roster.css'
import './seal/seal.css'
import { router } from './routes.tsx'
import { forgetSeason, takeUpSeason } from './session/worked.ts'
import { theme } from './theme.ts'

takeUpSeason()

/** A session that ended anywhere sends to the sign-in; the address to come back to goes along. */
function signedOut(error: unknown): void {
  if (error instanceof CallRefused && error.code === 'SEASON-UNKNOWN') forgetSeason()
  if (!(error instanceof CallRefused) || error.code !== 'SIGNED-OUT') return
  const here = router.state.location.pathname
  if (here !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: here } })
}

/** Not allowed any more: who one is now is asked anew, and the frame says it when the grant is gone (A5). */
function refusedByRight(error: unknown): void {
  signedOut(error)
  if (error instanceof CallRefused && (error.code === 'NOT-ALLOWED' || error.code === 'GRANT-REVOKED'))
    void queries.invalidateQueries({ queryKey: ['me'] })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: refusedByRight }),
  mutationCache: new MutationCache({ onError: refusedByRight }),
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal will not change by asking again; a lost connection may.
      retry: (failures, error) => !(error instanceof CallRefused) && failures < 2,
    },
  },
})

const place = document.getElementById('root')
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <App>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>,
  )
