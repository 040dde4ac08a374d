import { App, Button } from 'antd'
import { beijing, chineseTime } from '@zhongzhao/domain/base/time'
import { serverNow } from '../../shared/clock.ts'
import { Blank } from '../parts/Blank.tsx'
import { useSession } from '../session/session.ts'
import { type Board, copyAll, copyText, grouped, groups, unfinished } from './board.ts'

/** The end of filling in for those at their school, while it lies ahead. */
function useEnd(): string | undefined {
  const { pack } = useSession()
  const own = pack.windows.find((w) => w.track === 'inPlace' && w.activities.includes('fill'))
  if (own === undefined || beijing(own.until) <= serverNow()) return undefined
  return chineseTime(beijing(own.until)).replace(/^\d+年/, '')
}

function useCopy() {
  const { message, modal } = App.useApp()
  return async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success('已复制，可以粘贴到班级群。')
    } catch {
      // Plain http has no clipboard: show the text to be copied by hand.
      modal.info({
        title: '长按或全选复制',
        content: <textarea className="copy-text" readOnly rows={8} value={text} />,
      })
    }
  }
}

/** What is missing, by group, with one touch to copy the names for a chat. */
export function ToDo({ board }: { readonly board: Board }) {
  const until = useEnd()
  const copy = useCopy()
  const open = unfinished(board)
  const className = board.class.name
  const some = grouped(board).filter((g) => g.pupils.length > 0)
  if (some.length === 0)
    return <Blank what="全班都办完了。" how="有人没激活、没填完、被退回或缺照片时，会列在这里。" />
  return (
    <>
      {open.length > 0 && (
        <Button
          block
          size="large"
          type="primary"
          onClick={() => void copy(copyAll({ pupils: open, className, until }))}
        >
          复制未完成名单（{open.length} 人）
        </Button>
      )}
      {some.map(({ key, pupils }) => {
        const group = groups.find((g) => g.key === key)
        const title = group?.title ?? ''
        return (
          <section className="todo-group" key={key}>
            <header>
              <h2>
                {title} <span>{pupils.length}</span>
              </h2>
              <Button onClick={() => void copy(copyText({ title, pupils, className, until }))}>
                复制名单
              </Button>
            </header>
            <p className="todo-names">{pupils.map((p) => p.name).join('、')}</p>
          </section>
        )
      })}
    </>
  )
}
