import { Link, useLocation } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'
import { entriesFor, entryAt } from './navigation.ts'

/** The screens the worn role may open. */
export function Navigation({ onGone }: { readonly onGone?: () => void }) {
  const { hat } = useSession()
  const { pathname } = useLocation()
  const here = entryAt(pathname)
  return (
    <ul className="navigation">
      {entriesFor(hat).map((entry) => (
        <li key={entry.path}>
          <Link
            to={entry.path}
            search={{}}
            className={entry.path === here ? 'here' : ''}
            {...(entry.path === here ? { 'aria-current': 'page' as const } : {})}
            {...(onGone === undefined ? {} : { onClick: onGone })}
          >
            {entry.label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
