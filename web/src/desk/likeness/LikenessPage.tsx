import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { compareLikeness, listLikeness } from '@zhongzhao/api/likeness'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { Sitting } from '../documents/Sitting.tsx'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import { Case } from './Case.tsx'

type Listed = OutputOf<typeof listLikeness>

/** How far the comparison is, in one sentence. */
function runWords({ run, waiting }: Listed): string {
  const open = waiting > 0 ? `还有 ${waiting} 张图片在后台等待分析。` : ''
  if (run === undefined) return `${open}还没有比对过。导入照片后会自动比对，也可以现在比对。`
  if (run.state === 'waiting') return `${open}正在比对，稍后刷新。`
  const faces =
    run.described < run.pictures ? `其中 ${run.pictures - run.described} 张没有人脸特征，只比对画面。` : ''
  return `${open}已比对 ${run.pictures} 张照片。${faces}只在本校之内比对，人脸特征不出服务器。`
}

function useCases() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['likeness', hat.orgCode],
    queryFn: () => call(listLikeness, { school: hat.orgCode }),
    // While something is under way the page looks again by itself.
    refetchInterval: (query) =>
      query.state.data?.run?.state === 'waiting' || (query.state.data?.waiting ?? 0) > 0 ? 5_000 : false,
  })
}

/** More at a time is not looked at, only scrolled past. */
const SHOWN = 20

function Cases({ listed }: { readonly listed: Listed }) {
  const open = listed.cases.filter((one) => one.state === 'open')
  const decided = listed.cases.filter((one) => one.state !== 'open')
  return (
    <>
      <Panel title={`待核对 ${open.length} 条`}>
        {open.length === 0 && (
          <Blank
            what={
              listed.run === undefined || listed.waiting > 0 ? '还没有比对完。' : '没有发现相同或互换的照片。'
            }
            how="同一张照片用于两人、两人照片可能互换的，会列在这里由人来看，不会自动退回。"
          />
        )}
        <ul className="cases">
          {open.slice(0, SHOWN).map((one) => (
            <Case key={`${one.id}${one.version}`} of={one} />
          ))}
        </ul>
        {open.length > SHOWN && <p className="quiet">还有 {open.length - SHOWN} 条，处理后继续显示。</p>}
      </Panel>
      {decided.length > 0 && (
        <Panel title={`已处理 ${decided.length} 条`}>
          <ul className="cases">
            {decided.slice(0, SHOWN).map((one) => (
              <Case key={`${one.id}${one.version}`} of={one} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

/** 相似照片 (E6): one picture used for two, or two pupils with each other's picture, inside this school. */
export function LikenessPage() {
  const { hat } = useSession()
  const queries = useQueryClient()
  const asked = useCases()
  const compare = useAct({
    run: () => call(compareLikeness, { school: hat.orgCode }),
    onDone: () => void queries.invalidateQueries({ queryKey: ['likeness'] }),
  })
  return (
    <Sitting words="这次核对">
      <PageHead
        title="相似照片"
        lead={asked.data === undefined ? '只在本校之内比对，人脸特征不出服务器。' : runWords(asked.data)}
      >
        <Button loading={compare.busy} onClick={() => compare.start(undefined)}>
          现在比对
        </Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <Cases listed={asked.data} />}
    </Sitting>
  )
}
