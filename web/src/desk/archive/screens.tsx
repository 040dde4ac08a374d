import { lazyRouteComponent } from '@tanstack/react-router'
import { screen } from '../screen.tsx'

export const archive = screen(
  '/archive',
  lazyRouteComponent(() => import('./ArchivePage.tsx'), 'ArchivePage'),
)
export const oneVolume = screen(
  '/archive/$volume',
  lazyRouteComponent(() => import('./OneVolumePage.tsx'), 'OneVolumePage'),
)
