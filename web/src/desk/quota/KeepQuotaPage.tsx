import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Checkbox, Form, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { keepQuota, previewQuota, type quotaPlans } from '@zhongzhao/api/quota'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import { type SeniorRow, SeniorRows, emptyRow } from './SeniorRows.tsx'
import { Method, ShareTable } from './ShareTable.tsx'
import { type Asked, type Shared, useQuotaPlans } from './quota-query.ts'
import './quota.css'

type Ground = OutputOf<typeof quotaPlans>

/** What the form asks, once every line is whole. */
function askedOf(rows: readonly SeniorRow[], basis: string, areas: readonly string[]): Asked | undefined {
  const seniors = rows.flatMap(({ name, places, quota }) =>
    name.trim().length < 2 || places === null || quota === null ? [] : [{ name: name.trim(), places, quota }],
  )
  if (seniors.length < rows.length) return undefined
  return { basis: basis as Asked['basis'], areas: [...areas], seniors }
}

function Choices({
  of,
  basis,
  areas,
  onBasis,
  onAreas,
}: {
  readonly of: Ground
  readonly basis: string
  readonly areas: readonly string[]
  readonly onBasis: (basis: string) => void
  readonly onAreas: (areas: readonly string[]) => void
}) {
  return (
    <>
      <Form.Item label="按什么分">
        <Radio.Group
          value={basis}
          options={of.bases.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(event) => onBasis(String(event.target.value))}
        />
      </Form.Item>
      {of.areas.length > 0 && (
        <Form.Item label="分给哪些县（市、区）的初中（不选就是全部）">
          <Checkbox.Group
            value={[...areas]}
            options={of.areas.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(values) => onAreas(values.map(String))}
          />
        </Form.Item>
      )}
    </>
  )
}

/** As the last edition was reckoned, where that is still offered. */
function firstBasis({ bases, plans }: Ground): string {
  const last = bases.find(({ code }) => code === plans[0]?.basis)
  return (last ?? bases[0])?.code ?? 'registered'
}

function KeepQuota({ of }: { readonly of: Ground }) {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const go = useNavigate()
  const last = of.plans[0]
  const [rows, setRows] = useState<readonly SeniorRow[]>(
    last === undefined ? [emptyRow(1)] : last.seniors.map((senior, key) => ({ key, ...senior })),
  )
  const [basis, setBasis] = useState(firstBasis(of))
  const [areas, setAreas] = useState<readonly string[]>(
    (last?.areas ?? []).filter((area) => of.areas.some(({ code }) => code === area)),
  )
  const [shown, setShown] = useState<Shared & { readonly asked: Asked }>()
  const asked = askedOf(rows, basis, areas)
  // Whatever is changed has to be reckoned anew before it can be kept.
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setShown(undefined)
      set(value)
    }
  const preview = useAct({
    run: (of_: Asked) => call(previewQuota, { org: hat.orgCode, ...of_ }),
    onDone: (answer, of_) => setShown({ ...answer, asked: of_ }),
  })
  const keep = useAct({
    run: (of_: NonNullable<typeof shown>) =>
      call(
        keepQuota,
        { org: hat.orgCode, ...of_.asked, shown: of_.shown, after: of.edition },
        { retries: 2 },
      ),
    onDone: ({ plan }) => {
      void queries.invalidateQueries({ queryKey: ['quota'] })
      void message.success('已提交。请本单位另一位管理员看过后批准，批准后公布。')
      void go({ to: '/quota/$plan', params: { plan }, search: {} })
    },
  })
  return (
    <>
      <Panel title="高中和名额" extra={<span className="quiet">名额不少于招生计划的 {of.percent}%</span>}>
        <Form layout="vertical">
          <SeniorRows rows={rows} percent={of.percent} onChange={changing(setRows)} />
          <div className="spaced">
            <Choices
              of={of}
              basis={basis}
              areas={areas}
              onBasis={changing(setBasis)}
              onAreas={changing(setAreas)}
            />
          </div>
        </Form>
        <Button
          type={shown === undefined ? 'primary' : 'default'}
          disabled={asked === undefined}
          loading={preview.busy}
          onClick={() => asked !== undefined && preview.start(asked)}
        >
          计算
        </Button>
        {asked === undefined && <span className="quiet"> 每所高中填好名称、招生计划和名额后可以计算。</span>}
      </Panel>
      {shown !== undefined && (
        <Panel
          title="计算结果（还没有提交）"
          extra={
            <Button type="primary" loading={keep.busy} onClick={() => keep.start(shown)}>
              提交，等另一人批准
            </Button>
          }
        >
          <Method ties={of.ties} />
          <ShareTable seniors={shown.asked.seniors} lines={shown.lines} />
        </Panel>
      )}
    </>
  )
}

/** 编制分配生名额 (I6): said, reckoned and looked at before it is kept. */
export function KeepQuotaPage() {
  const asked = useQuotaPlans()
  return (
    <>
      <Link to="/quota" search={{}}>
        ‹ 分配生名额
      </Link>
      <PageHead title="编制名额" lead="先填高中和名额，点“计算”看各初中分到多少，再提交。" />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <KeepQuota of={asked.data} />}
    </>
  )
}
