import { readAssisted } from '@zhongzhao/api/assisted'
import { useEffect, useState } from 'react'
import { call } from '../shared/call.ts'
import { useView } from './record-context.ts'

/** What staff of a point typed for this candidate, and that still stands so. */
export interface Assisted {
  /** 考生类别; absent where no record was made at a point. */
  readonly category?: string
  readonly fields: ReadonlySet<string>
}

const nothing: Assisted = { fields: new Set() }

/** 由工作人员代录 (G3; notice 三.(五)): asked only where the registration stands at a point. */
export function useAssisted(): Assisted {
  const { id, version, place } = useView()
  const [assisted, setAssisted] = useState(nothing)
  useEffect(() => {
    if (place !== 'point') return
    let wanted = true
    call(readAssisted, { id }, { retries: 2 }).then(
      ({ category, fields }) =>
        wanted && setAssisted({ ...(category === undefined ? {} : { category }), fields: new Set(fields) }),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [id, version, place])
  return assisted
}
