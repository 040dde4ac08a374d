import { Mark, StateMark, VerdictMark } from '../parts/Mark.tsx'
import { Blank } from '../parts/Blank.tsx'
import type { Board } from './board.ts'

/** Everybody, one line each; a touch opens the dossier. */
export function WholeClass({
  board,
  onOpen,
}: {
  readonly board: Board
  readonly onOpen: (id: string) => void
}) {
  if (board.pupils.length === 0)
    return <Blank what="班里还没有学生。" how="学校导入学籍名册后，学生会出现在这里。" />
  return (
    <ul className="whole-class">
      {board.pupils.map((pupil) => (
        <li key={pupil.id}>
          <button type="button" onClick={() => onOpen(pupil.id)}>
            <span className="whole-class-name">{pupil.name}</span>
            <span className="whole-class-marks">
              <StateMark state={pupil.state} />
              {pupil.portrait !== 'accepted' && (
                <span className="small">
                  照片 <VerdictMark verdict={pupil.portrait} />
                </span>
              )}
              {pupil.todo.length > 0 && <Mark tone="look">{pupil.todo.join('、')}</Mark>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
