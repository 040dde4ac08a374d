import { useQueryClient } from '@tanstack/react-query'
import { InboxOutlined } from '@ant-design/icons'
import { Alert, Upload } from 'antd'
import { useState } from 'react'
import { takePicture } from '@zhongzhao/api/images'
import { call } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { Picture } from '../parts/Picture.tsx'
import { PupilSearch } from '../parts/PupilSearch.tsx'
import type { PupilLine } from '../parts/lines.ts'
import { useAct } from '../parts/use-act.ts'
import type { Report } from './report.ts'
import type { Door } from './door.ts'

/** One picture for one pupil at the desk, checked at once. */
export function OnePicture({ door }: { readonly door: Door }) {
  const queries = useQueryClient()
  const [pupil, setPupil] = useState<PupilLine>()
  const [report, setReport] = useState<Report>()
  const take = useAct({
    run: ({ id, file }: { id: string; file: File }) =>
      call(
        takePicture,
        { id, kind: door },
        { attachment: { part: 'picture', file, name: file.name }, retries: 1 },
      ),
    onDone: (answer) => {
      setReport(answer)
      void queries.invalidateQueries({ queryKey: ['registration', answer.registration] })
      for (const key of ['progress', 'missing', 'doubtful', 'pupils'])
        void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const choose = (line: PupilLine) => {
    setPupil(line)
    setReport(undefined)
  }
  return (
    <Panel>
      <p>先找到考生，再放入{door === 'portrait' ? '照片' : '证件图片'}。</p>
      <PupilSearch onChoose={choose} />
      {pupil !== undefined && (
        <div className="one-picture">
          <Upload.Dragger
            accept="image/jpeg,.jpg,.jpeg"
            multiple={false}
            showUploadList={false}
            disabled={take.busy}
            beforeUpload={(file) => {
              take.start({ id: pupil.id, file })
              return false
            }}
          >
            <p className="drop-icon">
              <InboxOutlined />
            </p>
            <p className="drop-words">
              {take.busy
                ? '正在检查…'
                : `放入${pupil.name}（${pupil.className}）的${door === 'portrait' ? '照片' : '证件图片'}`}
            </p>
            <p className="quiet">JPEG 图片，点这里选择或拖进来</p>
          </Upload.Dragger>
          {report !== undefined && <Verdict report={report} door={door} />}
        </div>
      )}
    </Panel>
  )
}

function Verdict({ report, door }: { readonly report: Report; readonly door: Door }) {
  const [type, title] = !report.kept
    ? (['error', `${report.name}：不合格，没有存入，原来的图片没有变。`] as const)
    : report.looking === 'later'
      ? (['info', `${report.name}：已接收，正在检查。稍后在考生档案里看结果，不用重新上传。`] as const)
      : report.verdict === 'accepted'
        ? (['success', `${report.name}：合格，已存入。`] as const)
        : (['warning', `${report.name}：已存入，有疑点，由学校判定。`] as const)
  return (
    <div className="one-verdict">
      {report.image !== undefined && report.looking === 'now' && (
        <Picture
          registration={report.registration}
          image={report.image}
          kind={door}
          of={report.name}
          findings={report.findings}
        />
      )}
      <Alert
        type={type}
        showIcon
        title={title}
        description={
          <ul className="plain">
            {report.findings.map((f) => (
              <li key={f.code}>{f.sentence}</li>
            ))}
            {report.steps.length > 0 && report.kept && <li>已自动处理：{report.steps.join('、')}</li>}
          </ul>
        }
      />
    </div>
  )
}
