import { useQuery } from '@tanstack/react-query'
import { Modal, Radio, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { openFiledScan } from '@zhongzhao/api/archive-moves'
import { callFile } from '../../shared/call.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'

interface Props {
  readonly volume: string
  readonly scan: string
  readonly of: string
  readonly onClose: () => void
}

/** What scrolls is reached with the tab key. */
function scrolls(part: HTMLDivElement | null) {
  if (part === null) return
  part.tabIndex = 0
  part.setAttribute('role', 'region')
  part.setAttribute('aria-label', '签字页')
}

/** A page of the archive on the screen, once it is said what for. */
function Shown({ volume, scan, of, purpose }: Omit<Props, 'onClose'> & { readonly purpose: string }) {
  const asked = useQuery({
    queryKey: ['filed-scan', volume, scan, purpose],
    queryFn: async () => URL.createObjectURL((await callFile(openFiledScan, { volume, scan, purpose })).blob),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const address = asked.data
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address])
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (address === undefined) return <Spin className="page-spin" />
  return (
    <div className="filed-scan" ref={scrolls}>
      <img src={address} alt={`${of}的签字页扫描件`} />
    </div>
  )
}

/** 查看扫描件: what for, then the page; every look is recorded, also after the season has ended. */
export function FiledScan({ volume, scan, of, onClose }: Props) {
  const { pack, me } = useSession()
  const { openedFor } = pack.archive
  const [chosen, setChosen] = useState(openedFor[0]?.code ?? '')
  const [purpose, setPurpose] = useState<string>()
  const looking = purpose !== undefined
  return (
    <Modal
      open
      title={looking ? `${of}的签字页` : '查看扫描件'}
      width={looking ? 900 : 520}
      okText={looking ? '看完了' : '查看并记录'}
      cancelButtonProps={looking ? { style: { display: 'none' } } : {}}
      onOk={() => (looking ? onClose() : setPurpose(chosen))}
      onCancel={onClose}
    >
      {looking ? (
        <Shown volume={volume} scan={scan} of={of} purpose={purpose} />
      ) : (
        <>
          <p>
            扫描件上有考生的全部登记信息。图上会印有“{me.name}”和时间，这次查看会记录下来，考生本人看得到。
          </p>
          <Radio.Group
            aria-label="用途"
            vertical
            value={chosen}
            options={openedFor.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(event) => setChosen(String(event.target.value))}
          />
        </>
      )}
    </Modal>
  )
}
