import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import * as api from '@zhongzhao/api/naming-points'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call, sentenceOf } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

type Point = OutputOf<typeof api.pointsAt>['points'][number]
interface Entered {
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly openFrom: string
  readonly openUntil?: string
  readonly note?: string
}

/** 指定报名点 (notice 三.(一)2): named with what the public is told, changed, suspended, resumed. */
export function NamedPointsPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [editing, setEditing] = useState<Point | 'new'>()
  const asked = useQuery({
    queryKey: ['points-named', hat.orgCode],
    queryFn: () => call(api.pointsAt, { org: hat.orgCode }),
  })
  const done = (words: string) => {
    setEditing(undefined)
    void queries.invalidateQueries({ queryKey: ['points-named'] })
    void message.success(words)
  }
  const move = useAct({
    run: ({ point, event }: { point: Point; event: 'suspend' | 'resume' }) =>
      call(api.suspendPoint, { point: point.code, version: point.version, event }),
    onDone: (_, { event }) => done(event === 'suspend' ? '已暂停，公布的目录同时更新。' : '已恢复办理。'),
  })
  const points = asked.data?.points ?? []
  return (
    <>
      <PageHead
        title="指定报名点"
        lead="指定报名点并公布地址、电话和办公时间。工作人员在“授权管理”里为报名点授权。"
      >
        <Button type="primary" onClick={() => setEditing('new')}>
          指定报名点
        </Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && points.length === 0 && (
        <Panel>
          <Blank what="还没有指定报名点。" how="点“指定报名点”，填写名称、地址、电话和办公时间。" />
        </Panel>
      )}
      {points.map((point) => (
        <Panel
          key={point.code}
          title={
            <>
              {point.name}{' '}
              <Mark tone={point.stateName === '办理中' ? 'done' : 'look'}>{point.stateName}</Mark>
            </>
          }
          extra={
            <>
              <Button onClick={() => setEditing(point)}>修改公布的信息</Button>
              {(['suspend', 'resume'] as const)
                .filter((event) => point.may.includes(event))
                .map((event) => (
                  <Button key={event} disabled={move.busy} onClick={() => move.start({ point, event })}>
                    {event === 'suspend' ? '暂停' : '恢复'}
                  </Button>
                ))}
            </>
          }
        >
          <Told point={point} />
        </Panel>
      ))}
      {editing !== undefined && (
        <Edit
          org={hat.orgCode}
          point={editing === 'new' ? undefined : editing}
          onDone={() => done('已公布。')}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

function Told({ point }: { readonly point: Point }) {
  const told = point.particulars
  if (told === undefined) return <p className="quiet">还没有公布地址和电话，点“修改公布的信息”填写。</p>
  return (
    <>
      <p>
        {told.address}，电话 {told.phone}
      </p>
      <p>
        {told.openFrom} 起{told.openUntil !== undefined && `，到 ${told.openUntil}`}，{told.hours}
      </p>
      {told.note !== '' && <p className="quiet">{told.note}</p>}
    </>
  )
}

const fields = [
  ['address', '地址', 'text', 4],
  ['phone', '电话', 'text', 5],
  ['hours', '办公时间', 'text', 2],
  ['openFrom', '开始办理', 'date', 1],
] as const

interface EditProps {
  readonly org: string
  readonly point: Point | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

function Edit({ org, point, onDone, onClose }: EditProps) {
  const [form] = Form.useForm<Entered>()
  const [trouble, setTrouble] = useState<string>()
  const save = useAct<Entered, unknown>({
    run: ({ name, openUntil = '', note = '', ...told }) => {
      const given = { ...told, note, ...(openUntil === '' ? {} : { openUntil }) }
      return point === undefined
        ? call(api.namePoint, { org, name: name.trim(), ...given })
        : call(api.changePoint, { point: point.code, version: point.version, ...given })
    },
    onDone,
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return (
    <Modal
      open
      title={point === undefined ? '指定报名点' : point.name}
      okText="公布"
      confirmLoading={save.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={point?.particulars ?? {}}
        onFinish={save.start}
        onValuesChange={() => setTrouble(undefined)}
      >
        {point === undefined && (
          <Form.Item name="name" label="名称" rules={[{ required: true, min: 2, message: '请填写名称。' }]}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        {fields.map(([name, label, type, min]) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, min, message: `请填写${label}。` }]}
          >
            <Input type={type} maxLength={type === 'text' ? 60 : 10} />
          </Form.Item>
        ))}
        <Form.Item name="openUntil" label="最后一天" extra="不填则到采集结束。">
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
      </Form>
    </Modal>
  )
}
