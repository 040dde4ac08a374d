import { Link, useLocation } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'
import { groupsFor, type NavigationGroup } from './navigation-groups.ts'
import { entryAt, type Path } from './navigation.ts'

interface ListProps {
  readonly of: NavigationGroup
  readonly here: Path | undefined
  readonly onGone: (() => void) | undefined
}

function List({ of, here, onGone }: ListProps) {
  return (
    <ul className="navigation" {...(of.title === '' ? {} : { 'aria-label': of.title })}>
      {of.entries.map((entry) => (
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

/** The screens the worn role may open. */
export function Navigation({ onGone }: { readonly onGone?: () => void }) {
  const { hat } = useSession()
  const { pathname } = useLocation()
  const here = entryAt(pathname)
  return groupsFor(hat).map((group) => (
    <div key={group.title} className="navigation-group">
      {group.title !== '' && (
        <p className="navigation-title" aria-hidden="true">
          {group.title}
        </p>
      )}
      <List of={group} here={here} onGone={onGone} />
    </div>
  ))
}
