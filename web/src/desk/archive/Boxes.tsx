import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { archiveBoxes, keepBox } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { stacked } from '../parts/stacked.ts'
import { useSession } from '../session/session.ts'
import { type Box, useArchiveDone, useArchiveOrg } from './archive-query.ts'

/** A new box, or another place or custodian of one. */
function BoxDialog({ of, onClose }: { readonly of: Box | 'new'; readonly onClose: () => void }) {
  const { hat } = useSession()
  const done = useArchiveDone()
  const was = of === 'new' ? { place: '', custodian: '' } : of
  const [place, setPlace] = useState(was.place)
  const [custodian, setCustodian] = useState(was.custodian)
  const which = of === 'new' ? {} : { box: of.id, version: of.version }
  const keep = useAct({
    run: () =>
      call(keepBox, { org: hat.orgCode, ...which, place: place.trim(), custodian: custodian.trim() }),
    onDone: () => {
      onClose()
      done(of === 'new' ? '已登记档案盒。打开案卷可以装盒。' : '已更改，原来的留痕可查。')
    },
  })
  return (
    <Modal
      open
      title={of === 'new' ? '新档案盒' : `档案盒 ${of.serial}`}
      okText="保存"
      okButtonProps={{ disabled: place.trim().length < 2 || custodian.trim().length < 2 }}
      confirmLoading={keep.busy}
      onOk={() => keep.start(undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="存放位置" htmlFor="box-place">
          <Input
            id="box-place"
            maxLength={100}
            placeholder="如：档案室 1 排 2 层"
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="保管人" htmlFor="box-custodian">
          <Input
            id="box-custodian"
            maxLength={50}
            autoComplete="off"
            value={custodian}
            onChange={(event) => setCustodian(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** 档案盒: where each stands, who answers for it, what is in it. */
export function Boxes() {
  const { hat } = useSession()
  const org = useArchiveOrg()
  const [open, setOpen] = useState<Box | 'new'>()
  const asked = useQuery({
    queryKey: ['archive', 'boxes', org],
    queryFn: () => call(archiveBoxes, { org }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const keeps = hat.actions.has('archive.keep') && org === hat.orgCode
  return (
    <>
      {keeps && (
        <div className="filters">
          <Button type="primary" onClick={() => setOpen('new')}>
            新档案盒
          </Button>
        </div>
      )}
      <Panel>
        <WideTable<Box>
          label="档案盒"
          rowKey="id"
          size="small"
          pagination={false}
          className="stacks"
          columns={stacked<Box>([
            { title: '盒号', key: 'serial', render: (_, { serial }) => `${serial} 号盒` },
            { title: '存放位置', dataIndex: 'place', className: 'wrap-words' },
            { title: '保管人', dataIndex: 'custodian' },
            { title: '卷数', dataIndex: 'volumes', align: 'right' },
            { title: '件数', dataIndex: 'sheets', align: 'right' },
            ...(keeps
              ? [
                  {
                    title: '办理',
                    key: 'acts',
                    render: (_: unknown, box: Box) => (
                      <Button size="small" onClick={() => setOpen(box)}>
                        更改位置、保管人
                      </Button>
                    ),
                  },
                ]
              : []),
          ])}
          dataSource={[...asked.data.boxes]}
          locale={{
            emptyText: (
              <Blank what="还没有档案盒。" how="点“新档案盒”登记存放位置和保管人，再把装订好的案卷装进去。" />
            ),
          }}
        />
      </Panel>
      {open !== undefined && (
        <BoxDialog key={open === 'new' ? 'new' : open.id} of={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
