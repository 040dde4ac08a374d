import { Button } from 'antd'
import { CardMark } from '../documents/CardMark.tsx'
import { Mark, VerdictMark } from '../parts/Mark.tsx'
import { Picture } from '../parts/Picture.tsx'
import type { RegistrationView } from '../parts/registration-query.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { useSession } from '../session/session.ts'

type Kind = 'portrait' | 'document'

interface Props {
  readonly view: RegistrationView
  readonly busy: boolean
  readonly onJudge: (kind: Kind, verdict: 'accepted' | 'refused') => void
  readonly onTick: (field: Kind) => void
}

const kinds = [
  { kind: 'portrait', title: '照片' },
  { kind: 'document', title: '证件' },
] as const

/** Portrait and document large, with what the checks found; a doubtful one is judged here. */
export function Portraits({ view, busy, onJudge, onTick }: Props) {
  return (
    <>
      {kinds.map(({ kind, title }) => (
        <One key={kind} {...{ kind, title, view, busy, onJudge, onTick }} />
      ))}
    </>
  )
}

function One({
  kind,
  title,
  view,
  busy,
  onJudge,
  onTick,
}: Props & { readonly kind: Kind; readonly title: string }) {
  const { hat } = useSession()
  const picture = view.pictures[kind]
  const open = picture !== undefined && (picture.verdict !== 'accepted' || picture.disputed)
  const changeable = view.may.includes('return') || view.may.includes('pass')
  const keys = kind === 'portrait'
  return (
    <figure className="review-picture">
      <Picture
        registration={view.id}
        image={picture?.id}
        kind={kind}
        of={nameOf(view)}
        findings={picture?.verdict === 'accepted' ? [] : picture?.findings}
      />
      <figcaption>
        <strong>{title}</strong> <VerdictMark verdict={picture?.verdict ?? 'none'} />
        {kind === 'document' && <CardMark view={view} />}
        {picture?.disputed === true && <Mark tone="refused">考生说不是本人</Mark>}
        {picture?.reasons.map((reason) => (
          <span className="finding" key={reason}>
            已判为不合格：{reason}
          </span>
        ))}
        {picture?.findings.map((f) => (
          <span className="finding" key={f.rule + f.code}>
            {f.sentence}
          </span>
        ))}
        <span className="review-picture-acts">
          {open && hat.actions.has('image.judge') && (
            <>
              <Button size="small" disabled={busy} onClick={() => onJudge(kind, 'accepted')}>
                合格 {keys && <kbd>A</kbd>}
              </Button>
              <Button size="small" danger disabled={busy} onClick={() => onJudge(kind, 'refused')}>
                不合格 {keys && <kbd>X</kbd>}
              </Button>
            </>
          )}
          {changeable && (
            <Button size="small" type="link" onClick={() => onTick(kind)}>
              退回此项
            </Button>
          )}
        </span>
      </figcaption>
    </figure>
  )
}
