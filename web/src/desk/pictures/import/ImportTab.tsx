import { Alert, Segmented } from 'antd'
import { useFilters } from '../../address.ts'
import { Panel } from '../../parts/Panel.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useSession } from '../../session/session.ts'
import type { Door } from '../door.ts'
import { begin } from './begin.ts'
import type { Chosen } from './chosen.ts'
import { Drop } from './Drop.tsx'
import { OrderSheet } from './OrderSheet.tsx'
import { RunList } from './RunList.tsx'
import { RunPage } from './RunPage.tsx'

const ways = [
  { value: 'number', label: '用证件号码命名' },
  { value: 'order', label: '按拍照顺序表' },
] as const
type Way = (typeof ways)[number]['value']

/** 整批导入 of one door (E5): a new one, the run of the address, or the list of those before. */
export function ImportTab({ door }: { readonly door: Door }) {
  const [filters, change] = useFilters()
  if (filters.job !== undefined)
    return (
      <RunPage
        key={filters.job}
        id={filters.job}
        door={door}
        onLeave={() => change({ job: undefined, kind: undefined })}
      />
    )
  return (
    <>
      <Begin door={door} way={filters.kind === 'order' ? 'order' : 'number'} />
      <RunList door={door} onOpen={(job) => change({ job, kind: undefined })} />
    </>
  )
}

function Begin({ door, way }: { readonly door: Door; readonly way: Way }) {
  const [, change] = useFilters()
  const { hat } = useSession()
  const word = door === 'portrait' ? '照片' : '证件图片'
  const start = useAct({
    run: (chosen: readonly Chosen[]) => begin({ door, way, org: hat.orgCode, chosen }),
    onDone: (job) => {
      if (job !== undefined) change({ job, kind: undefined })
    },
  })
  return (
    <Panel>
      <Segmented<Way>
        className="ways"
        value={way}
        options={ways.map((w) => ({ ...w }))}
        onChange={(kind) => change({ kind })}
      />
      {way === 'order' && <OrderSheet />}
      <Drop word={word} onChosen={start.start}>
        {way === 'number'
          ? '每个文件用考生的身份证件号码命名，如 4101……0012.jpg；文件夹里有多层也可以，装在以号码命名的文件夹里也可以。一批最多 10,000 个文件。'
          : '照片用相机里的名字就行，如 IMG_0001.jpg。选好后再上传填好的拍照顺序表，核对配对无误才会导入。'}
      </Drop>
      {start.busy && (
        <Alert
          className="spaced"
          type="info"
          showIcon
          title="正在上传，请稍候。压缩包较大时需要几分钟，请不要关闭本页。"
        />
      )}
    </Panel>
  )
}
