import { Modal } from 'antd'
import { countWords } from '../parts/words.ts'
import type { SeasonMove, SeasonView } from './season-view.ts'

interface Props {
  readonly of: SeasonView
  readonly event: SeasonMove
  readonly busy: 'busy' | 'idle'
  readonly onGo: () => void
  readonly onClose: () => void
}

/** 提出结束、批准结束: what it does is said before, with the counts. */
export function MoveDialog({ of, event, busy, onGo, onClose }: Props) {
  const open = of.outcomes.filter(({ code }) => code !== 'completed' && code !== 'left')
  const unfinished = open.reduce((sum, { pupils }) => sum + pupils, 0)
  const waiting = of.waiting.reduce((sum, { count }) => sum + count, 0)
  const approving = event === 'approve'
  return (
    <Modal
      open
      title={approving ? '批准结束招生年度' : '提出结束招生年度'}
      okText={approving ? '批准结束' : '提出结束'}
      okButtonProps={{ danger: approving }}
      confirmLoading={busy === 'busy'}
      onOk={onGo}
      onCancel={onClose}
    >
      <p>{of.title}</p>
      <p>
        还有 {countWords(unfinished)} 人没有完成，{countWords(waiting)} 件事没有办结。
        结束不删除、不改动任何报名，只在旁边登记结果；没有办结的不再办理。
      </p>
      <p>
        {approving
          ? '批准后不能重新打开：报名信息只能查看；纸质材料的归档、借阅、移交照常办理。'
          : '提出后由另一位有权限的人批准；批准以前可以撤回。'}
      </p>
    </Modal>
  )
}
