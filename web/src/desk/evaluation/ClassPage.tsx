import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { capUses, isOver, tallyOf } from '@zhongzhao/domain/evaluation/caps'
import { isComplete } from '@zhongzhao/domain/evaluation/overall'
import { type Scheme, columnsOf, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type At, type ClassView, type Edits, shownMarks } from './grid.ts'
import { Grid } from './Grid.tsx'
import { ImportFile } from './ImportFile.tsx'
import { Reopen } from './Reopen.tsx'
import { Shares } from './Shares.tsx'
import { SignClass } from './SignClass.tsx'
import { Tables } from './Tables.tsx'
import { type Conflict, useClassEvaluation, useTyping } from './use-typing.ts'
import './evaluation.css'

/** Shares with what is typed counted in; whose grade an objection gave is a head and no grade. */
function usesNow(scheme: Scheme, { pupils, others }: ClassView, edits: Edits) {
  const own = tallyOf(pupils.filter((p) => !p.upheld).map((p) => shownMarks(scheme, p, edits)))
  const columns = new Set([...Object.keys(own), ...Object.keys(others.tally)])
  const sum = [...columns].map((column) => {
    const grades = { ...others.tally[column] }
    for (const [grade, n] of Object.entries(own[column] ?? {})) grades[grade] = (grades[grade] ?? 0) + n
    return [column, grades] as const
  })
  return capUses(scheme, Object.fromEntries(sum), pupils.length + others.heads)
}

interface ConflictsProps {
  readonly view: ClassView
  readonly scheme: Scheme
  readonly all: readonly Conflict[]
  readonly settle: (one: Conflict, keep: 'mine' | 'theirs') => void
}

/** Cells that somebody else wrote meanwhile: theirs stand, ours are a click away. */
function Conflicts({ view, scheme, all, settle }: ConflictsProps) {
  if (all.length === 0) return null
  const columns = columnsOf(scheme)
  const named = (one: Conflict) => {
    const column = columns.find(({ code }) => code === one.column)
    const title = (grade: string | undefined) =>
      (column === undefined ? '' : gradeTitle(column, grade)) || '空'
    const name = view.pupils.find(({ id }) => id === one.id)?.name ?? ''
    return `${name} ${column?.title ?? ''}：对方填的是“${title(one.theirs)}”，您填的是“${title(one.mine)}”`
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`有 ${all.length} 处刚才由别人改过，没有覆盖`}
      description={
        <ul className="evaluation-conflicts">
          {all.map((one) => (
            <li key={`${one.id}${one.column}`}>
              {named(one)}{' '}
              <Button size="small" onClick={() => settle(one, 'mine')}>
                改用我的
              </Button>{' '}
              <Button size="small" onClick={() => settle(one, 'theirs')}>
                保留对方的
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  )
}

interface BarProps {
  readonly typing: ReturnType<typeof useTyping>
  readonly missing: number
}

function SaveBar({ typing, missing }: BarProps) {
  const { waiting, saving, savedAt, undoable } = typing
  const said =
    waiting > 0
      ? `${waiting} 处没有保存`
      : savedAt === undefined
        ? '没有改动'
        : `已保存 ${timeWords(savedAt).slice(-5)}`
  return (
    <div className="evaluation-bar">
      <output className={waiting > 0 ? 'evaluation-waiting' : 'quiet'}>
        {said}
        {missing > 0 && `；还有 ${missing} 人没有填完`}
      </output>
      <Button disabled={undoable === 0 || saving} onClick={typing.undo}>
        撤销
      </Button>
      <Button type="primary" loading={saving} disabled={waiting === 0} onClick={typing.save}>
        保存
      </Button>
    </div>
  )
}

/** Grades of the column at hand as buttons: for a mouse and for a finger. */
function GradeBar({
  scheme,
  at,
  onGrade,
}: {
  readonly scheme: Scheme
  readonly at: At
  readonly onGrade: (grade?: string) => void
}) {
  const column = columnsOf(scheme)[at.column]
  if (column?.given !== 'entered') return null
  return (
    <fieldset className="evaluation-grades">
      <legend className="unseen">{column.title}的等级</legend>
      <span className="quiet">{column.title}</span>
      {column.grades.map((grade) => (
        <Button key={grade.code} onClick={() => onGrade(grade.code)}>
          {grade.title}
        </Button>
      ))}
      <Button onClick={() => onGrade()}>清空</Button>
    </fieldset>
  )
}

function Sheet({ view }: { readonly view: ClassView }) {
  const { scheme } = useSession().pack.evaluation
  const [at, setAt] = useState<At>({ row: 0, column: 0 })
  const typing = useTyping(view, scheme)
  const open = view.may.includes('enter')
  const uses = usesNow(scheme, view, typing.edits)
  const over = new Set(uses.filter(isOver).map(({ column, grade }) => `${column} ${grade}`))
  const missing = view.pupils.filter((p) => !isComplete(scheme, shownMarks(scheme, p, typing.edits))).length
  const grade = (code?: string) => {
    const [pupil, column] = [view.pupils[at.row], columnsOf(scheme)[at.column]]
    if (pupil === undefined || column === undefined) return
    typing.put([{ id: pupil.id, column: column.code, grade: code }])
    setAt({ ...at, row: Math.min(at.row + 1, view.pupils.length - 1) })
  }
  const { put, undo, save, paste } = typing
  return (
    <>
      <Conflicts view={view} scheme={scheme} all={typing.conflicts} settle={typing.settle} />
      <Panel
        title={
          <>
            {view.class.name}　{view.pupils.length} 人{' '}
            <Mark tone={open ? 'look' : 'done'}>{view.stateName}</Mark>
          </>
        }
        extra={
          open && (
            <ImportFile
              org={view.class.code}
              onTake={(rows) =>
                typing.put(
                  rows.flatMap((row) =>
                    row.cells.map((cell) => ({ id: row.id, column: cell.column, grade: cell.now })),
                  ),
                )
              }
            />
          )
        }
      >
        <Shares uses={uses} />
        {open && (
          <p className="quiet small">
            用方向键移动，按等级的字母或序号（1 为最高）填写并到下一行，Delete 清空，Ctrl+Z 撤销；可以从
            Excel、WPS 里复制一块直接粘贴。
          </p>
        )}
        <Grid
          view={view}
          scheme={scheme}
          edits={typing.edits}
          at={at}
          acts={{ put, undo, save, paste, go: setAt }}
          writing={open ? 'open' : 'closed'}
          over={over}
        />
        {open && <GradeBar scheme={scheme} at={at} onGrade={grade} />}
        {open && <SaveBar typing={typing} missing={missing} />}
      </Panel>
    </>
  )
}

function leadOf(view: ClassView): string {
  const { from, until, open } = view.window
  const dates = `录入时间 ${timeWords(from)} 至 ${timeWords(until)}`
  if (view.signedAt !== undefined && !view.may.includes('enter'))
    return `校长 ${timeWords(view.signedAt)} 审签。`
  return open ? `${dates}。` : `${dates}，现在不在录入时间里。`
}

/** 班级综合素质评价 (notice 二.2(4)): the grid of a class, its shares, the head's signature. */
export function ClassPage() {
  const { class: code } = useParams({ from: '/frame/evaluation/$class' })
  const { hat } = useSession()
  const asked = useClassEvaluation(code)
  const view = asked.data
  return (
    <>
      <PageHead
        title="综合素质评价"
        lead={
          <>
            {hat.orgKind !== 'class' && (
              <>
                <Link to="/evaluation" search={view === undefined ? {} : { school: view.school.code }}>
                  全部班级
                </Link>
                　
              </>
            )}
            {view !== undefined && leadOf(view)}
          </>
        }
      >
        <Tables org={code} />
        {view?.may.includes('sign') === true && <SignClass view={view} />}
        {view?.may.includes('reopen') === true && <Reopen view={view} />}
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {view?.reason !== undefined && view.may.includes('enter') && (
        <Alert type="info" showIcon title={`校长退回重新录入：${view.reason}`} />
      )}
      {view !== undefined && <Sheet view={view} />}
    </>
  )
}
