import { useEffect, useState } from 'react'

// Missing on plain http and in browsers before 2022: there the person looks after it.
const locks = navigator.locks as LockManager | undefined

/** One window at a time holds the station: two would send and delete each other's pictures. */
export function useOnlyWindow(): 'asking' | 'yes' | 'no' {
  const [only, setOnly] = useState<'asking' | 'yes' | 'no'>(locks === undefined ? 'yes' : 'asking')
  useEffect(() => {
    if (locks === undefined) return undefined
    let release = () => undefined as void
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    void locks.request('zhongzhao-station', { ifAvailable: true }, (lock) => {
      setOnly(lock === null ? 'no' : 'yes')
      return lock === null ? undefined : held
    })
    return release
  }, [])
  return only
}
