import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type * as divisionList from '@zhongzhao/domain/codes/division'
import { useEffect, useState } from 'react'

type Divisions = typeof divisionList
export type Division = divisionList.Division

let divisions: Promise<Divisions> | undefined
let loaded: Divisions | undefined

/** The divisions of the country are a chunk of their own (140 KB): loaded when a page first shows or asks for a place. */
export function loadDivisions(): Promise<Divisions> {
  divisions ??= import('@zhongzhao/domain/codes/division').then(
    (module) => {
      loaded = module
      return module
    },
    (problem: unknown) => {
      // A lost network is no reason to be without places until the next visit.
      divisions = undefined
      throw problem
    },
  )
  return divisions
}

/** The divisions once they are here; `lost` when the chunk did not arrive. */
export function useDivisions(): { readonly here: Divisions | undefined; readonly lost: boolean } {
  const [state, setState] = useState({ here: loaded, lost: false })
  useEffect(() => {
    if (state.here !== undefined) return
    let wanted = true
    const tell = (next: typeof state) => wanted && setState(next)
    loadDivisions().then(
      (here) => tell({ here, lost: false }),
      () => tell({ here: undefined, lost: true }),
    )
    return () => {
      wanted = false
    }
  }, [state.here])
  return state
}

/** Chinese name of a code in a code table; divisions are named by `DivisionName`. */
export function codeNameIn(table: string, code: string): string | undefined {
  return tableNamed(table).find(code)?.name
}
