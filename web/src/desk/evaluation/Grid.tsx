import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { isComplete } from '@zhongzhao/domain/evaluation/overall'
import { type Column, type Scheme, columnsOf, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import {
  type At,
  type Cell,
  type ClassView,
  type Edits,
  type Pupil,
  gradeOfKey,
  moved,
  shownMarks,
} from './grid.ts'

export interface GridActs {
  readonly put: (cells: readonly Cell[]) => void
  readonly undo: () => void
  readonly save: () => void
  readonly paste: (text: string, at: At) => void
  readonly go: (at: At) => void
}

interface Props {
  readonly view: ClassView
  readonly scheme: Scheme
  readonly edits: Edits
  readonly at: At
  readonly acts: GridActs
  readonly writing: 'open' | 'closed'
  /** Cells whose grade is one too many, `column grade`. */
  readonly over: ReadonlySet<string>
}

const emptying = new Set(['Delete', 'Backspace'])

/** The one place where keys of the grid are read. */
function keyPressed(event: KeyboardEvent, { view, scheme, at, acts, writing }: Props): void {
  const columns = columnsOf(scheme)
  const [column, pupil] = [columns[at.column], view.pupils[at.row]]
  const command = event.ctrlKey || event.metaKey
  const next = command
    ? undefined
    : moved(at, event.key, { rows: view.pupils.length, columns: columns.length })
  if (command && event.key.toLowerCase() === 'z') acts.undo()
  else if (command && event.key.toLowerCase() === 's') acts.save()
  else if (next !== undefined) acts.go(next)
  else if (column === undefined || pupil === undefined || command || writing === 'closed') return
  else if (emptying.has(event.key) && column.given === 'entered')
    acts.put([{ id: pupil.id, column: column.code }])
  else {
    const grade = gradeOfKey(column, event.key)
    if (grade === undefined) return
    acts.put([{ id: pupil.id, column: column.code, grade }])
    acts.go({ ...at, row: Math.min(at.row + 1, view.pupils.length - 1) })
  }
  event.preventDefault()
}

interface RowProps {
  readonly pupil: Pupil
  readonly row: number
  readonly columns: readonly Column[]
  readonly grid: Props
}

function Row({ pupil, row, columns, grid }: RowProps) {
  const { scheme, edits, at, acts, over } = grid
  const marks = shownMarks(scheme, pupil, edits)
  return (
    <tr className={isComplete(scheme, marks) ? '' : 'evaluation-todo'}>
      <th scope="row">
        <span className="quiet figures">{row + 1}</span> {pupil.name}
        {pupil.upheld && <span className="quiet small">（异议更正）</span>}
      </th>
      {columns.map((column, index) => {
        const grade = marks[column.code]
        const here = at.row === row && at.column === index
        const typed = edits[pupil.id]?.[column.code]
        const changed = typed !== undefined && typed !== (pupil.marks[column.code] ?? '')
        const names = [
          here ? 'evaluation-here' : '',
          changed ? 'evaluation-changed' : '',
          grade !== undefined && over.has(`${column.code} ${grade}`) ? 'evaluation-over' : '',
          column.given === 'derived' ? 'evaluation-derived' : '',
        ]
        return (
          <td
            key={column.code}
            tabIndex={here ? 0 : -1}
            data-here={here}
            className={names.join(' ')}
            aria-label={`${pupil.name} ${column.title} ${gradeTitle(column, grade) || '未填'}`}
            onMouseDown={() => acts.go({ row, column: index })}
            onFocus={() => {
              if (!here) acts.go({ row, column: index })
            }}
          >
            {gradeTitle(column, grade)}
          </td>
        )
      })}
    </tr>
  )
}

/** The focus follows the cell, but is not taken from elsewhere on the page. */
function useFollowed(at: At) {
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const table = grid.current
    if (table === null || !table.contains(document.activeElement)) return
    table.querySelector<HTMLElement>('[data-here=true]')?.focus()
  }, [at])
  return grid
}

/** 录入表: arrows move, a letter gives a grade and goes down, Enter goes down, Delete empties, Ctrl+Z undoes, a block is pasted. */
export function Grid(props: Props) {
  const { view, scheme, at, acts, writing } = props
  const columns = columnsOf(scheme)
  const grid = useFollowed(at)
  const pasted = (event: ClipboardEvent) => {
    if (writing === 'closed') return
    event.preventDefault()
    acts.paste(event.clipboardData.getData('text/plain'), at)
  }
  return (
    <div className="evaluation-scroll">
      <table
        ref={grid}
        // A table whose cells are chosen by keys is a grid; there is no tag for it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="综合素质评价录入表"
        aria-readonly={writing === 'closed'}
        className="evaluation-grid"
        onKeyDown={(event) => keyPressed(event, props)}
        onPaste={pasted}
      >
        <thead>
          <tr>
            <th scope="col">姓名</th>
            {columns.map((column) => (
              <th key={column.code} scope="col" title={column.about}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.pupils.map((pupil, row) => (
            <Row key={pupil.id} pupil={pupil} row={row} columns={columns} grid={props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
