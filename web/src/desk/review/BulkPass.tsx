import { App, Button, Checkbox, Modal, Progress } from 'antd'
import { useState } from 'react'
import { sampleOf } from '@zhongzhao/domain/base/sample'
import { VerdictMark } from '../parts/Mark.tsx'
import { Picture } from '../parts/Picture.tsx'
import { percent } from '../parts/words.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { useSession } from '../session/session.ts'
import { type Queue, left } from './queue.ts'
import { useBulk } from './use-bulk.ts'

interface Props {
  readonly queue: Queue
  readonly onPassed: (id: string) => void
}

/** 批量通过: only those in whom the rules see nothing doubtful, after a sample has been looked at (UX). */
export function BulkPass({ queue, onPassed }: Props) {
  const { modal } = App.useApp()
  const [open, setOpen] = useState<'open' | 'closed'>('closed')
  const [looked, setLooked] = useState<'looked' | 'not'>('not')
  const bulk = useBulk({ queue, onPassed })
  const start = () => {
    setLooked('not')
    setOpen('open')
    void bulk.look()
  }
  const close = () => {
    bulk.stop()
    setOpen('closed')
  }
  const confirm = () =>
    modal.confirm({
      title: `通过这 ${bulk.clean.length} 人？`,
      content: '通过后会逐个通知考生。批量通过不能整批撤销，发现问题可以逐个退回。',
      okText: '全部通过',
      cancelText: '再看看',
      onOk: () => void bulk.pass(),
    })
  return (
    <>
      <Button disabled={left(queue) < 2} onClick={start}>
        批量通过…
      </Button>
      <Modal open={open === 'open'} title="批量通过没有疑点的考生" width={760} footer={null} onCancel={close}>
        <p className="quiet">
          只包括：没有任何提示，学籍与填写完全一致，照片和证件都合格，没有被退回过的考生。
        </p>
        {bulk.phase !== 'looked' && (
          <Progress aria-label="批量通过进度" percent={percent(bulk.done, bulk.total)} />
        )}
        {bulk.phase === 'looking' && <p>正在逐个查看 {bulk.total} 人…</p>}
        {bulk.phase === 'passing' && (
          <p>
            已通过 {bulk.done} / {bulk.total} 人。<Button onClick={bulk.stop}>停下</Button>
          </p>
        )}
        {bulk.phase === 'looked' && (
          <>
            <p>
              <strong>{bulk.clean.length}</strong> 人没有疑点；另外 {bulk.total - bulk.clean.length}{' '}
              人需要逐个看。
            </p>
            {bulk.clean.length > 0 && (
              <>
                <Sample views={sampleOf(bulk.clean, 5)} />
                <p>
                  <Checkbox
                    checked={looked === 'looked'}
                    onChange={(e) => setLooked(e.target.checked ? 'looked' : 'not')}
                  >
                    我已看过上面的样本，照片与证件是同一人
                  </Checkbox>
                </p>
                <Button type="primary" disabled={looked === 'not'} onClick={confirm}>
                  通过这 {bulk.clean.length} 人
                </Button>
              </>
            )}
          </>
        )}
        {bulk.phase === 'passed' && <p>完成：通过 {bulk.done - bulk.failures.length} 人。</p>}
        {bulk.failures.length > 0 && (
          <ul className="plain">
            {bulk.failures.map((f) => (
              <li key={f.name + f.reason}>
                {f.name}：{f.reason}
              </li>
            ))}
          </ul>
        )}
      </Modal>
    </>
  )
}

function Sample({ views }: { readonly views: ReturnType<typeof useBulk>['clean'] }) {
  const { hat } = useSession()
  return (
    <ul className="sample">
      {views.map((view) => (
        <li key={view.id}>
          {hat.actions.has('image.read') && (
            <>
              <Picture
                registration={view.id}
                image={view.pictures.portrait?.id}
                kind="portrait"
                of={nameOf(view)}
              />
              <Picture
                registration={view.id}
                image={view.pictures.document?.id}
                kind="document"
                of={nameOf(view)}
              />
            </>
          )}
          <span>{nameOf(view)}</span> <VerdictMark verdict={view.pictures.portrait?.verdict ?? 'none'} />
        </li>
      ))}
    </ul>
  )
}
