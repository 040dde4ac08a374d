import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useEffect, useRef } from 'react'
import { openScan } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { Trouble } from '../parts/Trouble.tsx'

interface Props {
  readonly scan: string
  readonly of: string
  /** The page stands on the screen. */
  readonly onShown?: () => void
}

/** A page as large as the screen gives; opening it is recorded. */
export function PageImage({ scan, of, onShown }: Props) {
  const asked = useQuery({
    queryKey: ['scan', scan],
    queryFn: async () => URL.createObjectURL((await callFile(openScan, { scan })).blob),
    staleTime: Infinity,
    gcTime: 0,
  })
  const address = asked.data
  const page = useRef<HTMLDivElement>(null)
  const toTheFoot = () => {
    const part = page.current
    if (part === null) return
    // It scrolls, so the tab key stops at it; both sign at the foot.
    part.tabIndex = 0
    part.setAttribute('role', 'region')
    part.setAttribute('aria-label', `${of}的签字页`)
    part.scrollTo({ top: part.scrollHeight })
    onShown?.()
  }
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address)
    },
    [address],
  )
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return address === undefined ? (
    <Spin className="page-spin" />
  ) : (
    <div className="scanned-page" ref={page}>
      <img src={address} alt={`${of}的签字页扫描件`} onLoad={toTheFoot} />
    </div>
  )
}
