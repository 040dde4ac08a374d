import { App, Button, Checkbox, Popover } from 'antd'
import { beijingText } from '@zhongzhao/domain/base/time'
import { serverNow } from '../../shared/clock.ts'
import { deliver } from '../../shared/deliver.ts'
import { useFilters } from '../address.ts'
import { csvText } from '../parts/csv.ts'
import { type Which, loadLines } from '../parts/lines.ts'
import { useAct } from '../parts/use-act.ts'
import { countWords } from '../parts/words.ts'
import { columnsText, exportRows, pupilColumns } from './columns.ts'
import { useShownColumns, useStandpoint } from './use-columns.ts'

/** Which columns are shown stands in the address, like the filters. */
function ColumnChooser() {
  const [, change] = useFilters()
  const from = useStandpoint()
  const shown = useShownColumns()
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-list"
          value={[...shown]}
          options={pupilColumns.map((column) => ({
            value: column.key,
            label: column.title,
            disabled: column.key === 'name',
          }))}
          onChange={(values) => change({ columns: columnsText(values, from) })}
        />
      }
    >
      <Button>显示哪些列</Button>
    </Popover>
  )
}

/** Column choice, and the whole list of the filter as a file: numbers stay covered (M2). */
export function ListActs({ which, total }: { readonly which: Which; readonly total: number }) {
  const shown = useShownColumns()
  const { message } = App.useApp()
  const take = useAct({
    run: () => loadLines(which),
    onDone: (lines) => {
      const text = csvText(exportRows(lines, shown))
      const name = `考生名单-${beijingText(serverNow()).slice(0, 10)}.csv`
      deliver({ blob: new Blob([text], { type: 'text/csv;charset=utf-8' }), name })
      const said = `已导出 ${countWords(lines.length)} 人，证件号码保持遮盖。`
      if (lines.length >= total) void message.success(said, 5)
      else void message.warning(`${said}共 ${countWords(total)} 人，一次导不完：请按学校或班级分次导出。`, 10)
    },
  })
  return (
    <>
      <ColumnChooser />
      <Button disabled={total === 0} loading={take.busy} onClick={() => take.start(undefined)}>
        {take.busy ? '正在导出…' : '导出名单（号码遮盖）'}
      </Button>
    </>
  )
}
