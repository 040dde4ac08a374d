import { useEffect, useState } from 'react'
import { type Eye, loadEye } from './eye.ts'

/** The face detector once it is there; it comes late (several hundred KB) or, without models, never. */
export function useEye(): Eye | undefined {
  const [eye, setEye] = useState<Eye>()
  useEffect(() => {
    let gone: 'no' | 'yes' = 'no'
    void loadEye().then((loaded) => {
      if (gone === 'no' && loaded !== undefined) setEye(() => loaded)
    })
    return () => {
      gone = 'yes'
    }
  }, [])
  return eye
}
