import { Alert, Button, Radio, Spin } from 'antd'
import { Link } from '@tanstack/react-router'
import { Picture } from '../parts/Picture.tsx'
import { Mark } from '../parts/Mark.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type Sheet, type Table, groupedDigits } from './scan.ts'

interface Props {
  readonly table: Table
  readonly busy: 'idle' | 'finding' | 'signing'
  /** Whether the scanned page stands on the screen; absent: the paper itself lies on the table. */
  readonly page?: 'seen' | 'unseen'
  /** Who signed in the guardian's place: a ground of the pack; the guardian when absent. */
  readonly ground: string | undefined
  readonly onGround: (code: string | undefined) => void
  readonly onSign: (sheet: Sheet) => void
  readonly onReturn: () => void
}

/** The sheet under the scanner: whose it is, whether it still says what the record says, what to do. */
export function SheetCard({ table, busy, page, ground, onGround, onSign, onReturn }: Props) {
  const { hat } = useSession()
  if (busy === 'finding') return <Spin className="page-spin" />
  if (table.kind === 'empty')
    return (
      <p className="scan-hint quiet">
        扫码后核对姓名、照片和两处签名，再按 <kbd>Enter</kbd> 登记；签得不对按 <kbd>F2</kbd> 退回；
        <kbd>Esc</kbd> 放下这张。
      </p>
    )
  const { sheet } = table
  return (
    <div className={`sheet-card sheet-${sheet.standing}`}>
      {hat.actions.has('image.read') && (
        <Picture registration={sheet.registration} image={sheet.portrait} kind="portrait" of={sheet.name} />
      )}
      <div className="sheet-words">
        <h2>
          {sheet.name} <span className="quiet">{sheet.className}</span>
        </h2>
        <p className="figures">
          编号 {sheet.number}　校验码 {groupedDigits(sheet.digits)}
        </p>
        <p className="quiet">{timeWords(sheet.printedAt)} 打印</p>
        <Standing sheet={sheet} />
        {sheet.standing === 'current' && <Guardian ground={ground} onGround={onGround} />}
        <div className="sheet-acts">
          {sheet.standing === 'current' && (
            <Button
              type="primary"
              size="large"
              loading={busy === 'signing'}
              disabled={page === 'unseen'}
              onClick={() => onSign(sheet)}
            >
              双方已签字，登记 <kbd>Enter</kbd>
            </Button>
          )}
          {sheet.standing !== 'signed' && sheet.standing !== 'superseded' && (
            <Button size="large" danger disabled={busy === 'signing'} onClick={onReturn}>
              签字有误退回 <kbd>F2</kbd>
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

/** 监护人不能到场 (J2): who signed instead, and which paper is filed with the sheet. */
function Guardian({ ground, onGround }: Pick<Props, 'ground' | 'onGround'>) {
  const { pack } = useSession()
  const { grounds, value } = pack.absentGuardian
  const chosen = grounds.find(({ code }) => code === ground)
  return (
    <fieldset className="guardian-signed">
      <legend>监护人一栏是谁签的</legend>
      <Radio.Group
        value={ground ?? ''}
        options={[
          { value: '', label: '监护人本人' },
          ...grounds.map(({ code, title }) => ({ value: code, label: title })),
        ]}
        onChange={(e) => onGround(e.target.value === '' ? undefined : String(e.target.value))}
      />
      <p className="quiet">
        {chosen === undefined ? value : `请确认登记表后附有${chosen.papers}，一并存档。`}
      </p>
    </fieldset>
  )
}

function Standing({ sheet }: { readonly sheet: Sheet }) {
  if (sheet.standing === 'signed')
    return (
      <Mark tone="done">
        已登记签字，信息已锁定{sheet.signedFor === undefined ? '' : `（${sheet.signedFor}）`}
      </Mark>
    )
  if (sheet.standing === 'superseded') return <Mark tone="quiet">已作废，被更正后的新表替代；留存备查</Mark>
  if (sheet.standing === 'stale')
    return (
      <Alert
        type="error"
        showIcon
        title="这张登记表已过期，不能登记"
        description={
          <>
            打印之后，考生信息或照片有过改动，纸上的内容和系统里的不一样了。请重新打印，由考生和监护人重新签字。
            <Link to="/pupils" search={{ pupil: sheet.registration }}>
              去考生档案重新打印
            </Link>
          </>
        }
      />
    )
  return (
    <>
      <Mark tone="underway">当前有效</Mark>
      {sheet.reasons.length > 0 && <p className="finding">上次退回：{sheet.reasons.join('；')}</p>}
      <p>请看：考生签名、监护人签名、日期都齐全，并且是本人签的。</p>
    </>
  )
}
