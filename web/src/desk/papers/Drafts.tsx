import { Button } from 'antd'
import { paperDrafts } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useFile } from '../parts/use-file.ts'

/** 信息采集草表 (D11): what the register knows is printed, the rest is filled in at home. */
export function Drafts({ of }: { readonly of: string }) {
  const print = useFile(() => callFile(paperDrafts, { class: of }))
  return (
    <Panel>
      <p>每名学生一份，已经印好学籍里的信息；带回家和监护人一起核对、补写，上机时照着填。</p>
      <p className="quiet">
        学籍里的信息有误的，在草表上改出来交给班主任，由学籍管理员按程序更正。草表不是正式登记表，不用签字存档。
      </p>
      <Button type="primary" loading={print.busy} onClick={() => print.start(undefined)}>
        打印全班草表
      </Button>
    </Panel>
  )
}
