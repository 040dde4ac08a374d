import { type ReactNode, useMemo, useState } from 'react'
import type { Viewing } from '@zhongzhao/domain/images/viewing'
import { SittingContext } from './viewing.ts'

interface Props {
  readonly words: string
  readonly children: ReactNode
}

/** A sitting over one class: give it the class as `key`, so that another class asks anew. */
export function Sitting({ words, children }: Props) {
  const [chosen, choose] = useState<Viewing>()
  const value = useMemo(() => ({ chosen, choose, words }), [chosen, words])
  return <SittingContext value={value}>{children}</SittingContext>
}
