import { MenuOutlined } from '@ant-design/icons'
import { Outlet } from '@tanstack/react-router'
import { Button, Drawer, Spin } from 'antd'
import { Suspense, useState } from 'react'
import { Gate } from '../session/Gate.tsx'
import { IdleGuard } from '../session/IdleGuard.tsx'
import { SandboxBanner } from '../session/SandboxBanner.tsx'
import { Navigation } from './Navigation.tsx'
import { SeasonBanner, SeasonSwitcher } from './SeasonSwitcher.tsx'
import { WhoIsHere } from './WhoIsHere.tsx'

/** The frame of every screen behind the sign-in: what I am responsible for at the left, who I am at the top. */
export function Frame() {
  return (
    <Gate>
      <Inside />
    </Gate>
  )
}

function Inside() {
  const [drawer, setDrawer] = useState<'open' | 'closed'>('closed')
  return (
    <div className="frame">
      <a className="skip" href="#screen">
        跳到正文
      </a>
      <SandboxBanner />
      <header className="frame-top">
        <Button
          className="frame-burger"
          type="text"
          aria-label="打开菜单"
          icon={<MenuOutlined />}
          onClick={() => setDrawer('open')}
        />
        <span className="frame-brand">中招信息采集</span>
        <SeasonSwitcher />
        <WhoIsHere />
      </header>
      <SeasonBanner />
      <div className="frame-body">
        <nav className="frame-side" aria-label="主菜单">
          <Navigation />
        </nav>
        <Drawer
          open={drawer === 'open'}
          placement="left"
          size={264}
          title="中招信息采集"
          styles={{ body: { padding: 8 } }}
          onClose={() => setDrawer('closed')}
        >
          <Navigation onGone={() => setDrawer('closed')} />
        </Drawer>
        <main className="frame-screen" id="screen">
          <Suspense fallback={<Spin className="page-spin" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <IdleGuard />
    </div>
  )
}
