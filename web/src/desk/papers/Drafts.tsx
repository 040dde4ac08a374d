import { Button, Space } from 'antd'
import { paperDrafts, registerCorrections } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'

/** 信息采集草表 (D11): what the register knows is printed, the rest is filled in at home. */
export function Drafts({ of }: { readonly of: string }) {
  return (
    <>
      <DraftPanel of={of} />
      <Corrections of={of} />
    </>
  )
}

function DraftPanel({ of }: { readonly of: string }) {
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

/** 学籍更正清单 (D11): what candidates wrote under 学籍信息, for the keeper of the student register. */
function Corrections({ of }: { readonly of: string }) {
  const { hat } = useSession()
  const print = useFile((org: string) => callFile(registerCorrections, { org }))
  return (
    <Panel title="学籍更正清单">
      <p>考生填报时写明学籍信息有误的，汇成一张清单交学籍管理员核实；学籍系统更正后，重新导入名册即更新。</p>
      <p className="quiet">清单上证件号码是完整的，请专人保管。考生还没有保存的说明不在清单上。</p>
      <Space wrap>
        <Button loading={print.busy && print.input === of} onClick={() => print.start(of)}>
          打印学籍更正清单
        </Button>
        {hat.orgKind === 'school' && (
          <Button
            loading={print.busy && print.input === hat.orgCode}
            onClick={() => print.start(hat.orgCode)}
          >
            打印全校学籍更正清单
          </Button>
        )}
      </Space>
    </Panel>
  )
}
