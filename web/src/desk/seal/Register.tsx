import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { printSheetRegister, sheetRegister } from '@zhongzhao/api/papers'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassCards } from '../parts/ClassCards.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFile } from '../parts/use-file.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { PageImage } from './PageImage.tsx'
import { type Sheet } from './scan.ts'

function toneOf(sheet: Sheet) {
  if (sheet.standing === 'signed') return 'done'
  if (sheet.standing === 'stale') return 'refused'
  return sheet.state === 'returned' ? 'look' : 'quiet'
}

const columnsOf = (sheets: readonly Sheet[]): ColumnsType<Sheet> => [
  { title: '姓名', dataIndex: 'name', className: 'wrap-name' },
  { title: '登记表编号', dataIndex: 'number', className: 'figures', responsive: ['md'] },
  {
    title: '打印时间',
    key: 'printedAt',
    responsive: ['md'],
    render: (_, sheet) => timeWords(sheet.printedAt),
  },
  {
    title: '情况',
    key: 'state',
    render: (_, sheet) => (
      <>
        <Mark tone={toneOf(sheet)}>
          {sheet.standing === 'stale' ? '打印后有改动，需重打' : sheet.stateName}
        </Mark>
        <span className="quiet wrap-name">
          {sheet.standing === 'signed' ? sheet.signedFor : sheet.reasons.join('；')}
        </span>
      </>
    ),
  },
  ...(sheets.some(({ scan }) => scan !== undefined)
    ? [{ title: '扫描件', key: 'scan', render: (_: unknown, sheet: Sheet) => <ScanOf sheet={sheet} /> }]
    : []),
]

/** 看扫描件: the page that was scanned; each look is recorded. */
function ScanOf({ sheet }: { readonly sheet: Sheet }) {
  const [shown, setShown] = useState<'shown' | 'hidden'>('hidden')
  if (sheet.scan === undefined) return null
  return (
    <>
      <Button size="small" onClick={() => setShown('shown')}>
        看扫描件
      </Button>
      {shown === 'shown' && (
        <Modal
          open
          width={900}
          title={`${sheet.name}的签字页扫描件`}
          footer={null}
          onCancel={() => setShown('hidden')}
        >
          <PageImage scan={sheet.scan} of={sheet.name} />
          <p className="quiet small">每次查看都有记录。</p>
        </Modal>
      )}
    </>
  )
}

/** 签字回收登记表 of a class (J2): who has signed, who has not, who has nothing printed yet. */
export function Register() {
  const chosen = useChosenClass()
  return (
    <>
      <div className="filters">
        <ClassChooser />
      </div>
      {chosen === undefined ? <ClassCards what="按班查看谁签了、谁没签" /> : <OfClass of={chosen} />}
    </>
  )
}

function OfClass({ of }: { readonly of: string }) {
  const asked = useQuery({ queryKey: ['register', of], queryFn: () => call(sheetRegister, { class: of }) })
  const print = useFile((format: 'pdf' | 'xlsx') => callFile(printSheetRegister, { class: of, format }))
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { sheets, missing } = asked.data
  const signed = sheets.filter((s) => s.standing === 'signed').length
  return (
    <>
      <Panel
        title={`已签字 ${signed} 人，待签字 ${sheets.length - signed} 人，未打印 ${missing.length} 人`}
        extra={
          <div className="acts">
            <Button disabled={print.busy} onClick={() => print.start('pdf')}>
              打印回收登记表
            </Button>
            <Button disabled={print.busy} onClick={() => print.start('xlsx')}>
              导出 XLSX
            </Button>
          </div>
        }
      >
        <WideTable<Sheet>
          label="签字回收登记表"
          rowKey="id"
          size="small"
          columns={columnsOf(sheets)}
          dataSource={[...sheets]}
          pagination={false}
          locale={{
            emptyText: <Blank what="还没有打印过登记表。" how="核验通过后，到“打印登记表”按班打印。" />,
          }}
        />
      </Panel>
      {missing.length > 0 && (
        <Panel title={`还没有登记表的 ${missing.length} 人`}>
          <ul className="names names-with-state">
            {missing.map((m) => (
              <li key={m.registration}>
                {m.name} <span className="quiet">{m.stateName}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
