import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { archiveBoxes, moveVolume, printVolume } from '@zhongzhao/api/archive'
import { call, callFile } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'
import { type Volume, useArchiveDone } from './archive-query.ts'
import { LendDialog } from './LendDialog.tsx'

const plain = [
  ['bind', '装订归档', '已装订归档，卷内不再变动。'],
  ['fill', '收入新到的', '已收入。'],
  ['dissolve', '拆卷', '已拆卷，登记表可以重新立卷。'],
] as const
type Plain = (typeof plain)[number][0]

/** 装盒: into one of the boxes that the organisation keeps. */
function BoxDialog({ of, onDone, onClose }: { of: Volume; onDone: () => void; onClose: () => void }) {
  const { hat } = useSession()
  const [box, setBox] = useState<string | undefined>(of.box?.id)
  const asked = useQuery({
    queryKey: ['archive', 'boxes', hat.orgCode],
    queryFn: () => call(archiveBoxes, { org: hat.orgCode }),
  })
  const put = useAct({
    run: (into: string) => call(moveVolume, { volume: of.id, version: of.version, event: 'box', box: into }),
    onDone,
  })
  return (
    <Modal
      open
      title="装盒"
      okText="装盒"
      okButtonProps={{ disabled: box === undefined }}
      confirmLoading={put.busy}
      onOk={() => box !== undefined && put.start(box)}
      onCancel={onClose}
    >
      <Select
        className="chooser wide"
        aria-label="档案盒"
        placeholder="请选择档案盒"
        loading={asked.isPending}
        value={box ?? null}
        options={(asked.data?.boxes ?? []).map(({ id, serial, place, custodian }) => ({
          value: id,
          label: `盒${serial} ${place}（${custodian}）`,
        }))}
        onChange={(value) => setBox(value ?? undefined)}
      />
      {asked.data?.boxes.length === 0 && <p className="quiet">还没有档案盒，请先到“档案盒”登记一个。</p>}
    </Modal>
  )
}

/** What may be done with a volume now. */
export function VolumeActs({ of }: { readonly of: Volume }) {
  const done = useArchiveDone()
  const [asking, setAsking] = useState<'nothing' | 'box' | 'lend'>('nothing')
  const close = () => setAsking('nothing')
  const settled = (words: string) => {
    close()
    done(words)
  }
  const move = useAct({
    run: (event: Plain) => call(moveVolume, { volume: of.id, version: of.version, event }),
    onDone: (_, event) => done(plain.find(([one]) => one === event)?.[2] ?? ''),
  })
  const print = useFile((format: 'pdf' | 'xlsx') => callFile(printVolume, { volume: of.id, format }))
  return (
    <>
      {plain
        .filter(([event]) => of.may.includes(event))
        .map(([event, label]) => (
          <Button
            key={event}
            type={event === 'bind' ? 'primary' : 'default'}
            disabled={move.busy}
            onClick={() => move.start(event)}
          >
            {label}
          </Button>
        ))}
      {of.may.includes('lend') && (
        <Button type="primary" onClick={() => setAsking('lend')}>
          借出
        </Button>
      )}
      {of.may.includes('box') && !of.pending && <Button onClick={() => setAsking('box')}>装盒</Button>}
      <Button disabled={print.busy} onClick={() => print.start('pdf')}>
        打印卷内目录
      </Button>
      <Button disabled={print.busy} onClick={() => print.start('xlsx')}>
        导出 XLSX
      </Button>
      {asking === 'box' && <BoxDialog of={of} onDone={() => settled('已装盒。')} onClose={close} />}
      {asking === 'lend' && <LendDialog volume={of} onDone={settled} onClose={close} />}
    </>
  )
}
