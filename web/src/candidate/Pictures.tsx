import { disputePicture } from '@zhongzhao/api/images'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { imageVerdictNames } from '@zhongzhao/domain/images/finding'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import type { RegistrationView } from './checklist.ts'
import { Credentials } from './Credentials.tsx'
import { Dialog } from './Dialog.tsx'
import { Picture } from './Picture.tsx'
import { useRecord, useView } from './record-context.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

type Kind = 'portrait' | 'document'

const kinds = {
  portrait: {
    title: '照片',
    empty: (at: string) => `还没有照片。请按${at}的安排去拍照，拍好后会显示在这里。拍照不收取任何费用。`,
  },
  document: {
    title: '证件',
    empty: (at: string) => `还没有证件照片。请按${at}的安排带身份证去采集，采集后会显示在这里。`,
  },
} as const

const verdictNames: Readonly<Record<string, string>> = imageVerdictNames

/** What the verdict means for the candidate. The machine's doubts are written for who judges them, not for a pupil. */
const verdictWords: Readonly<Record<string, string>> = {
  accepted: '',
  doubtful: '学校老师会看一看，现在不用你做什么。结果会通知你。',
  refused: '请按学校的安排重新采集，不收取任何费用。采好后会显示在这里。',
}

/** Whether it is good enough, in words; who said 这不是我 waits for a new one, whatever the old one was. */
function Verdict({ picture }: { readonly picture: NonNullable<RegistrationView['pictures'][Kind]> }) {
  const at = <span className="hint">{chineseTime(instant(picture.at))} 采集</span>
  if (picture.disputed) {
    return (
      <>
        <p>{at}</p>
        <p className="finding warning">你已说明照片不是本人。学校会重新采集，新照片会显示在这里。</p>
      </>
    )
  }
  const words = verdictWords[picture.verdict] ?? ''
  return (
    <>
      <p className="verdict-line">
        <b className={`verdict ${picture.verdict}`}>{verdictNames[picture.verdict] ?? picture.verdict}</b>
        {at}
      </p>
      {words !== '' && <p>{words}</p>}
      {picture.reasons.map((reason) => (
        <p key={reason} className="finding error">
          {reason}
        </p>
      ))}
      {picture.findings
        .filter((found) => found.severity === 'error')
        .map((found) => (
          <p key={found.code + found.sentence} className="finding error">
            {found.sentence}
          </p>
        ))}
    </>
  )
}

/** 这不是我 (E0): asked once more, then told to the school. */
function NotMe({ view }: { readonly view: RegistrationView }) {
  const record = useRecord()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const key = useIntent(`dispute:${view.id}:${view.version}`)
  const { running, trouble, run } = useAct(async () => {
    record.adopt(await call(disputePicture, { id: view.id, version: view.version }, { key, retries: 2 }))
    setAsking('no')
  })
  return (
    <>
      <button type="button" onClick={() => setAsking('yes')}>
        这不是我
      </button>
      {asking === 'yes' && (
        <Dialog title="照片上的人不是你？" onClose={() => setAsking('no')}>
          <p>提交以后，学校会重新给你拍照；在那之前不能确认报名。只是觉得不好看，请不要选这一项。</p>
          <Trouble sentence={trouble} />
          <div className="buttons">
            <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
              照片不是我，请学校重拍
            </button>
            <button type="button" onClick={() => setAsking('no')}>
              是我，关闭
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Who collects this pupil: the pack says it of those at school and of those who returned home (notice 三.(五), 二.2(3)). */
function useCollector(): string {
  const { pack } = useRecord()
  const { place } = useView()
  const { enrolled, returnHome } = pack.returning.collection
  return { school: '学校', point: '报名点' }[place === 'point' ? returnHome : enrolled]
}

function One({ kind, view }: { readonly kind: Kind; readonly view: RegistrationView }) {
  const picture = view.pictures[kind]
  const { title, empty } = kinds[kind]
  const collector = useCollector()
  const reasons = (view.returned?.fields ?? []).filter((f) => f.field === kind)
  return (
    <section className="card" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{title}</h2>
      {reasons.map((f) => (
        <p key={f.reason} className="finding returned">
          <b>学校要求重新采集：</b>
          {f.reason}
        </p>
      ))}
      {picture === undefined && <p className={`picture ${kind} empty`}>{empty(collector)}</p>}
      {picture !== undefined && (
        <>
          <Picture
            registration={view.id}
            image={picture.id}
            kind={kind}
            alt={`学校采集的${title}`}
            findings={picture.verdict === 'refused' ? picture.findings : []}
          />
          <Verdict picture={picture} />
          {kind === 'portrait' && !picture.disputed && <NotMe view={view} />}
        </>
      )}
    </section>
  )
}

/** The pictures the school took, what the check says, and one way to say that it is somebody else. */
export function Pictures() {
  const view = useView()
  const collector = useCollector()
  return (
    <>
      <PageTitle sub={`照片和证件由${collector}统一采集，请核对是不是本人、清不清楚。`}>照片和证件</PageTitle>
      <Credentials view={view} />
      <div className="columns even">
        <One kind="portrait" view={view} />
        <One kind="document" view={view} />
      </div>
    </>
  )
}
