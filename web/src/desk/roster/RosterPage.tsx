import { useNavigate } from '@tanstack/react-router'
import { InboxOutlined } from '@ant-design/icons'
import { Button, Upload } from 'antd'
import { checkRoster, rosterTemplate } from '@zhongzhao/api/roster'
import { call, callFile } from '../../shared/call.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'
import { BatchList } from './BatchList.tsx'

/** 名册导入 (notice 二.2, B1): a file is checked first; nothing of the register changes before 确认导入. */
export function RosterPage() {
  const { hat } = useSession()
  const navigate = useNavigate()
  const template = useFile(() => callFile(rosterTemplate, {}))
  const own = hat.orgKind === 'school' || hat.orgKind === 'point' ? { school: hat.orgCode } : {}
  const check = useAct({
    run: (file: File) => call(checkRoster, own, { attachment: { part: 'roster', file, name: file.name } }),
    onDone: (batch) => void navigate({ to: '/roster/$batch', params: { batch: batch.id }, search: {} }),
  })
  const many = hat.orgKind === 'county'
  return (
    <>
      <PageHead
        title="名册导入"
        lead={
          many
            ? '一个文件可以包含本县（区）所有学校，按学校代码自动分开。'
            : '从学籍系统导出的名册直接放进来就可以。'
        }
      >
        <Button loading={template.busy} onClick={() => template.start(undefined)}>
          下载名册模板
        </Button>
      </PageHead>
      {hat.actions.has('roster.import') && (
        <Panel>
          <Upload.Dragger
            accept=".xls,.xlsx,.csv,.txt"
            multiple={false}
            showUploadList={false}
            disabled={check.busy}
            beforeUpload={(file) => {
              check.start(file)
              return false
            }}
          >
            <p className="drop-icon">
              <InboxOutlined />
            </p>
            <p className="drop-words">{check.busy ? '正在上传…' : '把名册文件拖到这里，或点这里选择文件'}</p>
            <p className="quiet">支持学籍系统导出的 .xls，以及 .xlsx、.csv（UTF-8 或 GB18030）。</p>
            <p className="quiet">
              <strong>先预检，预检不会改动名册。</strong>看过结果、点“确认导入”之后才会写入。
            </p>
          </Upload.Dragger>
        </Panel>
      )}
      <BatchList />
    </>
  )
}
