import { useEffect } from 'react'

/** Keys for the screen as a whole, wherever the focus is; gone with the component. */
export function useKeydown(pressed: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  })
}
