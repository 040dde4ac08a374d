import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { portraitAddress } from '../parts/Picture.tsx'
import { registrationQuery } from '../parts/registration-query.ts'
import { type Queue, ahead } from './queue.ts'
import { unsent } from './return-draft.ts'

/** Loads the next two and their portraits, so that the next one is there at once. */
export function useAhead(queue: Queue, here: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    for (const id of ahead(queue, here))
      void queries.fetchQuery(registrationQuery(id)).then(
        (view) => {
          // A document is opened when it is looked at, not before: each opening is recorded (F4).
          const { portrait } = view.pictures
          if (portrait !== undefined) new Image().src = portraitAddress(id, portrait.id)
        },
        // Loading ahead may fail quietly: the pupil is loaded again when it is their turn.
        () => undefined,
      )
  }, [queue, here, queries])
}

/** The browser asks before the page is closed over something typed and not sent. */
export function useUnsentGuard(): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (unsent() > 0) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [])
}
