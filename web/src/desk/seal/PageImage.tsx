import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useEffect } from 'react'
import { openScan } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { Trouble } from '../parts/Trouble.tsx'

/** A page as large as the screen gives; opening it is recorded. */
export function PageImage({ scan, of }: { readonly scan: string; readonly of: string }) {
  const asked = useQuery({
    queryKey: ['scan', scan],
    queryFn: async () => URL.createObjectURL((await callFile(openScan, { scan })).blob),
    staleTime: Infinity,
    gcTime: 0,
  })
  const address = asked.data
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
    <img className="scanned-page" src={address} alt={`${of}的签字页扫描件`} />
  )
}
