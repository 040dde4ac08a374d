import { confirm } from '@zhongzhao/api/registration'
import { CallLost, call } from '../shared/call.ts'
import { Findings } from '../shared/Findings.tsx'
import { PrintDraft, Reopen } from './after-confirming.tsx'
import { Band } from './Band.tsx'
import { type RegistrationView, routeOfField } from './checklist.ts'
import { ConsentNotice } from './Notices.tsx'
import { nextStep } from './next-step.ts'
import { ReadThrough } from './ReadThrough.tsx'
import { useRecord, useView } from './record-context.ts'
import { addressOf, go } from './route.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

/** Drafts that are not saved as sections yet: one press saves them all. */
function PendingDrafts() {
  const record = useRecord()
  const forms = record.pending()
  const { running, trouble, run } = useAct(async () => {
    for (const form of forms) await record.save(form.id)
  })
  if (forms.length === 0) return null
  return (
    <section className="banner" aria-label="没有保存的草稿">
      <h2>有草稿还没有保存</h2>
      <p>
        {forms.map((form) => `“${form.title}”`).join('、')}
        里有填了还没点“保存并继续”的内容，下面看到的是上次保存的。
      </p>
      <Trouble sentence={trouble} />
      <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在保存…' : '现在保存'}
      </button>
    </section>
  )
}

function useConfirming(view: RegistrationView) {
  const record = useRecord()
  const key = useIntent(`confirm:${view.id}:${view.version}`)
  return useAct(async () => {
    try {
      record.adopt(await call(confirm, { id: view.id, version: view.version }, { key, retries: 3 }))
    } catch (problem) {
      if (!(problem instanceof CallLost)) throw problem
      // The reply was lost; the record itself says whether it was done.
      const now = await record.reload()
      if (now.may.includes('confirm')) throw problem
    }
    go({ page: 'home' })
  })
}

/** The pledge and the one button (notice 三.(三)). A second click, a lost reply or a reload does nothing twice. */
function Pledge({ view, blocked }: { readonly view: RegistrationView; readonly blocked: string }) {
  const { pack } = useRecord()
  const { running, trouble, run } = useConfirming(view)
  return (
    <section className="card pledge" aria-labelledby="pledge-title">
      <h2 id="pledge-title">诚信承诺</h2>
      <p>{pack.pledge.value}</p>
      <Trouble sentence={trouble} />
      {blocked !== '' && <p className="note">{blocked}</p>}
      <button
        type="button"
        className="main wide"
        disabled={blocked !== ''}
        aria-busy={running === 'yes'}
        onClick={run}
      >
        {running === 'yes' ? '正在提交…' : '我已核对，确认提交'}
      </button>
    </section>
  )
}

function blockedBy(view: RegistrationView, errors: number, drafts: number): string {
  if (!view.may.includes('confirm')) {
    return view.may.includes('save')
      ? '还没有保存过任何一部分。请打开清单里的部分，核对后点“保存并继续”，再来确认提交。'
      : '现在不能确认提交，时间见本页顶部。'
  }
  if (view.consent.needed && view.consent.at === undefined) return '监护人同意书登记以后才能确认提交。'
  if (drafts > 0) return '请先保存草稿，再确认提交。'
  return errors > 0 ? `还有 ${errors} 处要先改好，见本页顶部，点一下就能到那里。` : ''
}

/** Read everything through, then confirm. */
export function Confirm() {
  const record = useRecord()
  const view = useView()
  const { pack } = record
  const hrefOf = (path: string) => addressOf(routeOfField(pack.forms, path))
  const errors = view.findings.filter((f) => f.severity === 'error')
  const doubts = view.findings.filter((f) => f.severity !== 'error')
  const confirmed = view.times.confirmed !== undefined
  return (
    <div className="reading">
      <PageTitle
        sub={
          confirmed
            ? nextStep(view.state, view.stateName, view.place).next
            : '请和监护人一起，对着身份证、户口簿逐项看一遍。'
        }
      >
        {confirmed ? '已确认的信息' : '核对并确认'}
      </PageTitle>
      <Band view={view} />
      {!confirmed && <PendingDrafts />}
      <ConsentNotice view={view} />
      {!confirmed && <Findings title={`还有 ${errors.length} 处要改好`} findings={errors} hrefOf={hrefOf} />}
      <Findings title="请留意" findings={doubts} hrefOf={hrefOf} />
      <ReadThrough view={view} />
      {confirmed ? (
        <div className="buttons">
          <PrintDraft view={view} />
          <Reopen view={view} />
        </div>
      ) : (
        <Pledge view={view} blocked={blockedBy(view, errors.length, record.pending().length)} />
      )}
    </div>
  )
}
