import { createRootRoute, createRoute, type lazyRouteComponent, Link, Outlet } from '@tanstack/react-router'
import { readFilters } from './address.ts'
import { Frame } from './frame/Frame.tsx'

/** What every page of the desk hangs from; the address holds nothing but known filters. */
export const root = createRootRoute({
  component: Outlet,
  validateSearch: readFilters,
  notFoundComponent: () => (
    <main className="lonely">
      <h1>没有这个页面</h1>
      <p>地址可能输错了，或页面已经调整。</p>
      <Link to="/" search={{}}>
        回首页
      </Link>
    </main>
  ),
})
/** The pages for who is signed in. */
export const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })
/** A screen of the desk, fetched when it is opened. */
export const screen = <const Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => frame, path, component })
