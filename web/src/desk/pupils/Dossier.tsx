import { Alert, Drawer, Skeleton, Tabs } from 'antd'
import { CardMark } from '../documents/CardMark.tsx'
import { Credentials } from '../documents/Credentials.tsx'
import { Contradictions } from '../evidence/Contradictions.tsx'
import { Exemptions } from '../judging/Exemptions.tsx'
import { FoundList } from '../judging/FoundList.tsx'
import { Mark, StateMark, VerdictMark } from '../parts/Mark.tsx'
import { Picture } from '../parts/Picture.tsx'
import { type RegistrationView, useRegistration } from '../parts/registration-query.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { trackNames } from '@zhongzhao/domain/season/timetable'
import { DossierActs } from './DossierActs.tsx'
import { DossierHistory } from './DossierHistory.tsx'
import { DossierSections, nameOf } from './DossierSections.tsx'
import { Earlier } from './Earlier.tsx'

interface Props {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** 考生档案: everything about one candidate, sensitive numbers covered until asked for with a purpose. */
export function Dossier({ id, onClose }: Props) {
  const asked = useRegistration(id)
  const view = id === undefined ? undefined : asked.data
  return (
    <Drawer
      open={id !== undefined}
      size={760}
      title={view === undefined ? '考生档案' : `${nameOf(view)} · ${view.class.name}`}
      onClose={onClose}
      destroyOnHidden
    >
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {id !== undefined && asked.isPending && <Skeleton active avatar paragraph={{ rows: 8 }} />}
      {view !== undefined && <Inside view={view} />}
    </Drawer>
  )
}

function Inside({ view }: { readonly view: RegistrationView }) {
  return (
    <>
      <DossierActs view={view} />
      <Standing view={view} />
      <Contradictions key={view.id} view={view} />
      <Tabs
        items={[
          { key: 'sections', label: '报名信息', children: <DossierSections view={view} /> },
          { key: 'pictures', label: '照片与证件', children: <PicturesAndProofs view={view} /> },
          {
            key: 'history',
            label: '办理记录',
            children: (
              <>
                <Earlier id={view.id} />
                <DossierHistory id={view.id} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function PicturesAndProofs({ view }: { readonly view: RegistrationView }) {
  return (
    <>
      <Pictures view={view} />
      <Exemptions registration={view.id} />
      <Credentials view={view} />
    </>
  )
}

function isTrack(text: string): text is keyof typeof trackNames {
  return text in trackNames
}

function Standing({ view }: { readonly view: RegistrationView }) {
  return (
    <>
      <dl className="facts">
        <dt>状态</dt>
        <dd>
          <StateMark state={view.state} />
          {view.returned !== undefined && <Mark tone="look">被退回待修改</Mark>}
        </dd>
        <dt>报名号</dt>
        <dd className="figures">{view.number}</dd>
        <dt>报考类别</dt>
        <dd>{isTrack(view.track) ? trackNames[view.track] : view.track}</dd>
        <dt>学校</dt>
        <dd>{view.school.name}</dd>
        <dt>班级</dt>
        <dd>
          {view.class.name} {view.guest && <Mark tone="look">借读生</Mark>}
        </dd>
        {view.rosterClass !== undefined && (
          <>
            <dt>学籍班级</dt>
            <dd>{view.rosterClass.name}</dd>
          </>
        )}
        {view.period !== undefined && (
          <>
            <dt>填报时间</dt>
            <dd>
              <span className="whole">{timeWords(view.period.from)}</span> 至{' '}
              <span className="whole">{timeWords(view.period.until)}</span>
            </dd>
          </>
        )}
        {view.consent.needed && (
          <>
            <dt>监护人同意书</dt>
            <dd>
              {view.consent.at === undefined ? (
                <Mark tone="look">未收到</Mark>
              ) : (
                `${timeWords(view.consent.at)} 已登记`
              )}
            </dd>
          </>
        )}
      </dl>
      {view.returned !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={`${timeWords(view.returned.at)} 退回修改`}
          description={
            <ul className="plain">
              {view.returned.fields.map((f) => (
                <li key={f.field}>
                  {f.label}：{f.reason}
                </li>
              ))}
              {view.returned.note !== '' && <li>说明：{view.returned.note}</li>}
            </ul>
          }
        />
      )}
    </>
  )
}

const kinds = [
  { kind: 'portrait', title: '照片' },
  { kind: 'document', title: '证件' },
] as const

function Pictures({ view }: { readonly view: RegistrationView }) {
  const { hat } = useSession()
  if (!hat.actions.has('image.read')) {
    return (
      <ul className="plain">
        {kinds.map(({ kind, title }) => (
          <li key={kind}>
            {title}：<VerdictMark verdict={view.pictures[kind]?.verdict ?? 'none'} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className="dossier-pictures">
      {kinds.map(({ kind, title }) => {
        const picture = view.pictures[kind]
        return (
          <figure key={kind}>
            <Picture
              registration={view.id}
              image={picture?.id}
              kind={kind}
              of={nameOf(view)}
              findings={picture?.verdict === 'accepted' ? [] : picture?.findings}
            />
            <figcaption>
              {title} <VerdictMark verdict={picture?.verdict ?? 'none'} />
              {kind === 'document' && <CardMark view={view} />}
              {picture?.disputed === true && <Mark tone="refused">考生说不是本人</Mark>}
              {picture !== undefined && <span className="quiet"> {timeWords(picture.at)} 采集</span>}
              {picture?.reasons.map((reason) => (
                <p key={reason} className="finding">
                  判为不合格：{reason}
                </p>
              ))}
              {picture !== undefined && picture.findings.length > 0 && (
                <FoundList findings={picture.findings} />
              )}
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}
