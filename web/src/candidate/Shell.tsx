import type { ReactNode } from 'react'
import { momentWords } from './countdown.ts'
import { useNow } from './use-now.ts'
import { useTitle } from './use-title.ts'

/** 演练: everything here is made up; its time and the list of sign-ins. */
function SandboxBanner() {
  const now = useNow(1000 * 5)
  return (
    <aside className="sandbox" aria-label="演练环境">
      <div className="across">
        <b>演练</b>
        <span>
          <span className="from-wide">人和学校都是虚构的。演练时间 </span>
          {momentWords(now, now)}
        </span>
        <a href="#/sandbox">演练账号</a>
      </div>
    </aside>
  )
}

interface ShellProps {
  readonly title: string
  readonly sandbox: boolean
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of every candidate page. */
export function Shell({ title, sandbox, actions, children }: ShellProps) {
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        跳到正文
      </a>
      {sandbox && <SandboxBanner />}
      <header className="top">
        <div className="across">
          <p className="brand">{title}</p>
          {actions !== undefined && <nav aria-label="账号">{actions}</nav>}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

/** Back to the checklist; the name of the page. */
export function PageTitle({ children, sub }: { readonly children: string; readonly sub?: ReactNode }) {
  useTitle(children)
  return (
    <div className="page-title">
      <a className="back" href="#/home">
        ‹ 返回清单
      </a>
      <h1>{children}</h1>
      {sub !== undefined && <p className="hint">{sub}</p>}
    </div>
  )
}
